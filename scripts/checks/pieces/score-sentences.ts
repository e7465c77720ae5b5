import type { Language } from '../../languages/index.js';
import { type Counts, type Measures, measure } from '../../languages/readability.js';
import { wordsIn } from '../../languages/words.js';
import type { Term } from '../../model/content.js';
import { remember } from '../../model/remember.js';

/** A sentence with its words weighed. */
export interface Weighed {
  readonly text: string;
  readonly full: Counts;
  /** The same without the glossary's names; none where nothing else is left. */
  readonly rest?: Counts;
  /** The names that stand in it, as the glossary writes them. */
  readonly names: readonly string[];
}

/** Judges sentences of one language. */
export interface Scorer {
  /** Each sentence is weighed once: the pieces of all decks share most of theirs. */
  weigh(sentence: string): Weighed;
  /** What the formulas make of the counts of some sentences together. */
  measure(sentences: readonly Counts[]): Measures;
}

/** Returns the scorer of a language whose glossary has these terms; none for a language without a formula. */
export function scorerOf({ readability, nameFinder }: Language, glossary: readonly Term[]): Scorer | undefined {
  if (!readability) return undefined;
  const { syllables, isFamiliar } = readability;
  const names = nameFinder(glossary);
  const weightOf = remember((text): Word => ({ syllables: syllables(text), ...(isFamiliar ? { familiar: isFamiliar(text) } : {}) }));
  return {
    weigh: remember((text) => {
      const words = wordsIn(text);
      const found = names(words);
      const weights = words.map(weightOf);
      const rest = weights.filter((_, index) => found[index] === undefined);
      return {
        text,
        full: countsOf(weights),
        ...(rest.length > 0 ? { rest: countsOf(rest) } : {}),
        names: found.flatMap((name) => name ?? []),
      };
    }),
    measure: (sentences) => measure(sumOf(sentences), readability),
  };
}

interface Word {
  readonly syllables: number;
  readonly familiar?: boolean;
}

function countsOf(words: readonly Word[]): Counts {
  const listed = words.filter(({ familiar }) => familiar !== undefined);
  return {
    words: words.length,
    sentences: 1,
    syllables: words.reduce((sum, { syllables }) => sum + syllables, 0),
    longWords: words.filter(({ syllables }) => syllables >= 3).length,
    ...(listed.length > 0 ? { unfamiliar: listed.filter(({ familiar }) => !familiar).length } : {}),
  };
}

function sumOf(counts: readonly Counts[]): Counts {
  const sum = (of: (one: Counts) => number): number => counts.reduce((total, one) => total + of(one), 0);
  return {
    words: sum(({ words }) => words),
    sentences: counts.length,
    syllables: sum(({ syllables }) => syllables),
    longWords: sum(({ longWords }) => longWords),
    ...(counts.some(({ unfamiliar }) => unfamiliar !== undefined) ? { unfamiliar: sum(({ unfamiliar = 0 }) => unfamiliar) } : {}),
  };
}
