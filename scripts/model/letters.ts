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

/** What comes along when words are copied and says nothing: marks of byte order, places to break a word, wishes for color. */
const UNSEEN = /\uFEFF|\u200B|\uFE0E|\uFE0F/g;

/** Returns a text without what says nothing, each letter as one sign where Unicode has it (NFC). */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '').normalize('NFC');

/** Scripts that people's names are written in and that no family is there for yet, by their names in Unicode. */
const SCRIPTS = [
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Cherokee',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Han',
  'Mongolian',
];

/** What kind of letter has no font: what to do about it depends on that. */
export type StrangeKind = 'emoji' | 'damaged' | 'private' | 'turning' | 'unassigned' | `script ${string}` | 'sign';

/** Signs that turn the order of the letters after them: what is printed would not be what the file seems to say. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/u;

/** The first that fits. */
const KINDS: readonly (readonly [StrangeKind, RegExp])[] = [
  ['turning', TURNING],
  ['damaged', /[\uFFFD\p{Cc}]/u],
  ['private', /\p{Co}/u],
  ['unassigned', /\p{Cn}/u],
  ['emoji', /\p{RI}|\p{Emoji_Presentation}|\p{Extended_Pictographic}|\u20E3/u],
  ...SCRIPTS.map((script) => [`script ${script}` as const, new RegExp(`\\p{Script_Extensions=${script}}`, 'u')] as const),
];

/** Returns of which kind a letter without a font is. */
export const kindOfLetter = (letter: string): StrangeKind => KINDS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'sign';

/** Returns the letters of a text that cannot be printed as they stand: those without a font, and those that turn the order of others. */
export const strangeIn = (text: string, letters: Letters): Letter[] =>
  lettersIn(text).filter((one) => TURNING.test(one.text) || !letters.has(one.text));

/** A letter as a message shows it: itself, where it can be seen, and its number. */
export const letterInWords = (letter: string): string =>
  /[\p{C}\p{Z}]/u.test(letter) && !/\p{Emoji}/u.test(letter) ? codePointsOf(letter) : `"${letter}" (${codePointsOf(letter)})`;
