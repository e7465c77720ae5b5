import type { Term } from '../model/content.js';
import { literally } from '../model/pattern.js';
import { rememberNear } from '../model/remember.js';
import type { Knowledge } from './knowledge.js';

/** Where a term stands in a text: `end` is the place after its last letter, that of its plural included. */
export interface TermPlace {
  readonly start: number;
  readonly end: number;
}

/** Finds one term in texts as whole words, also in the plural. A short form in capitals must stand in capitals. */
export interface TermFinder {
  first(text: string): TermPlace | undefined;
  all(text: string): TermPlace[];
}

/** Returns, for each of some words in order, the name that it is part of, or undefined. */
export type NameFinder = (words: readonly string[]) => readonly (string | undefined)[];

/** Finds the glossary's terms in texts of one language: the only place that knows how a term's forms differ. */
export interface TermReader {
  termFinder(term: string): TermFinder;
  /** The terms that stand in `text`. */
  findTerms<T extends Pick<Term, 'term'>>(terms: readonly T[], text: string): T[];
  /** A short form in capitals without the ending of its plural ("MRIs"); any other word as it is. */
  singular(word: string): string;
  /**
   * A finder of the glossary's names (`name: true`) among words: also in the plural or as an owner. A name inside a compound ("X-like")
   * is not found: the compound is a word of its own.
   */
  nameFinder(terms: readonly Term[]): NameFinder;
}

/** How many terms are kept: those of a glossary are looked for in many texts. */
const KEPT = 1024;

/** Returns the reader of a language. */
export function termReader({ plurals = [], possessives = [] }: Knowledge): TermReader {
  const find = rememberNear((term): TermFinder => finderOf(term, plurals), KEPT);
  return {
    termFinder: find,
    findTerms: (terms, text) => terms.filter(({ term }) => find(term).first(text) !== undefined),
    singular: (word) => {
      const ending = plurals.find((one) => word.endsWith(one) && ENDS_IN_CAPITAL.test(word.slice(0, -one.length)));
      return ending === undefined ? word : word.slice(0, -ending.length);
    },
    nameFinder: (terms) => namesIn(terms, [...plurals, ...possessives]),
  };
}

// Two patterns for all terms: letters of every script are slow to compile, and a glossary is long.
const BEGINS_WITH_LETTER = /^[\p{L}\p{N}]/u;
const ENDS_IN_LETTER = /[\p{L}\p{N}]$/u;
const ENDS_IN_CAPITAL = /\p{Lu}$/u;

function finderOf(term: string, plurals: readonly string[]): TermFinder {
  const source = term.trim().split(/\s+/).map(literally).join('\\s+');
  const ending = plurals.length > 0 ? `(?:${plurals.join('|')})?` : '';
  const isShortForm = term.length > 1 && term === term.toUpperCase();
  const pattern = new RegExp(`${source}${ending}`, isShortForm ? 'gu' : 'giu');
  const from = (text: string, start: number): TermPlace | undefined => {
    pattern.lastIndex = start;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const end = found.index + found[0].length;
      const [before, after] = [text.slice(Math.max(0, found.index - 2), found.index), text.slice(end, end + 2)];
      if (!ENDS_IN_LETTER.test(before) && !BEGINS_WITH_LETTER.test(after)) return { start: found.index, end };
      pattern.lastIndex = found.index + 1;
    }
    return undefined;
  };
  return {
    first: (text) => from(text, 0),
    all: (text) => {
      const places: TermPlace[] = [];
      for (let place = from(text, 0); place; place = from(text, place.end)) places.push(place);
      return places;
    },
  };
}

function namesIn(terms: readonly Term[], endings: readonly string[]): NameFinder {
  const stemsOf = (word: string): string[] => [
    word,
    ...endings.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length)),
  ];
  const isSame = (word: string, part: string): boolean =>
    stemsOf(word).some((stem) => (part === part.toUpperCase() ? stem === part : stem.toLowerCase() === part.toLowerCase()));
  const byFirst = new Map<string, { name: string; words: string[] }[]>();
  for (const { term } of terms.filter(({ name }) => name)) {
    const words = term.split(/\s+/);
    const first = (words[0] ?? '').toLowerCase();
    byFirst.set(first, [...(byFirst.get(first) ?? []), { name: term, words }]);
  }
  return (words) => {
    const found: (string | undefined)[] = words.map(() => undefined);
    words.forEach((word, index) => {
      const candidates = stemsOf(word).flatMap((stem) => byFirst.get(stem.toLowerCase()) ?? []);
      const match = candidates.find((one) => one.words.every((part, offset) => isSame(words[index + offset] ?? '', part)));
      if (match && found[index] === undefined) found.fill(match.name, index, index + match.words.length);
    });
    return found;
  };
}
