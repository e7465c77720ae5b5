import type { Presentation } from './presentation.js';

/** Shows a slide that one has just come to from its top, and says once in words to screen readers where that is. */
export function arrive(deck: Presentation): void {
  deck.current().scrollTo(0, 0);
  say(placeInWords(deck));
}

/** Shows where one is: on each slide that bears its number, in the bar, and at the buttons at either end. */
export function showPlace(deck: Presentation): void {
  const line = numbered(deck);
  const [slides, current] = [deck.slides(), deck.current()];
  for (const slide of deck.all) put(slide.querySelector('.number'), placeOf(slide, deck, line));
  for (const way of document.querySelectorAll<HTMLElement>('.leaps li')) showWay(way, deck);
  put(document.querySelector('nav output'), placeOf(current, deck, line));
  setOff('previous', slides[0] === current);
  setOff('next', slides.at(-1) === (slides.includes(current) ? current : mainOf(current, deck)));
}

/** A way to a slide that this patient is not shown is not offered. */
function showWay(way: HTMLElement, { all }: Presentation): void {
  const address = way.querySelector('a')?.hash.slice(1);
  way.hidden = !all.some((slide) => slide.isConnected && addressOf(slide) === address);
}

const addressOf = (slide: HTMLElement): string => slide.id || slide.parentElement?.id || '';

/** The slide itself, or the one of the main line that it stands below. */
export function mainOf(slide: HTMLElement, { all }: Pick<Presentation, 'all'>): HTMLElement {
  const { deeper } = slide.dataset;
  return all.find((one) => deeper !== undefined && addressOf(one) === deeper) ?? slide;
}

export const isDeeper = (slide: HTMLElement): boolean => slide.dataset.deeper !== undefined;

/** The main line: all slides with a whole number. The question which slides to show has none, nor has what begins the appendix. */
export const numbered = (deck: Presentation): HTMLElement[] =>
  deck.slides().filter((slide) => !slide.matches('.choose, .appendix') && !isDeeper(slide));

/** "5", below it "5.1", or nothing where it has none. */
export function numberOf(slide: HTMLElement, deck: Presentation, line: readonly HTMLElement[] = numbered(deck)): string {
  const main = mainOf(slide, deck);
  const number = line.indexOf(main) + 1;
  if (number === 0 || slide === main) return number === 0 ? '' : `${number}`;
  const below = deck.all.filter((one) => isDeeper(one) && one.isConnected && mainOf(one, deck) === main);
  return `${number}.${below.indexOf(slide) + 1}`;
}

function placeOf(slide: HTMLElement, deck: Presentation, line: readonly HTMLElement[]): string {
  const number = numberOf(slide, deck, line);
  return number && `${number} / ${line.length}`;
}

function put(line: Element | null, text: string): void {
  if (line) line.textContent = text;
}

function setOff(name: string, isOff: boolean): void {
  document.querySelector(`[data-go=${name}]`)?.setAttribute('aria-disabled', `${isOff}`);
}

/** "Slide 3 of 13: Side effects". */
export function placeInWords(deck: Presentation): string {
  const number = numberOf(deck.current(), deck);
  const words = document.querySelector('nav')?.dataset.slide ?? '';
  const place = words.replace('{number}', number).replace('{total}', String(numbered(deck).length));
  return `${number ? `${place}: ` : ''}${titleOf(deck.current())}`;
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
