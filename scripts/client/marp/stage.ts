import { smallScreen } from '../slides/size.js';

/**
 * Makes room for one slide at a time, as large as the window allows; on a small screen the page stays one to read.
 * `onLayout` is called at the start and after each change.
 */
export function takeStage(main: HTMLElement, onLayout: () => void): void {
  const small = smallScreen();
  const layOut = (): void => {
    document.body.classList.toggle('reading', small.matches);
    onLayout();
  };
  small.addEventListener('change', layOut);
  // On paper the page was as long as another one: then one is where one was.
  onPaper().addEventListener('change', ({ matches }) => matches || layOut());
  new ResizeObserver(() => scale(main)).observe(main);
  document.body.classList.add('presenting');
  layOut();
}

/** True while the page is laid out for paper: nobody reads it then. */
export const onPaper = (): MediaQueryList => matchMedia('print');

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
