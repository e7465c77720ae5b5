import type { Language } from '../../languages/index.js';
import { type Counts, type Measures, measure } from '../../languages/readability.js';
import { wordsIn } from '../../languages/words.js';
import type { Term } from '../../model/content.js';
import { remember } from '../../model/remember.js';

export interface Word {
  readonly text: string;
  readonly syllables: number;
  readonly familiar?: boolean;
  /** The glossary's name that it is part of. */
  readonly name?: string;
}

/** A sentence with its words weighed. */
export interface Weighed {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Judges sentences of one language. */
export interface Scorer {
  /** Each sentence is weighed once: the pieces of all decks share most of theirs. */
  weigh(sentence: string): Weighed;
  measure(sentences: readonly Weighed[]): Measures;
}

/** Returns the scorer of a language whose glossary has these terms; none for a language without a formula. */
export function scorerOf({ readability, nameFinder }: Language, glossary: readonly Term[]): Scorer | undefined {
  if (!readability) return undefined;
  const { syllables, isFamiliar } = readability;
  const names = nameFinder(glossary);
  const wordOf = remember((text): Word => ({ text, syllables: syllables(text), ...(isFamiliar ? { familiar: isFamiliar(text) } : {}) }));
  return {
    weigh: remember((text) => {
      const texts = wordsIn(text);
      const found = names(texts);
      return { text, words: texts.map((word, index) => named(wordOf(word), found[index])) };
    }),
    measure: (sentences) => measure(countsOf(sentences), readability),
  };
}

const named = (word: Word, name: string | undefined): Word => (name === undefined ? word : { ...word, name });

function countsOf(sentences: readonly Weighed[]): Counts {
  const words = sentences.flatMap((sentence) => sentence.words);
  const listed = words.filter(({ familiar }) => familiar !== undefined);
  return {
    words: words.length,
    sentences: sentences.length,
    syllables: words.reduce((sum, { syllables }) => sum + syllables, 0),
    longWords: words.filter(({ syllables }) => syllables >= 3).length,
    ...(listed.length > 0 ? { unfamiliar: listed.filter(({ familiar }) => !familiar).length } : {}),
  };
}
