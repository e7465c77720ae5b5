/** What of the page on show is cut off, or lies beyond the window or its slide where nothing scrolls to it. Runs in the page. */
export function lostIn(area: Element): string[] {
  const frame = area.getBoundingClientRect();
  const lost: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth) lost.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  if (area.scrollWidth > area.clientWidth + 1) lost.push('sideways');
  const texts = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue?.trim() || parent.closest('.spoken, .skip, [hidden], aside.notes')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const scroller = parent.closest('.drawing, table');
    const scrolls = scroller !== null && getComputedStyle(scroller).overflowX === 'auto';
    if (!scrolls && boxes.some(({ left, right }) => left < frame.left - 1 || right > frame.right + 1))
      lost.push(`beside: ${node.nodeValue}`);
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowY, overflowX } = getComputedStyle(box);
      if (overflowY === 'visible' && overflowX === 'visible') continue;
      const edge = box.getBoundingClientRect();
      const end = edge.top + box.scrollHeight - box.scrollTop;
      const isCut = overflowY === 'hidden' && boxes.some(({ top, bottom }) => top < edge.top - 1 || bottom > edge.bottom + 1);
      if (isCut || boxes.some(({ bottom }) => bottom > end + 2 && overflowY !== 'visible')) lost.push(`cut: ${node.nodeValue}`);
      break;
    }
  }
  return lost;
}

/** What is wrong with what has the focus: nothing shown of it, or something stands over it. Runs in the page. */
export function hiddenFocus(): string | undefined {
  const at = document.activeElement;
  if (!at || at === document.body) return undefined;
  const name = `${at.tagName} ${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 30)}`;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return `${name}: no outline`;
  if (at.closest('[hidden], [inert], [aria-hidden=true]')) return `${name}: hidden`;
  const boxes = [...at.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const isSeen = boxes.some(({ left, right, top, bottom }) => {
    const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const over = document.elementFromPoint(x, y);
    return over !== null && (at.contains(over) || over.contains(at)) && top < innerHeight && bottom > 0;
  });
  return isSeen ? undefined : `${name}: covered, or outside the window`;
}
