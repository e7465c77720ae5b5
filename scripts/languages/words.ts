import { rememberNear } from '../model/remember.js';

/** Words a minute when one speaks slowly enough to be followed: 120 to 130. */
export const WORDS_A_MINUTE = 130;

/** Most words have no marks around them. */
const IS_BARE = /^[a-z]+$/i;
/** How many texts are kept: the pieces of all decks share most of theirs. */
const KEPT = 4096;

/** Returns the words of a text, without the marks around them. Whatever holds a letter or a digit is a word, however many hyphens it has. */
export const wordsIn = rememberNear(
  (text): readonly string[] =>
    text
      .split(/[\s—]+|\s[–-]\s/)
      .map((word) => (IS_BARE.test(word) ? word : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')))
      .filter(Boolean),
  KEPT,
);

/** Returns the number of words of a text. */
export const countWords = (text: string): number => wordsIn(text).length;
