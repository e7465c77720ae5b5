/** Text sizes in percent, as in the deck for presenting; slides that no longer fit scroll up and down. */
const SIZES = [100, 125, 150] as const;

/** Returns what makes the text one size larger (1), smaller (-1), or as it was at first (0). `onChange` hears the size in percent. */
export function sizeText(onChange: (percent: number) => void): (step: -1 | 0 | 1) => void {
  const shown = { index: 0 };
  return (step) => {
    shown.index = step === 0 ? 0 : Math.min(SIZES.length - 1, Math.max(0, shown.index + step));
    const percent = SIZES[shown.index] ?? 100;
    document.body.style.setProperty('--zoom', String(percent / 100));
    document.body.classList.toggle('zoomed', percent > 100);
    makeScrollable();
    onChange(percent);
  };
}

/** What scrolls can be reached with the keyboard. */
export function makeScrollable(): void {
  for (const area of document.querySelectorAll<HTMLElement>('.slide:not([hidden]), .slide:not([hidden]) :is(.drawing, table)')) {
    const isLonger = area.scrollHeight > area.clientHeight + 1 && getComputedStyle(area).overflowY === 'auto';
    if (isLonger || isWider(area)) area.tabIndex = 0;
    else if (area.tabIndex === 0) area.removeAttribute('tabindex');
  }
  showMore();
}

/** True for a drawing or table that is wider than the screen: a finger on it moves it. */
export const isWider = (area: Element): boolean => area.matches('.drawing, table') && area.scrollWidth > area.clientWidth + 1;

/** A shadow at the foot of a slide says that there is more below. */
export function showMore(): void {
  const slide = document.querySelector('.slide:not([hidden])');
  slide?.classList.toggle('more-below', slide.scrollTop + slide.clientHeight < slide.scrollHeight - 4);
}

/** Scrolls a slide by most of its height. False when there is no more in that direction. */
export function scrollSlide(slide: Element | undefined, direction: 1 | -1): boolean {
  if (!slide) return false;
  const before = slide.scrollTop;
  slide.scrollBy(0, direction * slide.clientHeight * 0.8);
  return slide.scrollTop !== before;
}
