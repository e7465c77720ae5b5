import type { Element } from '@xmldom/xmldom';

/** CSS px of each unit (CSS Values and Units 4, 5.2); a length of none is in px. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
  em: 16,
  ex: 8,
};

/** The part of the plane that a drawing shows. */
export interface ViewBox {
  /** "X Y WIDTH HEIGHT". */
  readonly viewBox: string;
  /** What has to be done to the shapes where the drawing is to be drawn out to its frame. */
  readonly stretch?: string;
}

type Box = readonly [x: number, y: number, width: number, height: number];

/**
 * Returns what a browser shows of the outermost element: its viewBox, else its width and height in px; undefined when it has no size.
 * Where it has both and their forms differ, the viewBox is fitted into that frame as `preserveAspectRatio` says (SVG 2, 8.7), and what
 * lies beside it in the frame is seen too. `styles` are the styles of the element.
 */
export function readViewBox(root: Element, styles: ReadonlyMap<string, string>): ViewBox | undefined {
  const [width, height] = ['width', 'height'].map((side) => lengthOf(styles.get(side) ?? root.getAttribute(side))) as [number, number];
  const box = boxOf(root);
  if (!isSize(width, height)) return box && { viewBox: written(box) };
  if (!box) return { viewBox: written([0, 0, width, height]) };
  const form = (width * box[3]) / (height * box[2]);
  // Sides are rounded where they are written in mm.
  if (Math.abs(form - 1) < 0.01) return { viewBox: written(box) };
  return fitted(box, [width, height], root.getAttribute('preserveAspectRatio') ?? '');
}

function boxOf(root: Element): Box | undefined {
  const numbers = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  return numbers.length === 4 && numbers.every(Number.isFinite) && isSize(width, height) ? [x, y, width, height] : undefined;
}

/** A frame far longer or higher than the drawing is a slip; the picture would be lost in it. */
const MOST_FORM = 20;

function fitted(box: Box, [wide, high]: readonly [number, number], wish: string): ViewBox {
  const [x, y, width, height] = box;
  const [across, down] = [wide / width, high / height];
  if (Math.max(across / down, down / across) > MOST_FORM) return { viewBox: written(box) };
  if (/\bnone\b/.test(wish)) {
    return { viewBox: written([0, 0, wide, high]), stretch: `scale(${rounded(across)} ${rounded(down)}) translate(${-x} ${-y})` };
  }
  const scale = /\bslice\b/.test(wish) ? Math.max(across, down) : Math.min(across, down);
  const [spareX, spareY] = [width - wide / scale, height - high / scale];
  return { viewBox: written([x + spareX * shareOf(wish, 'x'), y + spareY * shareOf(wish, 'Y'), width - spareX, height - spareY]) };
}

/** How much of what is over stands before the drawing: `xMinYMax` is none of it across and all of it down. */
function shareOf(wish: string, side: 'x' | 'Y'): number {
  const [, align] = new RegExp(`${side}(Min|Max)`).exec(wish) ?? [];
  return align === 'Min' ? 0 : align === 'Max' ? 1 : 0.5;
}

const rounded = (number: number): number => Number(number.toPrecision(8));
const written = (box: Box): string => box.map(rounded).join(' ');

const MOST = 1_000_000_000;
const isSize = (width: number, height: number): boolean => width > 0 && height > 0 && width <= MOST && height <= MOST;

/** A length in px, to a thousandth; 0 for a share ("100%") and for what is no length. */
function lengthOf(text: string | null): number {
  const [, number = '', unit = ''] = /^\s*([+]?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const length = Number(number) * (UNITS[unit.toLowerCase()] ?? 0);
  return Number.isFinite(length) ? Math.round(length * 1000) / 1000 : 0;
}
