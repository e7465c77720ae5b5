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

/** Returns "X Y WIDTH HEIGHT" of the outermost element: its viewBox, else its width and height in px; undefined when it has no size. */
export function readViewBox(root: Element): string | undefined {
  const numbers = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width = 0, height = 0] = numbers.slice(2);
  if (numbers.length === 4 && numbers.every(Number.isFinite) && isSize(width, height)) return numbers.join(' ');
  const sides = [lengthOf(root.getAttribute('width')), lengthOf(root.getAttribute('height'))];
  return isSize(...(sides as [number, number])) ? `0 0 ${sides.join(' ')}` : undefined;
}

const MOST = 1_000_000;
const isSize = (width: number, height: number): boolean => width > 0 && height > 0 && width <= MOST && height <= MOST;

/** A length in px, to a thousandth; 0 for a share ("100%") and for what is no length. */
function lengthOf(text: string | null): number {
  const [, number = '', unit = ''] = /^\s*([+]?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const length = Number(number) * (UNITS[unit.toLowerCase()] ?? 0);
  return Number.isFinite(length) ? Math.round(length * 1000) / 1000 : 0;
}
