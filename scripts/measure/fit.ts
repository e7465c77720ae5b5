import type { MeasureRules } from '../model/formats.js';
import { judgeCovers } from './covers.js';
import type { Area } from './ink.js';
import type { Item } from './items.js';
import type { Seen } from './seen.js';
import { openStyled } from './styled.js';
import type { Read } from './surfaces.js';

/** Judges whether what was read of the page keeps to its place and size. Runs inside the page. */

/** Whether words and pictures keep to their places and sizes. */
export function judgeFit({ items, surfaces, plates }: Read, rules: MeasureRules): Seen[] {
  const cutters: Cutters = { may: openStyled(['overflow', 'overflow-x', 'overflow-y']), limits: new Map() };
  return [
    ...items.flatMap((item) => judgeItem(item, rules, cutters)),
    ...(rules.scrolls ? [] : surfaces.flatMap(judgeSurface)),
    ...judgeCovers(items, plates),
  ];
}

function judgeItem(item: Item, rules: MeasureRules, cutters: Cutters): Seen[] {
  const over = overflowOf(item, rules);
  const cut = cutOf(item, rules, cutters);
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

/** Elements that may cut off what is in them, and what is known of those that were asked for. */
interface Cutters {
  readonly may: (element: Element) => boolean;
  readonly limits: Map<Element, Cutter | undefined>;
}

interface Cutter {
  readonly limit: Area;
  readonly cutsX: boolean;
  readonly cutsY: boolean;
}

/** By how much an element between the text and its box cuts it off. What the box itself cuts is overflow. */
function cutOf(item: Item, rules: MeasureRules, { may, limits }: Cutters): number {
  let cut = 0;
  for (let at: Element | null = item.element; at && at !== item.box && at !== document.body; at = at.parentElement) {
    if (!may(at)) continue;
    const cutter = limits.has(at) ? limits.get(at) : cutterAt(at, rules);
    limits.set(at, cutter);
    if (!cutter) continue;
    const { limit, cutsX, cutsY } = cutter;
    for (const area of item.areas) {
      if (cutsX) cut = Math.max(cut, limit.left - area.left, area.right - limit.right);
      if (cutsY) cut = Math.max(cut, limit.top - area.top, area.bottom - limit.bottom);
    }
  }
  return cut / item.scale;
}

function cutterAt(at: Element, { scrolls = false }: MeasureRules): Cutter | undefined {
  const style = getComputedStyle(at);
  const cuts = (overflow: string): boolean => overflow !== 'visible' && !(scrolls && /^(auto|scroll)$/.test(overflow));
  const [cutsX, cutsY] = [cuts(style.overflowX), cuts(style.overflowY)];
  if (!(at instanceof HTMLElement) || style.display === 'inline' || !(cutsX || cutsY)) return undefined;
  return { limit: at.getBoundingClientRect(), cutsX, cutsY };
}

/** Cards, frames and lines to write on that stick out of their box. */
function judgeSurface(item: Item): Seen[] {
  const by = Math.max(...item.areas.map((area) => passes(area, item.limit, safeOf(item.box) * item.scale))) / item.scale;
  return by > 1 ? [{ kind: 'overflow', item, by }] : [];
}
