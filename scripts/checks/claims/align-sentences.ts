import { once, remember } from '../../model/remember.js';
import { withoutValues } from '../words/phrase-finder.js';

/** From this part of its words on, a sentence tells of the same things as another one. */
export const ABOUT = 0.25;

/** How far two sentences are about the same thing. */
export interface Match {
  /** Weight of the words that both have. */
  readonly shared: number;
  /** The shared part of the first sentence, 0 to 1, and that of the second. */
  readonly ofFirst: number;
  readonly ofSecond: number;
  /** The shared part of the lighter of the two, 0 to 1. */
  readonly ofLighter: number;
  readonly words: number;
}

export interface SentenceMatcher {
  match(first: string, second: string): Match;
  /** The places in `texts` of those that share at least `fewest` words with `text`: only these need be held against it. */
  sharing(text: string, fewest: number): readonly number[];
  /** True when `text` has this word, whatever its ending. */
  hasWord(text: string, word: string): boolean;
}

/** Letters of a word that are compared, so that "lifts" and "lifted" are one word. */
const STEM = 4;
const SHORTEST_WORD = 3;

/**
 * Compares sentences by the words they share. A word weighs the more the fewer of `texts` have it (inverse document frequency,
 * Spärck Jones 1972), so that no list of small words is needed for any language.
 */
export function sentenceMatcher(texts: readonly string[]): SentenceMatcher {
  const counts = new Map<string, number>();
  for (const text of texts) for (const stem of stemsIn(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number => Math.log(1 + texts.length / (counts.get(stem) ?? 1));
  const read = remember((text): Weighed => {
    const stems = new Map([...stemsIn(text)].map((stem) => [stem, weightOf(stem)]));
    let weight = 0;
    for (const one of stems.values()) weight += one;
    return { stems, weight: Math.max(LEAST, weight) };
  });
  const places = once(() => placesByStem(texts.map((text) => read(text).stems)));
  return {
    match: (first, second) => matchOf(read(first), read(second)),
    sharing(text, fewest) {
      const shared = new Uint16Array(texts.length);
      for (const stem of read(text).stems.keys()) for (const place of places().get(stem) ?? []) shared[place] = (shared[place] ?? 0) + 1;
      return [...texts.keys()].filter((place) => (shared[place] ?? 0) >= fewest);
    },
    hasWord: (text, word) => [...read(word).stems.keys()].every((stem) => read(text).stems.has(stem)),
  };
}

function placesByStem(texts: readonly Weighed['stems'][]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, stems] of texts.entries())
    for (const stem of stems.keys()) {
      const known = places.get(stem);
      if (known) known.push(place);
      else places.set(stem, [place]);
    }
  return places;
}

/** The words of a text with their weights, and the weight of all. */
interface Weighed {
  readonly stems: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** The least weight: a text without words shares nothing with any. */
const LEAST = 1e-9;
const NOTHING: Match = { shared: 0, ofFirst: 0, ofSecond: 0, ofLighter: 0, words: 0 };

function matchOf(a: Weighed, b: Weighed): Match {
  let words = 0;
  let sum = 0;
  for (const [stem, weight] of a.stems) {
    if (!b.stems.has(stem)) continue;
    words++;
    sum += weight;
  }
  if (words === 0) return NOTHING;
  const shared = Math.max(LEAST, sum);
  return { shared, ofFirst: shared / a.weight, ofSecond: shared / b.weight, ofLighter: shared / Math.min(a.weight, b.weight), words };
}

function stemsIn(text: string): ReadonlySet<string> {
  const words =
    withoutValues(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD || /\d/.test(word)).map((word) => word.slice(0, STEM)));
}
