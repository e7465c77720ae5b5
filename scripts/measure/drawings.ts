import { leastContrast, type Rgb } from '../model/contrast.js';
import { itemOf, judgePair } from './contrast.js';
import { hitBy, isBefore } from './hit-shapes.js';
import { judgeCrossed, judgeHidden } from './labels.js';
import { judgeHues, judgeLikeShapes, LEAST, type Shape } from './like-shapes.js';
import { type Grounds, groundOf, layOver, opacityOf, type Paint, quietColors, readPaint } from './paint.js';
import type { Seen } from './seen.js';

/** Judges the shapes of drawings, charts and signs. Runs inside the page. */

export interface Drawings {
  readonly seen: Seen[];
  /** What the words of drawings stand on. */
  readonly grounds: ReadonlyMap<Element, readonly Rgb[]>;
}

/** Shapes against what they stand on (3:1, WCAG 2.2, 1.4.11), and like shapes that color alone tells apart. Logos are let be. */
export function judgeDrawings(grounds: Grounds): Drawings {
  const quiet = quietColors();
  const drawn = readDrawings(grounds);
  const seen = drawn.flatMap(({ svg, shapes, words, paper }) => {
    const alike = judgeLikeShapes(shapes, labelOf);
    const hues = alike.length > 0 ? alike : judgeHues(shapes, words, itemOf(svg, labelOf(svg)));
    return [...judgeShapes(shapes, words, { paper, quiet }), ...hues, ...judgeCrossed(words, shapes), ...judgeHidden(words, shapes)];
  });
  return { seen, grounds: groundsOf(drawn) };
}

/** What the words of drawings stand on, of those drawings that have a word that is asked for. */
export const wordGrounds = (grounds: Grounds, isAsked: (word: Element) => boolean): ReadonlyMap<Element, readonly Rgb[]> =>
  groundsOf(readDrawings(grounds, isAsked));

/** One drawing as it is painted now. */
interface Drawing {
  readonly svg: SVGSVGElement;
  readonly shapes: readonly Shape[];
  readonly words: readonly SVGGraphicsElement[];
  /** What it stands on. */
  readonly paper: readonly Rgb[];
}

function readDrawings(grounds: Grounds, isAsked?: (word: Element) => boolean): Drawing[] {
  return [...document.querySelectorAll('svg')].flatMap((svg) => {
    // A slide may stand in a drawing of its own: that one is only its frame.
    const isFrame = svg.querySelector('foreignObject') !== null;
    if (isFrame || svg.ownerSVGElement || svg.matches('.logo, .logo *') || svg.getClientRects().length === 0) return [];
    if (opacityOf(svg, grounds) === 0 || getComputedStyle(svg).visibility !== 'visible') return [];
    const words = [...svg.querySelectorAll<SVGGraphicsElement>('text')];
    if (isAsked && !words.some((text) => [text, ...text.querySelectorAll('tspan')].some(isAsked))) return [];
    return [{ svg, shapes: shapesOf(svg, grounds), words, paper: groundOf(svg, grounds) }];
  });
}

function groundsOf(drawings: readonly Drawing[]): Map<Element, readonly Rgb[]> {
  const found = new Map<Element, readonly Rgb[]>();
  for (const { shapes, words, paper } of drawings) {
    for (const text of words) {
      const before = shapes.filter((shape) => isBefore(shape.element, text));
      const under = groundAt(middleOf(text.getBoundingClientRect()), before, paper);
      for (const part of [text, ...text.querySelectorAll('tspan')]) found.set(part, under);
    }
  }
  return found;
}

function shapesOf(svg: SVGSVGElement, known: Grounds): Shape[] {
  return [...svg.querySelectorAll<SVGGraphicsElement>('path, rect, circle, ellipse, line, polyline, polygon, use')].flatMap((element) => {
    if (element.closest('defs, pattern, clipPath, mask, symbol, marker')) return [];
    const style = getComputedStyle(element instanceof SVGUseElement ? (usedBy(element) ?? element) : element);
    const opacity = opacityOf(element, known);
    const painted = (value: string, share: string): Paint[] =>
      paintsOf(value).map(({ rgb, alpha }) => ({ rgb, alpha: alpha * opacity * Number.parseFloat(share) }));
    const { width, height } = element.getBBox();
    // A straight line has a fill that nobody sees.
    const fills = width > 0 && height > 0 ? painted(style.fill, style.fillOpacity) : [];
    const strokes = Number.parseFloat(style.strokeWidth) > 0 ? painted(style.stroke, style.strokeOpacity) : [];
    const pattern = fills.length > 0 ? patternOf(style.fill) : '';
    const back = element instanceof SVGGeometryElement ? element.getScreenCTM()?.inverse() : undefined;
    const isSeen = style.visibility === 'visible' && fills.length + strokes.length > 0;
    return isSeen
      ? [{ element, fills, strokes, pattern, area: element.getBoundingClientRect(), back: back && DOMMatrix.fromMatrix(back) }]
      : [];
  });
}

