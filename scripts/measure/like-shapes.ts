import { hexOf, leastContrast, type Rgb } from '../model/contrast.js';
import { itemOf } from './contrast.js';
import type { Pair } from './findings.js';
import type { Paint } from './paint.js';
import type { Seen } from './seen.js';

/** Judges whether the shapes of a drawing can be told from one another without their colors. Runs inside the page. */

export interface Shape {
  readonly element: SVGGraphicsElement;
  readonly fills: readonly Paint[];
  readonly strokes: readonly Paint[];
  /** The form of the pattern of its fill; empty for a plain one. */
  readonly pattern: string;
  readonly area: DOMRect;
  /** From the screen to its own units; none for what is used again (`use`), of which only the colors are known. */
  readonly back: DOMMatrix | undefined;
}

/** Two colors that differ less look alike in grey print, or to color-blind eyes. */
export const LEAST = 1.5;

const colorOf = ({ fills, strokes }: Shape): Rgb | undefined => (fills[0] ?? strokes[0])?.rgb;

function pairOf(one: Rgb, other: Rgb): Pair | undefined {
  const { ratio, vision } = leastContrast(one, other);
  return ratio < LEAST ? { ink: hexOf(other), ground: hexOf(one), ratio: Math.floor(ratio * 100) / 100, needs: LEAST, vision } : undefined;
}

/** Shapes of one form and size in one drawing whose colors look alike in grey print or to color-blind eyes: below 1.5:1. */
export function judgeLikeShapes(shapes: readonly Shape[], labelOf: (element: Element) => string): Seen[] {
  const forms = new Map<string, Rgb>();
  return shapes.flatMap((shape) => {
    const rgb = colorOf(shape);
    if (!rgb) return [];
    const form = formOf(shape);
    const first = forms.get(form);
    if (!first) forms.set(form, rgb);
    if (!first || first.join() === rgb.join()) return [];
    const pair = pairOf(first, rgb);
    return pair
      ? [{ kind: 'color-alone' as const, item: itemOf(shape.element, labelOf(shape.element)), by: LEAST - pair.ratio, pair }]
      : [];
  });
}

/** What a shape looks like but for its color. */
function formOf({ element, area, fills, strokes, pattern }: Shape): string {
  const style = getComputedStyle(element);
  const length = element instanceof SVGGeometryElement ? Math.round(element.getTotalLength()) : element.getAttribute('href');
  const kind = [fills.length, strokes.length, style.strokeDasharray, style.strokeWidth, pattern];
  return [element.tagName, Math.round(area.width), Math.round(area.height), length, ...kind].join(' ');
}

/** Red, green and blue together: less is a shade, and not another hue. */
const OTHER_HUE = 60;
/** A line that goes through so much of its drawing is a curve; a shorter one is part of a sign. */
const CURVE = 0.25;
/** A label belongs to the nearest shape of its kind, as far away as so many of its heights. */
const NEAR = 1.5;

/**
 * Curves, bars and parts of one drawing that their hue alone tells apart: alike in all but their course or length, without a label of
 * their own. A person looks at each: in a picture of things colors may say nothing.
 */
export function judgeHues(shapes: readonly Shape[], words: readonly Element[], item: Seen['item']): Seen[] {
  const kinds = new Map<string, Shape[]>();
  for (const shape of shapes) {
    for (const kind of kindsOf(shape)) kinds.set(kind, [...(kinds.get(kind) ?? []), shape]);
  }
  for (const alike of kinds.values()) {
    const named = alike.length > 1 ? labelled(alike, words) : new Set();
    for (const [index, one] of alike.entries()) {
      const other = alike.slice(index + 1).find((two) => isLike(one, two) && !(named.has(one) && named.has(two)));
      const pair = other && pairOf(colorOf(one) as Rgb, colorOf(other) as Rgb);
      if (pair) return [{ kind: 'hue-alone', item, by: LEAST - pair.ratio, pair }];
    }
  }
  return [];
}

