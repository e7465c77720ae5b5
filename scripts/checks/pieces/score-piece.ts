import type { Language } from '../../languages/index.js';
import type { Measures } from '../../languages/readability.js';
import { wordsIn } from '../../languages/words.js';
import type { Deck } from '../../model/deck.js';
import { type ReadPiece, type ReadRun, readDeck } from '../../model/read-deck.js';
import type { Facts } from '../facts.js';
import type { Scorer, Weighed } from './score-sentences.js';

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

/** Words with letters that a run needs to stand as a sentence of its own. */
const OWN_SENTENCE = 3;
const HARDEST = 3;

/** Returns the readability of each kind of output of a deck and of its sections; nothing in a language without a formula. */
export function readabilityOf(deck: Deck, facts: Facts, pieces: readonly ReadPiece[] = readDeck(deck)): PieceScore[] {
  const scorer = facts.scorerOf(deck.language);
  if (!scorer) return [];
  const language = facts.languageOf(deck.language);
  return pieces.map(({ name, sections }): PieceScore => {
    const parts = sections.map((section) => ({ section, sentences: sentencesOfRuns(section.runs, language).map(scorer.weigh) }));
    return {
      name,
      score: scoreOf(
        parts.flatMap(({ sentences }) => sentences),
        scorer,
      ),
      sections: parts.map(({ section: { key, module, title }, sentences }) => ({
        ...{ key, title, score: scoreOf(sentences, scorer) },
        ...(module === undefined ? {} : { module }),
      })),
    };
  });
}

/**
 * Returns the sentences of some runs. A run without a closing mark is one sentence, as if it had a full stop. Labels, cells and
 * headings of one or two words would make any text look easy if each were a sentence: they are joined with what follows until there
 * are three words, as the eye reads a row of a table. A cell of numbers alone is not prose and is joined in the same way.
 */
export function sentencesOfRuns(runs: readonly ReadRun[], { sentencesIn }: Pick<Language, 'sentencesIn'>): string[] {
  const sentences: string[] = [];
  let waiting = '';
  for (const { text } of runs) {
    const joined = waiting === '' ? text : `${waiting} ${text}`;
    const closed = waiting === '' && /[.!?…][”’"')\]]*$/.test(text);
    const stands = closed || wordsIn(joined).filter((word) => /\p{L}/u.test(word)).length >= OWN_SENTENCE;
    if (stands) sentences.push(...(hasMark(joined) ? sentencesIn(joined) : [joined]));
    waiting = stands ? '' : joined;
  }
  const last = sentences.pop();
  return [...sentences, [last, waiting].filter(Boolean).join(' ')].filter(Boolean);
}

/** Asks the language's own rules only where a mark stands inside the run: that is slow, and most runs are one sentence. */
const hasMark = (text: string): boolean => /[.!?…]\P{L}*\s/u.test(text);

function scoreOf(sentences: readonly Weighed[], scorer: Scorer): Score {
  const rest = sentences.flatMap(({ text, rest }) => (rest ? [{ text, rest }] : []));
  return {
    gating: scorer.measure(rest.map((one) => one.rest)),
    full: scorer.measure(sentences.map(({ full }) => full)),
    leftOut: [...new Set(sentences.flatMap(({ names }) => names))].sort(),
    // What pulls a text up: syllables grow with the length of a sentence and with that of its words.
    hardest: [...rest]
      .sort((a, b) => b.rest.syllables - a.rest.syllables)
      .slice(0, HARDEST)
      .map(({ text }) => text),
  };
}
