import { daleChall } from 'dale-chall';
import { syllable } from 'syllable';
import type { Knowledge } from './knowledge.js';
import { type Counts, countSyllables, perSentence, perWord, type Readability } from './readability.js';

export const english: Knowledge = {
  country: 'us',
  abbreviations: ['dr', 'mr', 'mrs', 'ms', 'prof', 'st', 'vs', 'etc', 'e.g', 'i.e', 'a.m', 'p.m', 'no'],
  numbers: {
    ...{ half: 0.5, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
    ...{ twenty: 20, thirty: 30, fifty: 50, hundred: 100 },
  },
  frequency: { between: ['out of', 'of', 'in'], beforeYear: 'in', each: ['every'] },
  plurals: ['s'],
  possessives: ["'s", '’s', "'", '’'],
  participle: /^\s+(?:\p{L}+ly\s+)?\p{L}*(?:\p{L}{2}ed|\p{L}[aeiou][kvts]en|tten|\p{L}{2}[ao]wn|\p{L}ught|\p{L}een)(?!\p{L})/iu,
  citations: 'en-US',
  readability: englishReadability,
};

/**
 * Targets for patient materials: grade 6 (American Medical Association, in Rooney 2021, doi:10.1177/2374373521998847), never above
 * grade 8 (CDC). SMOG runs one to two grades above Flesch-Kincaid. Slides are talked through, so they may stand at grade 8.
 */
function englishReadability(): Readability {
  const familiar = new Set(daleChall);
  const isFamiliar = (word: string): boolean => isFamiliarWord(word, familiar);
  // A short form in capitals that is no word is read letter by letter ("MRI", not "STOP").
  const ofPart = (part: string): number => (/^\p{Lu}{2,5}$/u.test(part) && !isFamiliar(part) ? part.length : Math.max(1, syllable(part)));
  return {
    syllables: (word) => countSyllables(word, ofPart),
    isFamiliar,
    formulas: [
      {
        ...{ id: 'fleschKincaid', name: 'Flesch-Kincaid', scale: 'grade', score: fleschKincaidGrade },
        ...{ print: { pass: 6, fail: 8 }, slides: { pass: 8, fail: 8 } },
      },
      { id: 'smog', name: 'SMOG', scale: 'grade', score: smogGrade, print: { pass: 8, fail: 9 } },
      { id: 'newDaleChall', name: 'New Dale-Chall', scale: 'ease', score: newDaleChallScore },
    ],
  };
}

/**
 * The Flesch-Kincaid grade.
 * Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy enlisted personnel.
 * Research Branch Report 8-75, 1975.
 */
export const fleschKincaidGrade = (counts: Counts): number => 0.39 * perSentence(counts) + 11.8 * perWord(counts) - 15.59;

/** SMOG was made from samples of 30 sentences and means nothing for fewer. */
const SMOG_SENTENCES = 30;

/**
 * The SMOG grade by equation D; none for fewer than 30 sentences.
 * McLaughlin GH. SMOG grading: a new readability formula. Journal of Reading 1969;12(8):639-646.
 */
export const smogGrade = ({ longWords, sentences }: Counts): number | undefined =>
  sentences < SMOG_SENTENCES ? undefined : 1.043 * Math.sqrt((30 * longWords) / sentences) + 3.1291;

/**
 * The New Dale-Chall cloze score: higher is easier. Not the formula of 1948, which many programs call new.
 * Chall JS, Dale E. Readability revisited: the new Dale-Chall readability formula. Brookline Books, 1995.
 */
export const newDaleChallScore = (counts: Counts): number | undefined =>
  counts.unfamiliar === undefined ? undefined : 64 - 0.95 * ((100 * counts.unfamiliar) / counts.words) - 0.69 * perSentence(counts);

/** The list holds plain forms; endings that change no meaning are taken off, as Chall and Dale's rules for counting do. */
function isFamiliarWord(word: string, familiar: ReadonlySet<string>): boolean {
  const plain = word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s?$|'s$/, '');
  if (/\d/.test(plain) || familiar.has(plain)) return true;
  if (plain.includes('-')) return plain.split('-').every((part) => isFamiliarWord(part, familiar));
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
