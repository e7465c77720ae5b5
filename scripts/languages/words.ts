/** Words a minute when one speaks slowly enough to be followed: 120 to 130. */
export const WORDS_A_MINUTE = 130;

/** Returns the words of a text, without the marks around them. Whatever holds a letter or a digit is a word, however many hyphens it has. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[\s—]+|\s[–-]\s/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean);

/** Returns the number of words of a text. */
export const countWords = (text: string): number => wordsIn(text).length;
