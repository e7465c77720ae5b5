/** A letter as a reader sees it, with its accents, and where it begins in its text. */
export interface Letter {
  readonly text: string;
  readonly index: number;
}

/** Which letters can be shown and printed: those that a font has which travels with the files. */
export interface Letters {
  /** False for a letter that no font has; a letter is what `lettersIn` returns. */
  has(letter: string): boolean;
}

/** A plain sign before others than ASCII may be what an accent stands on. */
const RUN = /[\0-\x7F]?[^\0-\x7F]+/g;
/** Flags are two signs; an emoji may be several that are joined; any other letter is one sign with what stands on it. */
const LETTER = /\p{RI}\p{RI}|\P{M}(?:\p{M}|\u200D\P{M}?|[\u{1F3FB}-\u{1F3FF}])*|\p{M}+/gu;
const PLAIN = /^[\0-\x7F]$/;

/** Returns the letters of a text that are not plain ASCII, in order. */
export function lettersIn(text: string): Letter[] {
  return [...text.matchAll(RUN)].flatMap((run) =>
    [...run[0].matchAll(LETTER)].filter(([one]) => !PLAIN.test(one)).map((one) => ({ text: one[0], index: run.index + one.index })),
  );
}

/** Returns the code points of a letter as Unicode writes them: "U+0103 U+0301". */
export const codePointsOf = (letter: string): string =>
  [...letter].map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
