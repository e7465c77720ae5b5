import { runsLonger } from '../languages/length.js';
import { FORMATS, type Format, type Output } from '../model/formats.js';
import type { Margins } from '../model/paper.js';

/** The part of its margins that a piece to take home keeps in a language whose words run longer. */
const KEPT = 0.7;
/** In inches: nearer to the edge than a quarter no printer reaches, and at the foot there is a line of words. */
const LEAST = { top: 0.25, sides: 0.25, bottom: 0.4 };
export const PER_INCH = { in: 1, mm: 25.4 } as const;

/** Returns the margins of an output of a format in a language: longer words have their room at the edges, never in smaller letters. */
export function marginsOf(format: Format, { margins }: Pick<Output, 'margins'>, locale: string): Margins | undefined {
  if (!margins || FORMATS[format].part === 'slides' || !runsLonger(locale)) return margins;
  const kept = (side: keyof typeof LEAST): number => Math.max(margins[side] * KEPT, LEAST[side] * PER_INCH[margins.unit]);
  return { ...margins, top: kept('top'), sides: kept('sides'), bottom: kept('bottom') };
}
