import { smallScreen } from '../slides/size.js';

/**
 * Takes the slides out of their SVGs while the script runs, and puts them beside those: a text inside one can neither grow nor flow,
 * and Safari paints what scrolls there in the wrong place. On paper they go back, and each fills its page.
 * `onLayout` is called at the start and after each change.
 */
export function takeStage(main: HTMLElement, slides: readonly HTMLElement[], onLayout: () => void): void {
  const homes = slides.map((slide) => slide.parentElement);
  const [small, paper] = [smallScreen(), matchMedia('print')];
  const layOut = (): void => {
    if (slides.some((slide) => !slide.parentElement?.matches('.marpit'))) return;
    document.body.classList.toggle('reading', small.matches);
    onLayout();
  };
  const lift = (): void => {
    for (const [i, slide] of slides.entries()) homes[i]?.parentElement?.after(slide);
    layOut();
  };
  const putBack = (): void => {
    for (const [i, slide] of slides.entries()) {
      show(slide, true);
      homes[i]?.append(slide);
    }
  };
  addEventListener('beforeprint', putBack);
  addEventListener('afterprint', lift);
  paper.addEventListener('change', () => (paper.matches ? putBack() : lift()));
  small.addEventListener('change', layOut);
  new ResizeObserver(() => scale(main)).observe(main);
  document.body.classList.add('presenting');
  if (!paper.matches) lift();
}

/** What is not on show can neither be reached with the keyboard nor be read by a screen reader. */
export function show(slide: HTMLElement, isShown: boolean): void {
  slide.hidden = !isShown;
  slide.toggleAttribute('inert', !isShown);
}

/** A slide of 1280 x 720 as large as the window has room for. Larger text may use all of that room. */
function scale(main: HTMLElement): void {
  const fit = Math.min(main.clientWidth / 1280, main.clientHeight / 720);
  main.style.setProperty('--fit', String(fit));
  main.style.setProperty('--room-x', `${main.clientWidth / fit}px`);
  main.style.setProperty('--room-y', `${main.clientHeight / fit}px`);
}
