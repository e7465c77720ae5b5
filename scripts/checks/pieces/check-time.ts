import { countWords, WORDS_A_MINUTE } from '../../languages/words.js';
import { type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { type ReadRun, runsIn } from '../../model/read-deck.js';
import type { DeckFacts } from '../deck-facts.js';

/** Words of slides that are said aloud. Headings are read by the eye, labels and facts are pointed at. */
const SAID: ReadonlySet<string> = new Set(['text', 'item', 'cell', 'caption', 'caveat', 'phone']);

/** How long one kind of patient hears the words of a slide deck. */
export interface SpokenTime {
  /** The path, as in ConditionPath. */
  readonly name: string;
  readonly words: number;
  readonly minutes: number;
}

/** A deck can be said in the minutes it plans, for each patient. Teach-back and talk between the two are not counted. */
export function checkTime(judged: DeckFacts): Diagnostic[] {
  const { deck, definition } = judged;
  const planned = definition.minutes;
  if (planned === undefined) return [];
  const long = spokenTimes(judged).filter(({ minutes }) => minutes > planned);
  if (long.length === 0) return [];
  const each = long.map(({ name, minutes }) => `${minutes.toFixed(1)} for ${name}`).join(', ');
  return [
    warning({
      code: 'too-long-to-say',
      message: `Deck "${deck.id}" plans ${planned} minutes; its words take more at ${WORDS_A_MINUTE} a minute: ${each}. Teach-back and questions come on top.`,
      at: fieldAt(definition, 'minutes'),
      hint: 'Take out slides, shorten the notes, or plan more minutes.',
    }),
  ];
}

/**
 * Returns the minutes of spoken words, slides and notes of the main line in full, for each path; none for a deck without slides. Deeper
 * slides are shown to who asks.
 */
export function spokenTimes({ deck, pieces, paths }: DeckFacts): SpokenTime[] {
  const slides = pieces.find(({ name }) => name === 'slides');
  if (!slides || deck.slides.length === 0) return [];
  const notes = new Map(deck.slides.filter(({ deeper }) => !deeper).map((slide) => [slide.key, wordsOf(runsIn(slide.notes))]));
  return paths.map(({ name, includes }) => {
    const words = slides.sections
      .filter(({ key, conditions }) => notes.has(key) && includes(conditions))
      .reduce((sum, { key, runs }) => sum + wordsOf(runs.filter(({ kind }) => SAID.has(kind))) + (notes.get(key) ?? 0), 0);
    return { name, words, minutes: words / WORDS_A_MINUTE };
  });
}

const wordsOf = (runs: readonly ReadRun[]): number => runs.reduce((sum, { text }) => sum + countWords(text), 0);
