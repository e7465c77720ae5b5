import type { RevealApi } from 'reveal.js';

/** Text sizes in percent; slides that no longer fit scroll up and down. */
const SIZES = [100, 125, 150] as const;

/** Narrower than this, or this low, a slide is laid out as a page to read: shrunken it would be too small. In CSS px. */
const SMALL = '(max-width: 699px), (max-height: 430px)';

export interface TextSize {
  readonly change: (step: -1 | 0 | 1) => void;
}

/** `change(1)` is one size larger, `change(0)` the size as it was at first. `onChange` hears the new size in percent. */
export function sizeText(deck: RevealApi, onChange: (percent: number) => void): TextSize {
  const shown = { index: 0 };
  return {
    change: (step) => {
      shown.index = step === 0 ? 0 : Math.min(SIZES.length - 1, Math.max(0, shown.index + step));
      const percent = SIZES[shown.index] ?? 100;
      const reveal = deck.getRevealElement() as HTMLElement;
      reveal.style.setProperty('--zoom', String(percent / 100));
      reveal.classList.toggle('zoomed', percent > 100);
      makeScrollable();
      onChange(percent);
    },
  };
}

/** Keeps the reading layout in step with the window. */
export function layOutForReading(deck: RevealApi): void {
  const small = matchMedia(SMALL);
  const show = (): void => {
    document.body.classList.toggle('reading', small.matches);
    deck.layout();
    makeScrollable();
  };
  small.addEventListener('change', show);
  addEventListener('resize', makeScrollable);
  addEventListener('scroll', showMore, { capture: true, passive: true });
  deck.on('slidechanged', () => {
    document.querySelector('section.present .slide')?.scrollTo(0, 0);
    makeScrollable();
  });
  show();
}

/** What scrolls can be reached with the keyboard, and a finger that moves a wide drawing does not turn the page. */
function makeScrollable(): void {
  for (const area of document.querySelectorAll<HTMLElement>('section.present .slide, section.present .drawing')) {
    const [down, across] = [area.scrollHeight > area.clientHeight + 1, area.scrollWidth > area.clientWidth + 1];
    if (down || across) area.tabIndex = 0;
    else area.removeAttribute('tabindex');
    area.toggleAttribute('data-prevent-swipe', across && area.matches('.drawing'));
  }
  showMore();
}

/** A shadow at the foot of a slide says that there is more below. */
function showMore(): void {
  const slide = document.querySelector('section.present .slide');
  slide?.classList.toggle('more-below', slide.scrollTop + slide.clientHeight < slide.scrollHeight - 4);
}

/** Scrolls the slide on show by most of its height. False when there is no more in that direction. */
export function scrollSlide(direction: 1 | -1): boolean {
  const slide = document.querySelector('section.present .slide');
  if (!slide) return false;
  const before = slide.scrollTop;
  slide.scrollBy(0, direction * slide.clientHeight * 0.8);
  return slide.scrollTop !== before;
}
