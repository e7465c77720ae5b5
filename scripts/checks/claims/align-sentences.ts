import { remember } from '../../model/remember.js';
import { withoutValues } from '../words/phrase-finder.js';

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
  const stemsOf = remember(readStems);
  const counts = new Map<string, number>();
  for (const text of texts) for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weightOf = remember((stem) => Math.log(1 + texts.length / (counts.get(stem) ?? 1)));
  const sum = (stems: Iterable<string>): number => {
    let total = 0;
    for (const stem of stems) total += weightOf(stem);
    return Math.max(1e-9, total);
  };
  const weightOfText = remember((text) => sum(stemsOf(text)));
  return {
    match: (first, second) => {
      const [a, b] = [stemsOf(first), stemsOf(second)];
      let words = 0;
      let shared = 0;
      for (const stem of a) {
        if (!b.has(stem)) continue;
        words++;
        shared += weightOf(stem);
      }
      if (words > 0) shared = Math.max(1e-9, shared);
      const [ofA, ofB] = [weightOfText(first), weightOfText(second)];
      return { shared, ofFirst: shared / ofA, ofSecond: shared / ofB, ofLighter: shared / Math.min(ofA, ofB), words };
    },
    hasWord: (text, word) => [...stemsOf(word)].every((stem) => stemsOf(text).has(stem)),
  };
}

function readStems(text: string): ReadonlySet<string> {
  const words =
    withoutValues(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD || /\d/.test(word)).map((word) => word.slice(0, STEM)));
}
