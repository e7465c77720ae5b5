/** Narrower than this, or this low, all slides stand in order as a page to read: shrunken they would be too small. In CSS px. */
const SMALL = '(max-width: 699px), (max-height: 430px)';

export interface Stage {
  /** In order. While the script runs they stand beside the SVGs that Marp drew them in. */
  readonly slides: readonly HTMLElement[];
  readonly isReading: () => boolean;
}

/**
 * Takes the slides out of their SVGs: a text inside one can neither grow nor flow, and Safari paints what scrolls there in the
 * wrong place. On paper they go back, and each fills its page. `onLayout` hears of each change, and is called once at the start.
 */
export function takeStage(main: HTMLElement, onLayout: () => void): Stage {
  const homes = [...main.querySelectorAll('.marpit > svg > foreignObject')];
  const slides = homes.flatMap((home) => home.querySelector<HTMLElement>(':scope > section') ?? []);
  const small = matchMedia(SMALL);
  const paper = matchMedia('print');
  const lift = (): void => {
    if (slides.every((slide) => slide.parentElement?.matches('.marpit'))) return;
    for (const slide of slides) slide.closest('.marpit > svg')?.after(slide);
    onLayout();
  };
  const putBack = (): void => {
    for (const [i, slide] of slides.entries()) {
      show(slide, true);
      homes[i]?.append(slide);
    }
  };
  const layOut = (): void => {
    document.body.classList.toggle('reading', small.matches);
    if (!paper.matches) onLayout();
  };
  addEventListener('beforeprint', putBack);
  addEventListener('afterprint', lift);
  paper.addEventListener('change', () => (paper.matches ? putBack() : lift()));
  small.addEventListener('change', layOut);
  new ResizeObserver(() => fit(main)).observe(main);
  document.body.classList.add('presenting');
  layOut();
  if (!paper.matches) lift();
  return { slides, isReading: () => small.matches };
}

/** What is not on show can neither be reached with the keyboard nor be read by a screen reader. */
export function show(slide: HTMLElement, isShown: boolean): void {
  slide.hidden = !isShown;
  slide.toggleAttribute('inert', !isShown);
}

/** A slide of 1280 x 720 as large as the window has room for. */
function fit(main: HTMLElement): void {
  main.style.setProperty('--fit', String(Math.min(main.clientWidth / 1280, main.clientHeight / 720)));
}
