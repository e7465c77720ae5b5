/** What `teachback new locale` writes before the words of the first locale, where those of another one belong. */
export const TO_TRANSLATE = 'TO TRANSLATE';

/** Fewer words may well be a name, or the same in both languages ("Total", "COVID-19"). */
const FEWEST_WORDS = 3;
/** A run with fewer words in small letters is a name ("Food and Drug Administration"). */
const FEWEST_SMALL = 2;

/** True for words that no two languages have alike: more than a name. */
export function isRunOfWords(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length >= FEWEST_WORDS && words.filter((word) => /^\p{Ll}/u.test(word)).length >= FEWEST_SMALL;
}
