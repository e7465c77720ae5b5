/** Narrower than this, or this low, slides are laid out as a page to read: shrunken they would be too small. In CSS px. */
export const smallScreen = (): MediaQueryList => matchMedia('(max-width: 699px), (max-height: 430px)');

/**
 * Returns what makes the text one size larger (1), smaller (-1), or as it was at first (0), and says the new size: 100, 125 or 150
 * percent. Slides that no longer fit scroll up and down.
 */
export function sizeText(): (step: -1 | 0 | 1) => void {
  const { body } = document;
  const said = document.querySelector<HTMLElement>('[data-size]');
  let percent = 100;
  return (step) => {
    percent = step === 0 ? 100 : Math.min(150, Math.max(100, percent + 25 * step));
    body.style.setProperty('--zoom', `${percent / 100}`);
    body.classList.toggle('zoomed', percent > 100);
    makeScrollable();
    if (said) said.textContent = said.dataset.size?.replace('{percent}', String(percent)) ?? '';
  };
}

/** Keeps what scrolls in step with the window. */
export function followWindow(): void {
  addEventListener('resize', makeScrollable);
  addEventListener('scroll', showMore, { capture: true, passive: true });
}

/** What scrolls can be reached with the keyboard, and a finger that moves a wide drawing or table does not turn the page. */
export function makeScrollable(): void {
  for (const area of document.querySelectorAll<HTMLElement>('.slide, .slide :is(.drawing, table)')) {
    const isLonger = area.scrollHeight > area.clientHeight + 1 && getComputedStyle(area).overflowY === 'auto';
    const isWider = !area.matches('.slide') && area.scrollWidth > area.clientWidth + 1;
    if (isLonger || isWider) area.tabIndex = 0;
    else if (area.tabIndex === 0) area.removeAttribute('tabindex');
    area.toggleAttribute('data-prevent-swipe', isWider);
  }
  showMore();
}

/** A shadow at the foot of a slide says that there is more below. */
function showMore(): void {
  for (const slide of document.querySelectorAll<HTMLElement>('.slide')) slide.classList.toggle('more-below', canScroll(slide, 1));
}

/** True where there is more of a slide in that direction. */
export const canScroll = ({ scrollTop, clientHeight, scrollHeight }: HTMLElement, direction: 1 | -1): boolean =>
  direction > 0 ? scrollTop + clientHeight < scrollHeight - 4 : scrollTop > 0;

/** Scrolls a slide by most of its height. False when there is no more in that direction. */
export function scrollSlide(slide: HTMLElement, direction: 1 | -1): boolean {
  const before = slide.scrollTop;
  slide.scrollBy(0, direction * slide.clientHeight * 0.8);
  return slide.scrollTop !== before;
}
