import { nameOf } from './contract/breach.js';
import type { Area } from './ink.js';
import { type Item, lineOf } from './items.js';
import { readPaint } from './paint.js';
import type { Seen } from './seen.js';
import type { Plate } from './surfaces.js';

/** Judges whether words are free of what else is painted. Runs inside the page. */

/** By how much, in px of its box, words must be covered both ways before that is seen. */
const LEAST = 2;

/** Lines of two blocks of one box, or of two labels of one drawing, that cover each other, and those that a card or its edge lies on. */
export function judgeCovers(items: readonly Item[], plates: readonly Plate[]): Seen[] {
  const byBox = new Map<Element | null, Item[]>();
  for (const item of items) {
    const inBox = byBox.get(item.box);
    if (inBox) inBox.push(item);
    else byBox.set(item.box, [item]);
  }
  return [...byBox.values()].flatMap((inBox) => coversIn(inBox)).concat(coveredBy(items, plates));
}

interface Span {
  readonly item: Item;
  readonly top: number;
  readonly bottom: number;
}

/** From the top down: a long page has thousands, and each is compared only with those that begin before it ends. */
function spansOf(items: readonly Item[]): Span[] {
  const spans = items.map((item) => ({
    item,
    top: Math.min(...item.areas.map((area) => area.top)),
    bottom: Math.max(...item.areas.map((area) => area.bottom)),
  }));
  return spans.sort((a, b) => a.top - b.top);
}

function coversIn(items: readonly Item[]): Seen[] {
  const spans = spansOf(items);
  const found: Seen[] = [];
  for (const [i, a] of spans.entries()) {
    for (let j = i + 1; j < spans.length; j++) {
      const b = spans[j];
      if (!b || b.top >= a.bottom) break;
      const by = coverOf(a.item, b.item) / b.item.scale;
      if (by > LEAST && canCover(a.item, b.item)) found.push({ kind: 'overlap', item: b.item, by, cover: a.item.text });
    }
  }
  return found;
}

/** A drawing and its own labels, and the parts of one line, belong together. */
function canCover(a: Item, b: Item): boolean {
  const areWords = a.size !== undefined && b.size !== undefined;
  if (!areWords) return !a.element.contains(b.element) && !b.element.contains(a.element) && a.owner !== b.owner;
  const [one, other] = [lineOf(a.element), lineOf(b.element)];
  return one !== other && (a.owner !== b.owner || !a.element.closest('svg'));
}

function coverOf(a: Item, b: Item): number {
  let worst = 0;
  for (const one of a.areas) for (const two of b.areas) worst = Math.max(worst, common(one, two));
  return worst;
}

/** How far two areas lie on one another, the lesser of both ways. */
function common(one: Area, two: Area): number {
  const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
  const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return Math.min(across, down);
}

/** One line of words, and what lies on it. */
interface Hit {
  readonly item: Item;
  readonly area: Area;
  readonly plate: Plate;
  readonly by: number;
}

function coveredBy(items: readonly Item[], plates: readonly Plate[]): Seen[] {
  const spans = spansOf(items.filter(({ size, element }) => size !== undefined && !element.closest('svg')));
  const hits = plates.flatMap((plate) => hitsOf(plate, spans));
  const crossed = hits.filter(({ plate, area, item }) => crosses(plate, area) && !hasOwnGround(item.element));
  const hidden = onTop(hits.filter((hit) => hit.plate.isOpaque && !crossed.includes(hit)));
  return [...crossed, ...hidden].map(({ item, by, plate }) => ({ kind: 'overlap', item, by, cover: nameOf(plate.element) }));
}

function hitsOf(plate: Plate, spans: readonly Span[]): Hit[] {
  const found: Hit[] = [];
  for (const { item, top, bottom } of spans) {
    if (top >= plate.area.bottom) break;
    const isApart = bottom <= plate.area.top || item.box !== plate.box;
    if (isApart || plate.element.contains(item.element) || item.element.contains(plate.element)) continue;
    for (const area of item.areas) {
      const by = common(area, plate.area) / item.scale;
      if (by > LEAST) found.push({ item, area, plate, by });
    }
  }
  return found;
}

/** Whether a drawn edge runs through letters, and not beside them. */
function crosses({ area: plate, edges }: Plate, words: Area): boolean {
  return edges.some((side) =>
    side === 'top' || side === 'bottom'
      ? plate[side] > words.top + LEAST && plate[side] < words.bottom - LEAST
      : plate[side] > words.left + LEAST && plate[side] < words.right - LEAST,
  );
}

/** Words that stand on an edge as a title does in a frame hide it. */
const hasOwnGround = (element: Element): boolean =>
  [element, lineOf(element)].some((one) => readPaint(getComputedStyle(one).backgroundColor)?.alpha === 1);

/** Those whose plate the browser paints over the words: it is asked at the middle of what both have in common. */
function onTop(hits: readonly Hit[]): Hit[] {
  if (hits.length === 0) return [];
  const from = { x: scrollX, y: scrollY };
  const all = document.head.appendChild(
    Object.assign(document.createElement('style'), { textContent: '*{pointer-events:auto!important}' }),
  );
  const places = hits.map(({ area, plate }) => ({
    x: (Math.max(area.left, plate.area.left) + Math.min(area.right, plate.area.right)) / 2 + from.x,
    y: (Math.max(area.top, plate.area.top) + Math.min(area.bottom, plate.area.bottom)) / 2 + from.y,
  }));
  const found = hits.filter(({ item, plate }, i) => {
    const { x = 0, y = 0 } = places[i] ?? {};
    scrollTo({ left: from.x, top: y - innerHeight / 2, behavior: 'instant' });
    const stack = document.elementsFromPoint(x - scrollX, y - scrollY);
    const [above, words] = [stack.indexOf(plate.element), stack.indexOf(item.element)];
    return above >= 0 && words > above;
  });
  scrollTo({ left: from.x, top: from.y, behavior: 'instant' });
  all.remove();
  return found;
}
