import type { Language } from '../../languages/index.js';
import type { TermPlace } from '../../languages/terms.js';
import type { Term } from '../../model/content.js';
import { type Phrases, phrases } from '../../model/phrase.js';

/** A text made ready for looking many terms up in it. */
export interface Reading {
  readonly text: string;
  /** Its words in lower case, each between blanks. */
  readonly words: string;
}

/** A glossary term made ready for looking: where it stands in a text, and whether a text says what it means. */
export interface ExplainedTerm {
  readonly term: Term;
  find(reading: Reading): readonly TermPlace[];
  isExplainedIn(reading: Reading): boolean;
}

/** Half of the words of a term's plain meaning stand for it: nobody has to repeat the glossary to the letter. */
const HALF = 0.5;
/** Shorter words are mostly articles and prepositions, in any language that is written in letters. */
const CONTENT_LETTERS = 4;

export const readingOf = (text: string): Reading => ({ text, words: ` ${wordsOf(text).join(' ')} ` });

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Returns the finders of some terms, compiled once for many texts. `toBe` lists the language's forms of "to be" ("is", "are"). */
export function explainedTerms(terms: readonly Term[], toBe: readonly string[], language: Pick<Language, 'termFinder'>): ExplainedTerm[] {
  const forms = phrases(toBe);
  return terms.map((term) => explainedTerm(term, forms, language));
}

function explainedTerm(term: Term, toBe: Phrases, { termFinder }: Pick<Language, 'termFinder'>): ExplainedTerm {
  const { all } = termFinder(term.term);
  const first = ` ${wordsOf(term.term)[0] ?? ''}`;
  const find: ExplainedTerm['find'] = ({ text, words }) => (words.includes(first) ? all(text) : []);
  const meaning = meaningOf(term);
  return {
    ...{ term, find },
    isExplainedIn: (reading) =>
      shareOf(meaning, reading) >= HALF || find(reading).some((one) => isDefined(one, reading.text, { meaning, toBe })),
  };
}

/**
 * The stems of the words that carry a term's plain meaning; those of the term itself explain nothing. Where a short form's meaning begins
 * with what it stands for ("Magnetic resonance imaging: pictures made with magnets"), only what follows the colon is the meaning.
 */
function meaningOf({ term, plain }: Term): string[] {
  const own = contentWords(term);
  const meaning = contentWords(plain.slice(plain.indexOf(':') + 1)).filter((stem) => !own.includes(stem));
  return [...new Set(meaning)];
}

const contentWords = (text: string): string[] =>
  wordsOf(text)
    .filter(({ length }) => length >= CONTENT_LETTERS)
    .map(stemOf);

/** A word without the end that its forms differ in ("signals", "signal"). */
const stemOf = (word: string): string => word.slice(0, word.length > 6 ? -2 : word.length > CONTENT_LETTERS ? -1 : undefined);

/** How much of a meaning stands in a text, from 0 to 1, by letters: long words say more than short ones. */
function shareOf(meaning: readonly string[], { words }: Reading): number {
  const found = meaning.filter((stem) => words.includes(` ${stem}`));
  return meaning.length === 0 ? 0 : found.join('').length / meaning.join('').length;
}

/**
 * True where the text says at a term what it is: words in brackets after it ("X (a kind of y)"), the term in brackets after its plain
 * words ("plain words (X)"), or a word of its meaning in what follows "is", a comma, a colon or a dash ("X, a drug used in surgery").
 */
function isDefined({ start, end }: TermPlace, text: string, { meaning, toBe }: { meaning: readonly string[]; toBe: Phrases }): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/^ ?\([^)]*\p{L}[^)]*\s[^)]*\)/u.test(after)) return true;
  if (/\p{L}[^.!?(]*\s\($/u.test(before) && /^[),;]/.test(after)) return true;
  const apposition = /^(?:,|:| [–—]) ([^,;.!?\n]+)/u.exec(after)?.[1];
  const [sentence = ''] = /^[^.!?\n]*/.exec(after) ?? [];
  const predicate = toBe.find(sentence).some((one) => one.index === 1) ? sentence : undefined;
  return [apposition, predicate].some((part) => part !== undefined && shareOf(meaning, readingOf(part)) > 0);
}

/** True when a short form's letters begin the words that stand before or after it ("magnetic resonance imaging (MRI)"). */
export function isSpelledOut(short: string, text: string): boolean {
  const letters = short.toLowerCase();
  const words = wordsOf(text.replaceAll(short, ' '));
  return words.some((_, start) => spells(words.slice(start), letters));
}

/** Takes a word for each letter, and steps over short words between them ("of", "and"). */
function spells(words: readonly string[], letters: string): boolean {
  let next = 0;
  for (const word of words) {
    if (word.startsWith(letters[next] ?? '')) next += 1;
    else if (next === 0 || word.length >= CONTENT_LETTERS) return false;
    if (next === letters.length) return true;
  }
  return false;
}
