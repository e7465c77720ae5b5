import type { RevealApi } from 'reveal.js';
import { leaveToSlides } from '../reveal/choice.js';
import type { Path } from '../reveal/path.js';

/** Says where we are: on each slide, in the bar, and once in words to screen readers. */
export function reportPlace(deck: RevealApi, path: Path): void {
  const nav = document.querySelector<HTMLElement>('nav.bar');
  const spoken = document.querySelector('[aria-live]');
  const show = (): void => {
    const counted = path.shown().filter(isCounted);
    for (const [i, slide] of counted.entries()) {
      const number = slide.querySelector('.number');
      if (number) number.textContent = `${i + 1} / ${counted.length}`;
    }
    const at = counted.indexOf(deck.getCurrentSlide() as HTMLElement);
    const output = nav?.querySelector('output');
    if (output) output.textContent = at < 0 ? '' : `${at + 1} / ${counted.length}`;
    nav?.querySelector('[data-go=previous]')?.setAttribute('aria-disabled', String(deck.isFirstSlide()));
    nav?.querySelector('[data-go=next]')?.setAttribute('aria-disabled', String(deck.isLastSlide()));
  };
  const say = (): void => {
    if (spoken) spoken.textContent = placeInWords(deck.getCurrentSlide() as HTMLElement, path, nav?.dataset.slide ?? '');
  };
  deck.on('sync', show);
  deck.on('slidechanged', () => {
    show();
    say();
  });
  show();
}

/** The question which slides to show is not one of them. */
const isCounted = (slide: HTMLElement): boolean => slide.id !== 'choose';

/** "Slide 3 of 13: Side effects". */
function placeInWords(slide: HTMLElement, path: Path, words: string): string {
  const counted = path.shown().filter(isCounted);
  const number = counted.indexOf(slide) + 1;
  const place = words.replace('{number}', String(number)).replace('{total}', String(counted.length));
  return [...(number > 0 ? [place] : []), titleOf(slide)].join(': ');
}

/** A slide's heading without its source marks. */
export function titleOf(slide: HTMLElement): string {
  const heading = slide.querySelector('h1, h2')?.cloneNode(true) as HTMLElement | undefined;
  for (const mark of heading?.querySelectorAll('.mark') ?? []) mark.remove();
  return (heading?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Runs `actions[name]` when a control with `data-go="name"` is used. */
export function onControls(actions: Readonly<Record<string, () => void>>): void {
  document.addEventListener('click', (event) => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-go]') : null;
    const action = actions[control?.dataset.go ?? ''];
    if (!control || !action || control.getAttribute('aria-disabled') === 'true') return;
    leaveToSlides(event, control);
    action();
  });
}

export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}
