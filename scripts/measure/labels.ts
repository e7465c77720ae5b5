import { nameOf } from './contract/breach.js';
import { itemOf } from './contrast.js';
import { hitBy, isBefore } from './hit-shapes.js';
import type { Shape } from './like-shapes.js';
import type { Seen } from './seen.js';

/** Judges whether the labels of a drawing are free. Runs inside the page. */

/** Of the points at which a label is looked at, so many in a line are a crossing. */
const CROSSED_FROM = 4;
/** Where small letters stand in the height of their line. */
const ROWS = [0.45, 0.55, 0.65];
/** How far apart the points are, in CSS px. */
const STEP = 2;

/** Labels through which a line goes that nothing hides under them. A label with an outline of its own keeps lines off. */
export function judgeCrossed(words: readonly SVGGraphicsElement[], shapes: readonly Shape[]): Seen[] {
  return words.flatMap((text) => {
    const area = text.getBoundingClientRect();
    const near = shapes.filter((shape) => meets(shape.area, area));
    if (near.length === 0 || (Number.parseFloat(getComputedStyle(text).strokeWidth) > 1 && getComputedStyle(text).stroke !== 'none'))
      return [];
    let hits = 0;
    for (const row of ROWS) {
      for (let x = area.left + 1; x < area.right; x += STEP) {
        if (isCrossedAt(new DOMPoint(x, area.top + area.height * row), text, near)) hits++;
      }
    }
    return hits >= CROSSED_FROM
      ? [{ kind: 'crossed' as const, item: itemOf(text, text.textContent?.trim()), by: (hits * STEP) / ROWS.length }]
      : [];
  });
}

function isCrossedAt(point: DOMPoint, text: Element, near: readonly Shape[]): boolean {
  let crossed = false;
  for (const shape of near) {
    const part = hitBy(point, shape);
    if (part === 'stroke') crossed = true;
    else if (part === 'fill' && isBefore(shape.element, text)) crossed = false;
  }
  return crossed;
}

const meets = (one: DOMRect, other: DOMRect): boolean =>
  one.left < other.right + 10 && one.right > other.left - 10 && one.top < other.bottom + 10 && one.bottom > other.top - 10;

/** What is painted over letters and lets less through than this is in the way of them. */
const VEILS = 0.25;
/** So much of a label may be under a corner of something. */
const FREE = 0.08;

/** Labels over which a shape is painted: in drawing programs a bar is brought to the front by one key. */
export function judgeHidden(words: readonly SVGGraphicsElement[], shapes: readonly Shape[]): Seen[] {
  return words.flatMap((text) => {
    const area = text.getBoundingClientRect();
    const over = shapes.filter((shape) => meets(shape.area, area) && isBefore(text, shape.element));
    if (over.length === 0 || area.width === 0 || text.textContent?.trim() === '') return [];
    const hidden = new Map<Shape, number>();
    let points = 0;
    for (const row of ROWS) {
      for (let x = area.left + 1; x < area.right; x += STEP, points++) {
        const point = new DOMPoint(x, area.top + area.height * row);
        const top = over.findLast((shape) => veils(shape, point));
        if (top) hidden.set(top, (hidden.get(top) ?? 0) + 1);
      }
    }
    const hits = [...hidden.values()].reduce((sum, one) => sum + one, 0);
    const [worst] = [...hidden].sort(([, a], [, b]) => b - a);
    return worst && hits > points * FREE
      ? [
          {
            kind: 'overlap' as const,
            item: itemOf(text, text.textContent?.trim()),
            by: (hits * STEP) / ROWS.length,
            cover: nameOf(worst[0].element),
          },
        ]
      : [];
  });
}

function veils(shape: Shape, point: DOMPoint): boolean {
  const part = hitBy(point, shape);
  const paints = part === 'fill' ? shape.fills : part === 'stroke' ? shape.strokes : [];
  return paints.some(({ alpha }) => alpha > VEILS);
}
