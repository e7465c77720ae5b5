import type { Words } from '../../model/content.js';
import { fixedWord } from '../../render/fixed-word.js';

/** Says the studio's own words in its language. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Returns what says the words of one locale; keys of the studio begin with `studio-`. */
export const sayIn =
  (words: Words): Say =>
  (key, values) =>
    fixedWord(words, `studio-${key}`, values);
