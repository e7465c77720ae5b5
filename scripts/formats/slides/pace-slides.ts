import { countWords, WORDS_A_MINUTE } from '../../languages/words.js';
import type { Deck } from '../../model/deck.js';
import type { PlannedSlide } from './plan-slides.js';
import { notesText } from './slide-notes.js';

/** Seconds before stretching: for a slide at the least, and for one prompt and its answer. */
const SHORTEST = 10;
const PROMPT = 25;
/** To name the part that begins. */
const OPENER = 5;

/**
 * Returns the seconds planned for each slide: by the words of its notes, stretched so that the slides that everyone sees
 * (those without conditions) take the deck's planned minutes. Nothing for a deck without planned minutes.
 */
export function paceSlides(slides: readonly PlannedSlide[], deck: Deck): number[] | undefined {
  if (deck.minutes === undefined) return undefined;
  const weights = slides.map(weightOf);
  const forAll = slides.map((slide) => slide.kind !== 'content' || slide.slide.conditions.length === 0);
  const whole = weights.reduce((sum, weight, i) => sum + (forAll[i] ? weight : 0), 0);
  const stretch = (deck.minutes * 60) / whole;
  let spent = 0;
  return weights.map((weight, i) => {
    if (!forAll[i]) return Math.round(weight * stretch);
    const before = Math.round(spent);
    spent += weight * stretch;
    return Math.round(spent) - before;
  });
}

function weightOf(slide: PlannedSlide): number {
  // Shown to who asks: no minutes are planned for it.
  if (slide.above) return 0;
  switch (slide.kind) {
    case 'content':
      return Math.max(SHORTEST, (countWords(notesText(slide.slide.notes)) / WORDS_A_MINUTE) * 60);
    case 'teach-back':
      return slide.prompts.length * PROMPT;
    case 'opener':
      return OPENER;
    case 'title':
    case 'end':
      return SHORTEST;
    default:
      return 0;
  }
}

/** Returns the whole minutes planned for the part that begins at each opener, by the opener's id; none without planned minutes. */
export function paceParts(slides: readonly PlannedSlide[], deck: Deck): ReadonlyMap<string, number> {
  const seconds = paceSlides(slides, deck);
  const parts = new Map<string, number>();
  let part: string | undefined;
  for (const [i, { kind, id }] of slides.entries()) {
    if (kind === 'opener') part = id;
    // What the marks mean stands inside a part.
    else if (kind !== 'content' && kind !== 'how-sure') part = undefined;
    if (seconds && part !== undefined) parts.set(part, (parts.get(part) ?? 0) + (seconds[i] ?? 0));
  }
  return new Map([...parts].map(([id, whole]) => [id, Math.max(1, Math.round(whole / 60))]));
}
