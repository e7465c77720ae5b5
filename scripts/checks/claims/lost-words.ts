import type { Wording } from '../../model/wording.js';
import { phraseFinder } from '../words/phrase-finder.js';
import { smallWords } from './small-words.js';

/** Returns the finder of the words that limit a sentence of a claim, where what is said is that sentence without them. */
export function limitFinder({ small, confines }: Wording): (own: string, said: string) => string | undefined {
  const fillers = new Set(small);
  const find = phraseFinder(confines);
  return (own, said) =>
    lostBetween(own, said, (word) => fillers.has(word)) ?? lostEnd(own, said, (text) => find(text).some(({ index }) => index === 0));
}

/** Words on each side of a word that are looked at. */
const AROUND = 2;
/** From so many letters on, a word may limit what it stands before. */
const SHORTEST = 4;

/**
 * The word that describes what follows it in `own`, between a small word and another one, where `said` has the same words without it ("because
 * of common side effects" without "common").
 */
function lostBetween(own: string, said: string, isSmall: (word: string) => boolean): string | undefined {
  const left = smallWords(said);
  for (const part of own.split(SIGNS)) {
    const all = smallWords(part);
    const lost = all.find((word, place) => {
      const [before, after] = [all.slice(Math.max(0, place - AROUND), place), all.slice(place + 1, place + 1 + AROUND)];
      if (before.length + after.length < 2 * AROUND || !isSmall(before[1] ?? '') || isSmall(after[0] ?? '')) return false;
      const describes = word.length >= SHORTEST && !left.includes(word) && !/\p{N}/u.test(word) && !isSmall(word);
      return describes && placeOf(left, [...before, ...after]) >= 0;
    });
    if (lost !== undefined) return lost;
  }
  return undefined;
}

const SIGNS = /[,;:()]/;

/**
 * What `own` says after the last words of `said`, where it begins with one of `openers` ("a good name as a green tea" without "as a
 * green tea"); undefined where `said` ends otherwise, or has any of it.
 */
function lostEnd(own: string, said: string, openers: (text: string) => boolean): string | undefined {
  const [all, left] = [smallWords(own), smallWords(said)];
  const last = left.slice(-LAST);
  const place = last.length < LAST ? -1 : placeOf(all, last);
  const rest = place < 0 ? [] : all.slice(place + LAST);
  const text = rest.join(' ');
  return rest.length > 1 && openers(text) && !rest.slice(1).some((word) => word.length >= SHORTEST && left.includes(word))
    ? text
    : undefined;
}

/** So many of its last words tell where a sentence ends in another one. */
const LAST = 3;

const placeOf = (words: readonly string[], row: readonly string[]): number =>
  words.findIndex((_, place) => row.every((word, step) => words[place + step] === word));
