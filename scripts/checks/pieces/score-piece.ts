import {
  type Counts,
  fernandezHuertaScore,
  fleschKincaidGrade,
  infleszBand,
  newDaleChallScore,
  smogGrade,
  szigrisztPazosScore,
} from '../../languages/readability.js';
import { type SentenceSplitter, sentenceSplitter } from '../../languages/sentences.js';
import { type WordSense, wordSenseOf } from '../../languages/syllables.js';
import type { Library } from '../../model/content.js';
import type { Deck } from '../../model/deck.js';
import { type ReadPiece, type ReadRun, type ReadSection, readDeck } from '../../model/read-deck.js';
import { type NameFinder, namesIn } from '../links/names-in.js';
import { remember } from '../remember.js';

/** What the formulas of a text's language make of it; none that its language or its length rules out. */
export interface Measures extends Counts {
  readonly fleschKincaid?: number;
  readonly smog?: number;
  readonly newDaleChall?: number;
  readonly fernandezHuerta?: number;
  readonly szigrisztPazos?: number;
  readonly inflesz?: string;
}

/** The score of a text: `gating` leaves out the glossary's names, `full` counts every word. */
export interface Score {
  readonly gating: Measures;
  readonly full: Measures;
  /** The names that were left out, as the glossary writes them, each once. */
  readonly leftOut: readonly string[];
  /** The sentences that weigh most, hardest first, at most three. */
  readonly hardest: readonly string[];
}

export interface SectionScore {
  readonly key: string;
  readonly module?: string;
  readonly title: string;
  readonly score: Score;
}

export interface PieceScore {
  readonly name: ReadPiece['name'];
  readonly score: Score;
  readonly sections: readonly SectionScore[];
}

interface Word {
  readonly text: string;
  readonly syllables: number;
  readonly familiar?: boolean;
  readonly name?: string;
}
interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Words with letters that a run needs to stand as a sentence of its own. */
const OWN_SENTENCE = 3;
const HARDEST = 3;

/** Returns the readability of each kind of output of a deck and of its sections; nothing in a language without a formula. */
export function readabilityOf(deck: Deck, library: Library): PieceScore[] {
  const sense = wordSenseOf(deck.language);
  if (!sense) return [];
  const names = namesIn(library.glossary[deck.language] ?? []);
  const weigh = remember((text) => weighWord(text, sense));
  const { split } = sentenceSplitter(deck.language);
  // The pieces of a deck share most of their sentences.
  const sentence = remember((text) => sentenceWords(text, names, weigh));
  const read = ({ runs }: ReadSection): Sentence[] => sentencesOfRuns(runs, split).map(sentence);
  return readDeck(deck).map(({ name, sections }): PieceScore => {
    const parts = sections.map((section) => ({ section, sentences: read(section) }));
    return {
      name,
      score: scoreOf(
        parts.flatMap(({ sentences }) => sentences),
        sense,
      ),
      sections: parts.map(({ section: { key, module, title }, sentences }) => ({
        ...{ key, title, score: scoreOf(sentences, sense) },
        ...(module === undefined ? {} : { module }),
      })),
    };
  });
}

const weighWord = (text: string, { syllables, isFamiliar }: WordSense): Omit<Word, 'name'> => ({
  ...{ text, syllables: syllables(text) },
  ...(isFamiliar ? { familiar: isFamiliar(text) } : {}),
});

/**
 * Returns the sentences of some runs. A run without a closing mark is one sentence, as if it had a full stop. Labels, cells and
 * headings of one or two words would make any text look easy if each were a sentence: they are joined with what follows until there
 * are three words, as the eye reads a row of a table. A cell of numbers alone is not prose and is joined in the same way.
 */
export function sentencesOfRuns(runs: readonly ReadRun[], split: SentenceSplitter['split']): string[] {
  const sentences: string[] = [];
  let waiting = '';
  for (const { text } of runs) {
    const joined = waiting === '' ? text : `${waiting} ${text}`;
    const closed = waiting === '' && /[.!?…][”’"')\]]*$/.test(text);
    const stands = closed || wordsIn(joined).filter((word) => /\p{L}/u.test(word)).length >= OWN_SENTENCE;
    if (stands) sentences.push(...(hasMark(joined) ? split(joined) : [joined]));
    waiting = stands ? '' : joined;
  }
  const last = sentences.pop();
  return [...sentences, [last, waiting].filter(Boolean).join(' ')].filter(Boolean);
}

/** Asks the language's own rules only where a mark stands inside the run: that is slow, and most runs are one sentence. */
const hasMark = (text: string): boolean => /[.!?…]\P{L}*\s/u.test(text);

/** Returns the words of a text, without the marks around them. Whatever holds a letter or a digit is a word, however many hyphens it has. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[\s—]+|\s[–-]\s/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean);

function sentenceWords(sentence: string, names: NameFinder, weigh: (word: string) => Omit<Word, 'name'>): Sentence {
  const texts = wordsIn(sentence);
  const found = names(texts);
  const words = texts.map((word, index): Word => {
    const name = found[index];
    return { ...weigh(word), ...(name === undefined ? {} : { name }) };
  });
  return { text: sentence, words };
}

function scoreOf(sentences: readonly Sentence[], sense: WordSense): Score {
  const rest = sentences
    .map(({ text, words }) => ({ text, words: words.filter(({ name }) => name === undefined) }))
    .filter(({ words }) => words.length > 0);
  const names = sentences.flatMap(({ words }) => words.flatMap(({ name }) => name ?? []));
  return {
    gating: measure(countsOf(rest), sense),
    full: measure(countsOf(sentences), sense),
    leftOut: [...new Set(names)].sort(),
    hardest: [...rest]
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, HARDEST)
      .map(({ text }) => text),
  };
}

/** How much a sentence pulls a text up: its syllables, which grow with its length and with the length of its words. */
const weight = ({ words }: Sentence): number => words.reduce((sum, { syllables }) => sum + syllables, 0);

function countsOf(sentences: readonly Sentence[]): Counts {
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

function measure(counts: Counts, { language }: WordSense): Measures {
  if (counts.words === 0) return counts;
  if (language === 'es') {
    const szigrisztPazos = szigrisztPazosScore(counts);
    return { ...counts, fernandezHuerta: fernandezHuertaScore(counts), szigrisztPazos, inflesz: infleszBand(szigrisztPazos) };
  }
  const [smog, newDaleChall] = [smogGrade(counts), newDaleChallScore(counts)];
  return {
    ...{ ...counts, fleschKincaid: fleschKincaidGrade(counts) },
    ...(smog === undefined ? {} : { smog }),
    ...(newDaleChall === undefined ? {} : { newDaleChall }),
  };
}
