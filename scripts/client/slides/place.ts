import type { Presentation } from './presentation.js';

/** Shows a slide that one has just come to from its top, and says once in words to screen readers where that is. */
export function arrive(deck: Presentation): void {
  deck.current().scrollTo(0, 0);
  say(placeInWords(deck));
}

/** Shows where one is: on each slide that bears its number, in the bar, and at the buttons at either end. */
export function showPlace(deck: Presentation): void {
  const { counted, number } = placeOf(deck);
  const outOf = (place: number): string => `${place} / ${counted.length}`;
  for (const [i, slide] of counted.entries()) put(slide.querySelector('.number'), outOf(i + 1));
  put(document.querySelector('nav output'), number > 0 ? outOf(number) : '');
  const [slides, current] = [deck.slides(), deck.current()];
  setOff('previous', slides[0] === current);
  setOff('next', slides.at(-1) === current);
}

/** The slides with numbers, and the number of the one on show: 0 for the question which slides to show, which has none. */
function placeOf(deck: Presentation): { counted: readonly HTMLElement[]; number: number } {
  const counted = deck.slides().filter((slide) => !slide.matches('.choose'));
  return { counted, number: counted.indexOf(deck.current()) + 1 };
}

function put(line: Element | null, text: string): void {
  if (line) line.textContent = text;
}

function setOff(name: string, isOff: boolean): void {
  document.querySelector(`[data-go=${name}]`)?.setAttribute('aria-disabled', `${isOff}`);
}

/** "Slide 3 of 13: Side effects". */
export function placeInWords(deck: Presentation): string {
  const { counted, number } = placeOf(deck);
  const words = document.querySelector('nav')?.dataset.slide ?? '';
  const place = words.replace('{number}', String(number)).replace('{total}', String(counted.length));
  return `${number > 0 ? `${place}: ` : ''}${titleOf(deck.current())}`;
}

/** Tells screen readers. */
export function say(text: string): void {
  put(document.querySelector('[aria-live]'), text);
}

/** A slide's heading without its source marks. */
export function titleOf(slide: HTMLElement): string {
  const heading = slide.querySelector('h1, h2')?.cloneNode(true) as HTMLElement | undefined;
  for (const mark of heading?.querySelectorAll('.mark') ?? []) mark.remove();
  return (heading?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
