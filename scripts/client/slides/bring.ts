/**
 * Scrolls what is inside this page until `place` is seen: with its top at the top, or no further than it must. Not the page around a
 * frame: the browser's own scrollIntoView() would.
 */
export function bring(place: Element, way: 'start' | 'nearest'): void {
  const page = document.scrollingElement ?? document.documentElement;
  const margin = Number.parseFloat(getComputedStyle(place).scrollMarginTop) || 0;
  for (let box = place.parentElement; box; box = box.parentElement) {
    if (box !== page && !/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const { top: start, bottom: end } = box === page ? { top: 0, bottom: innerHeight } : box.getBoundingClientRect();
    const { top, bottom } = place.getBoundingClientRect();
    const toStart = top - margin - start;
    const toEnd = Math.min(bottom - end, toStart);
    box.scrollTop += way === 'start' || toStart < 0 ? toStart : Math.max(0, toEnd);
  }
}
