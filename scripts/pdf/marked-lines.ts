/** What one marked run of a content stream holds. */
export interface Marked {
  readonly mcid: number;
  /** Line by line. Where one ends nothing stands between two words, unless the file says it. */
  readonly lines: Line[];
  /** True when it shows glyphs, a picture or another stream: more than lines and surfaces. */
  speaks: boolean;
}

/** What a marked run shows on one line of the page, without a gap. */
export interface Line {
  text: string;
  readonly from: Place;
  last: Shown;
}

/** What one operation shows. */
export interface Shown {
  /** The index of the operation; where words are given for glyphs, of that which begins them. */
  readonly at: number;
  readonly text: string;
  /** The operands of the `Tf` before it. */
  readonly font: string;
  readonly place: Place;
}

/** Where a glyph stands along its line and across it, and how high its letters are, in the units of its stream. */
export interface Place {
  readonly along: number;
  readonly across: number;
  readonly size: number;
}

/** Returns the text of a run as the file says it. */
export const textOf = ({ lines }: Marked): string => lines.map(({ text }) => text).join('');

/** Adds what is shown to a run: to its last line, or to a new one. */
export function showIn(mark: Marked, shown: Shown): void {
  mark.speaks = true;
  const line = mark.lines.at(-1);
  if (!line || isElsewhere(line, shown.place)) mark.lines.push({ text: shown.text, from: shown.place, last: shown });
  else {
    line.text += shown.text;
    line.last = shown;
  }
}

/** True when there is more than the width of a letter between the end of a line and a place, or another line. */
export const isElsewhere = ({ last: { place } }: Line, next: Place): boolean =>
  isOtherLine(place, next) || Math.abs(next.along - place.along) > 1.6 * Math.max(place.size, next.size);

/** A raised or a lowered letter stands on its line still: lines are set further apart than that. */
export const isOtherLine = (one: Place, next: Place): boolean => Math.abs(one.across - next.across) > 0.7 * Math.max(one.size, next.size);