function usedBy(use: SVGUseElement): Element | null {
  return document.getElementById(use.href.baseVal.replace(/^#/, ''));
}

/** The colors of a fill or stroke; of a pattern those of its parts. */
function paintsOf(value: string): Paint[] {
  const pattern = /^url\(["']?#([^"')]+)/.exec(value)?.[1];
  if (!pattern) return [readPaint(value)].flatMap((one) => one ?? []);
  const parts = [...(document.getElementById(pattern)?.querySelectorAll('*') ?? [])];
  return parts.flatMap((part) => [getComputedStyle(part).fill, getComputedStyle(part).stroke].flatMap((one) => readPaint(one) ?? []));
}

/**
 * The form of a pattern without its colors, empty for a plain fill, and for one whose parts look alike in grey print or to color-blind eyes:
 * its stripes are not seen.
 */
function patternOf(fill: string): string {
  const id = /^url\(["']?#([^"')]+)/.exec(fill)?.[1];
  const parts = [...(document.getElementById(id ?? '')?.querySelectorAll('*') ?? [])];
  const [first, ...others] = paintsOf(fill);
  if (!first || !others.some(({ rgb }) => leastContrast(first.rgb, rgb).ratio >= LEAST)) return '';
  const holder = document.getElementById(id ?? '');
  return [holder, ...parts].map(formIn).join(' ');
}

const FORM = ['d', 'x', 'y', 'r', 'cx', 'cy', 'width', 'height', 'points', 'patternTransform', 'transform', 'stroke-width'];
const formIn = (part: Element | null): string => [part?.tagName, ...FORM.map((name) => part?.getAttribute(name) ?? '')].join();

function middleOf({ left, top, width, height }: DOMRect): DOMPoint {
  return new DOMPoint(left + width / 2, top + height / 2);
}

/** What is painted at a point of the screen by shapes in their order, over the paper. */
function groundAt(point: DOMPoint, shapes: readonly Shape[], paper: readonly Rgb[]): readonly Rgb[] {
  let ground = paper;
  for (const shape of shapes) {
    const part = hitBy(point, shape);
    const paints = part === 'stroke' ? shape.strokes : part === 'fill' ? shape.fills : [];
    if (paints.length > 0) ground = paints.flatMap((paint) => ground.map((below) => layOver(paint, below)));
  }
  return ground.length > 12 ? ground.slice(0, 12) : ground;
}

interface Around {
  readonly paper: readonly Rgb[];
  readonly quiet: readonly string[];
}

/** A shape that others stand on is a ground, not a sign; quiet colors only group. */
function judgeShapes(shapes: readonly Shape[], words: readonly Element[], { paper, quiet }: Around): Seen[] {
  const isQuiet = ({ rgb }: Paint): boolean => quiet.some((value) => readPaint(value)?.rgb.join() === rgb.join());
  return shapes.flatMap((shape, index) => {
    const inks = [...shape.fills, ...shape.strokes];
    if (inks.some(isQuiet)) return [];
    const item = itemOf(shape.element, labelOf(shape.element));
    const before = shapes.slice(0, index);
    let found: Seen[] = [];
    for (const at of pointsOn(shape)) {
      found = judgePair({ kind: 'contrast-graphic', item, inks, ground: groundAt(at, before, paper), needs: 3 });
      if (found.length === 0) return [];
    }
    return shape.strokes.length === 0 && isGround(shape, [...words, ...shapes.map(({ element }) => element)]) ? [] : found;
  });
}

/** True when one of `others` that is painted later stands on the shape. */
function isGround(shape: Shape, others: readonly Element[]): boolean {
  return others.some(
    (one) => one !== shape.element && isBefore(shape.element, one) && hitBy(middleOf(one.getBoundingClientRect()), shape) === 'fill',
  );
}

/** Points of the screen along the edge of a shape: where it joins a line of its own color, another point shows it. */
function* pointsOn({ element, area }: Shape): Generator<DOMPoint> {
  const matrix = element.getScreenCTM();
  if (!(element instanceof SVGGeometryElement) || !matrix) {
    yield middleOf(area);
    return;
  }
  const length = element.getTotalLength();
  for (const share of [0.5, 0.25, 0.75]) {
    const { x, y } = element.getPointAtLength(length * share);
    yield new DOMPoint(x, y).matrixTransform(DOMMatrix.fromMatrix(matrix));
  }
}

/** The text alternative of the drawing, or the words beside a sign. */
function labelOf(element: Element): string {
  let svg = element.closest('svg');
  while (svg?.ownerSVGElement) svg = svg.ownerSVGElement;
  return svg?.getAttribute('aria-label') ?? (svg?.parentElement?.textContent?.replace(/\s+/g, ' ').trim() || 'a sign');
}