const isLike = (one: Shape, other: Shape): boolean => {
  const [a, b] = [colorOf(one), colorOf(other)];
  if (!a || !b || Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < OTHER_HUE) return false;
  // One that is twice as large is told by that.
  const isAsLarge = !isSign(one) || Math.max(one.area.width, other.area.width) < 2 * Math.min(one.area.width, other.area.width);
  return isAsLarge && pairOf(a, b) !== undefined;
};

const isSign = ({ element, fills, area }: Shape): boolean => fills.length > 0 && signOf(element, area) !== undefined;

/** Of what kinds of a chart's parts a shape may be one; shapes of one kind are compared. A pattern is a difference that is seen. */
function kindsOf({ element, fills, strokes, area, pattern }: Shape): string[] {
  const style = getComputedStyle(element);
  const sign = fills.length > 0 ? signOf(element, area) : undefined;
  if (sign) return [`${sign} ${pattern}`];
  if (pattern !== '') return [];
  const svg = element.ownerSVGElement?.getBoundingClientRect();
  const line = [style.strokeDasharray, Math.round(Number.parseFloat(style.strokeWidth)), style.markerStart, style.markerEnd].join(' ');
  if (fills.length === 0 && element instanceof SVGGeometryElement) {
    const isCurve =
      strokes.length > 0 && svg !== undefined && Math.hypot(area.width, area.height) >= CURVE * Math.hypot(svg.width, svg.height);
    return isCurve ? [`curve ${line}`] : [];
  }
  if (strokes.length > 0) return [];
  if (element instanceof SVGRectElement)
    return [`column ${Math.round(area.width)} ${Math.round(area.bottom)}`, `bar ${Math.round(area.height)} ${Math.round(area.left)}`];
  const commands = (element.getAttribute('d') ?? '').replace(/[^a-z]/gi, '');
  return element instanceof SVGPathElement && commands.length > 2 ? [`part ${commands.toUpperCase()}`] : [];
}

/** A closed shape about as wide as it is high is a sign, an egg too: round ones are like one another in whatever way they are drawn. */
function signOf(element: Element, { width, height }: DOMRect): string | undefined {
  const stretch = Math.max(width, height) / Math.min(width, height);
  if (element instanceof SVGCircleElement || element instanceof SVGEllipseElement) return stretch <= 1.6 ? 'round' : undefined;
  if (stretch > 1.25 || !(element instanceof SVGRectElement)) return undefined;
  const [edge, side] = [
    Number.parseFloat(getComputedStyle(element).rx) || 0,
    Math.min(element.width.baseVal.value, element.height.baseVal.value),
  ];
  return edge > side * 0.4 ? 'round' : undefined;
}

/** The shapes that some label is nearest to, or stands on. */
function labelled(alike: readonly Shape[], words: readonly Element[]): ReadonlySet<Shape> {
  const named = new Set<Shape>();
  for (const text of words) {
    const place = text.getBoundingClientRect();
    const [nearest] = alike.map((shape) => ({ shape, far: distance(place, shape) })).sort((a, b) => a.far - b.far);
    if (nearest && nearest.far <= NEAR * place.height) named.add(nearest.shape);
  }
  return named;
}

/** CSS px from a label to the nearest of some points along the edge of a shape; 0 for a label on its area. */
function distance(place: DOMRect, { element, fills, area }: Shape): number {
  const matrix = element.getScreenCTM();
  if (!(element instanceof SVGGeometryElement) || !matrix || (fills.length > 0 && isInside(place, area)))
    return fills.length > 0 ? 0 : Number.POSITIVE_INFINITY;
  const length = element.getTotalLength();
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 24; step++) {
    const { x, y } = element.getPointAtLength((length * step) / 24).matrixTransform(matrix);
    const [dx, dy] = [Math.max(place.left - x, 0, x - place.right), Math.max(place.top - y, 0, y - place.bottom)];
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}

const isInside = (place: DOMRect, area: DOMRect): boolean => {
  const [x, y] = [place.left + place.width / 2, place.top + place.height / 2];
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
};
