import { runsLonger } from '../languages/length.js';
import { FORMATS, type Format, type Output } from '../model/formats.js';
import type { Margins } from '../model/paper.js';

/** The part of its margins that a piece to take home keeps in a language whose words run longer. */
const KEPT = 0.7;

/** Returns the margins of an output of a format in a language: longer words have their room at the edges, never in smaller letters. */
export function marginsOf(format: Format, { margins }: Pick<Output, 'margins'>, locale: string): Margins | undefined {
  if (!margins || FORMATS[format].part === 'slides' || !runsLonger(locale)) return margins;
  const { top, sides, bottom } = margins;
  return { ...margins, top: top * KEPT, sides: sides * KEPT, bottom: bottom * KEPT };
}
