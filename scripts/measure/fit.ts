import type { MeasureRules } from '../model/formats.js';
import type { Finding, Pair } from './findings.js';
import type { Area, Item } from './items.js';

/** Judges whether what items.ts found keeps to its place and size. Runs inside the page. */

/** A finding before the worst of each block and kind is chosen. */
export interface Seen {
  readonly kind: Finding['kind'];
  readonly item: Item;
  readonly by: number;
  readonly pair?: Pair;
}

/** Whether words and pictures keep to their places and sizes. */
export function judgeFit({ items, surfaces }: { items: readonly Item[]; surfaces: readonly Item[] }, rules: MeasureRules): Seen[] {
  return [
    ...items.flatMap((item) => judgeItem(item, rules)),
    ...(rules.scrolls ? [] : surfaces.flatMap(judgeSurface)),
    ...judgePairs(items),
  ];
}

/** One finding a block and kind, the worst. */
export function worstOf(seen: readonly Seen[]): Finding[] {
  const worst = new Map<Element, Map<string, Seen>>();
  for (const one of seen) {
    const kinds = worst.get(one.item.owner) ?? new Map<string, Seen>();
    worst.set(one.item.owner, kinds);
    if (Math.abs(one.by) > Math.abs(kinds.get(one.kind)?.by ?? 0)) kinds.set(one.kind, one);
  }
  return [...worst.values()]
    .flatMap((kinds) => [...kinds.values()])
    .map(({ kind, item, by, pair }) => ({
      kind,
      key: item.element.closest('[data-b]')?.getAttribute('data-b') ?? undefined,
      box: item.box?.getAttribute('data-box') ?? undefined,
      under: headingOver(item.element),
      element: nameOf(item.element),
      text: item.text,
      by: Math.round(by * (kind === 'line-spacing' ? 100 : 10)) / (kind === 'line-spacing' ? 100 : 10),
      ...(pair ? { pair } : {}),
    }));
}

/** The heading of the slide, panel or section that an element stands in. */
function headingOver(element: Element): string | undefined {
  const part = element.closest('.section, .part, [data-box], section');
  const heading = part?.querySelector('h1, h2, h3, h4')?.textContent ?? '';
  return heading.replace(/\s+/g, ' ').trim().slice(0, 60) || undefined;
}

/** "p.caveat" */
function nameOf(element: Element): string {
  return [element.tagName.toLowerCase(), ...[...element.classList].slice(0, 2)].join('.');
}

function judgeItem(item: Item, rules: MeasureRules): Seen[] {
  const over = overflowOf(item, rules);
  const cut = cutOf(item, rules);
  const small = item.size === undefined ? 0 : minimumOf(item.element, rules) - item.size;
  const found: Seen[] = [];
  if (over > 1) found.push({ kind: 'overflow', item, by: over });
  if (cut > 1) found.push({ kind: 'clipped', item, by: cut });
  if (small > 0.1) found.push({ kind: 'small-text', item, by: small });
  return found;
}

function minimumOf(element: Element, rules: MeasureRules): number {
  const fine = Number.parseFloat(element.closest('[data-fine]')?.getAttribute('data-fine') ?? '');
  if (fine > 0) return fine;
  return element.closest('.mark') ? (rules.marks ?? rules.minText) : rules.minText;
}

function overflowOf({ box, limit, scale, areas }: Item, { scrolls = false }: MeasureRules): number {
  if (!box) {
    const wide = document.documentElement.clientWidth;
    return Math.max(...areas.map((area) => Math.max(-area.left - scrollX, area.right + scrollX - wide)));
  }
  const safe = safeOf(box) * scale;
  const long = { left: limit.left, right: limit.right, top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY };
  return Math.max(...areas.map((area) => passes(area, scrolls ? long : limit, safe))) / scale;
}

/** How far from the edges of its box, in its px, words and surfaces must stay: what a printer cannot reach, or a fold. */
const safeOf = (box: Element | null): number => Number.parseFloat(box?.getAttribute('data-safe') ?? '') || 0;

/** By how much an area passes a limit that is inset by `safe`. */
function passes(area: Area, limit: Area, safe: number): number {
  return Math.max(
    limit.left + safe - area.left,
    limit.top + safe - area.top,
    area.right - limit.right + safe,
    area.bottom - limit.bottom + safe,
  );
}

/** By how much an element between the text and its box cuts it off. What the box itself cuts is overflow. */
function cutOf(item: Item, { scrolls = false }: MeasureRules): number {
  let cut = 0;
  for (let at: Element | null = item.element; at && at !== item.box && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    const cuts = (overflow: string): boolean => overflow !== 'visible' && !(scrolls && /^(auto|scroll)$/.test(overflow));
    const [cutsX, cutsY] = [cuts(style.overflowX), cuts(style.overflowY)];
    if (!(at instanceof HTMLElement) || style.display === 'inline' || !(cutsX || cutsY)) continue;
    const limit = at.getBoundingClientRect();
    for (const area of item.areas) {
      if (cutsX) cut = Math.max(cut, limit.left - area.left, area.right - limit.right);
      if (cutsY) cut = Math.max(cut, limit.top - area.top, area.bottom - limit.bottom);
    }
  }
  return cut / item.scale;
}

/** Cards, frames and lines to write on that stick out of their box. */
function judgeSurface(item: Item): Seen[] {
  const by = Math.max(...item.areas.map((area) => passes(area, item.limit, safeOf(item.box) * item.scale))) / item.scale;
  return by > 1 ? [{ kind: 'overflow', item, by }] : [];
}

/** Lines of two blocks of one box, or of two labels of one drawing, that cover each other. */
function judgePairs(items: readonly Item[]): Seen[] {
  const byBox = new Map<Element | null, Item[]>();
  for (const item of items) {
    const inBox = byBox.get(item.box);
    if (inBox) inBox.push(item);
    else byBox.set(item.box, [item]);
  }
  return [...byBox.values()].flatMap(coversIn);
}

/** Compares each item with those that begin before it ends: a long page has thousands. */
function coversIn(items: readonly Item[]): Seen[] {
  const spans = items.map((item) => ({
    item,
    top: Math.min(...item.areas.map((area) => area.top)),
    bottom: Math.max(...item.areas.map((area) => area.bottom)),
  }));
  spans.sort((a, b) => a.top - b.top);
  const found: Seen[] = [];
  for (const [i, a] of spans.entries()) {
    for (let j = i + 1; j < spans.length; j++) {
      const b = spans[j];
      if (!b || b.top >= a.bottom) break;
      const by = canCover(a.item, b.item) ? coverOf(a.item, b.item) / b.item.scale : 0;
      if (by > 2) found.push({ kind: 'overlap', item: b.item, by });
    }
  }
  return found;
}

/** A drawing and its own labels, or a block and a block inside it, belong together. */
function canCover(a: Item, b: Item): boolean {
  return !a.owner.contains(b.owner) && !b.owner.contains(a.owner) && !a.element.contains(b.element) && !b.element.contains(a.element);
}

function coverOf(a: Item, b: Item): number {
  let worst = 0;
  for (const one of a.areas) {
    for (const two of b.areas) {
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      worst = Math.max(worst, Math.min(across, down));
    }
  }
  return worst;
}
