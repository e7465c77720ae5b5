import { daleChall } from 'dale-chall';
import { syllable } from 'syllable';
import { spanishSyllables } from './spanish-syllables.js';

/** How the words of one language are weighed. */
export interface WordSense {
  readonly language: 'en' | 'es';
  syllables(word: string): number;
  /** True for a word that nearly every reader knows; none where the language has no list. */
  readonly isFamiliar?: (word: string) => boolean;
}

/** Returns how the words of a locale are weighed; nothing for a language that has no formula here, nor for a pseudo-locale. */
export function wordSenseOf(locale: string): WordSense | undefined {
  const language = isPseudo(locale) ? undefined : locale.split('-')[0];
  if (language === 'es') return { language, syllables: spanishSense };
  if (language !== 'en') return undefined;
  const familiar = new Set(daleChall);
  const isFamiliar = (word: string): boolean => isFamiliarEnglish(word, familiar);
  const english = (part: string): number => (/^\p{Lu}{2,5}$/u.test(part) && !isFamiliar(part) ? part.length : Math.max(1, syllable(part)));
  return { language, syllables: (word) => countSyllables(word, english), isFamiliar };
}

/** True for `en-XA` and its like: Unicode CLDR's made-up languages, which show what was not translated and which nobody reads. */
export const isPseudo = (locale: string): boolean => /-X[AB]$/.test(locale);

const spanishSense = (word: string): number =>
  countSyllables(word, (part) => (/^(?!.*[AEIOUÁÉÍÓÚÜ])\p{Lu}{2,}$/u.test(part) ? part.length : spanishSyllables(part)));

/**
 * Numbers in digits, phone numbers and addresses count one syllable: they are looked at, not sounded out. A word with a hyphen has
 * the syllables of its parts. A short form in capitals that is no word is read letter by letter ("MRI", not "STOP").
 */
function countSyllables(word: string, count: (part: string) => number): number {
  if (/[@\d]|\.\p{L}/u.test(word)) return 1;
  return word
    .split(/[-‐‑/]/)
    .filter(Boolean)
    .reduce((sum, part) => sum + count(part), 0);
}

/** The list holds plain forms; endings that change no meaning are taken off, as Chall and Dale's rules for counting do. */
function isFamiliarEnglish(word: string, familiar: ReadonlySet<string>): boolean {
  const plain = word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s?$|'s$/, '');
  if (/\d/.test(plain) || familiar.has(plain)) return true;
  if (plain.includes('-')) return plain.split('-').every((part) => isFamiliarEnglish(part, familiar));
  return stems(plain).some((stem) => familiar.has(stem));
}

/** What may stand before -s, -es, -ies, -ed, -ied, -ing, -er, -est and -ly ("stopped": stopp, stop, stoppe). */
function stems(word: string): string[] {
  const ending = /(ies|ied|ier|iest|ily)$/.exec(word)?.[0];
  const changed = ending ? [`${word.slice(0, -ending.length)}y`] : [];
  const cut = ['s', 'es', 'ed', 'ing', 'er', 'est', 'ly'].filter((one) => word.endsWith(one)).map((one) => word.slice(0, -one.length));
  const undoubled = cut.filter((stem) => /([^aeiou])\1$/.test(stem)).map((stem) => stem.slice(0, -1));
  return [...changed, ...cut, ...undoubled, ...cut.map((stem) => `${stem}e`)];
}
