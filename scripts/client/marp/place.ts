import { titleOf } from '../slides/bar.js';

/** Shows where we are: number, progress, buttons at either end, the slide's name in the menu. */
export function showPlace(slides: readonly HTMLElement[], index: number): void {
  const total = slides.length;
  const put = (selector: string, text: string): void => {
    const line = document.querySelector(selector);
    if (line) line.textContent = text;
  };
  put('nav output', `${index + 1} / ${total}`);
  document.querySelector('[data-go=previous]')?.setAttribute('aria-disabled', String(index === 0));
  document.querySelector('[data-go=next]')?.setAttribute('aria-disabled', String(index === total - 1));
  const bar = document.querySelector<HTMLElement>('.progress span');
  if (bar) bar.style.width = `${((index + 1) / total) * 100}%`;
}

/** "Slide 3 of 13: Side effects". */
export function placeInWords(slides: readonly HTMLElement[], index: number): string {
  const words = document.querySelector('nav')?.dataset.slide ?? '';
  const slide = slides[index];
  const place = words.replace('{number}', String(index + 1)).replace('{total}', String(slides.length));
  return slide ? `${place}: ${titleOf(slide)}` : '';
}

/** Tells screen readers. */
export function say(text: string): void {
  const spoken = document.querySelector('[aria-live]');
  if (spoken) spoken.textContent = text;
}

/** `#4` is the fourth slide; `#results` the slide with that id, or the one that holds it. */
export function slideOfHash(hash: string, slides: readonly HTMLElement[]): number | undefined {
  const name = nameIn(hash);
  if (/^\d+$/.test(name)) return Number(name) - 1;
  const target = name === '' ? null : document.getElementById(name);
  const index = target ? slides.findIndex((slide) => slide.contains(target)) : -1;
  return index < 0 ? undefined : index;
}

/** An address that was cut or mended by hand names no slide. */
function nameIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
