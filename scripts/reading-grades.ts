import { type PieceScore, readabilityOf } from './checks/score-piece.js';
import type { Library } from './model/content.js';
import type { Deck } from './model/deck.js';
import type { Format } from './model/definitions.js';
import type { Job } from './model/job.js';

export type GradeOf = (deck: Deck, job: Job) => number | undefined;

/** The text that a patient reads in each format. Speaker notes are for staff and get no grade. */
const READ: Readonly<Partial<Record<Format, PieceScore['name']>>> = {
  ...{ reveal: 'slides', marp: 'slides', slides: 'slides' },
  ...{ brochure: 'brochure', handout: 'handout', 'large-print': 'handout', booklet: 'booklet' },
};

/**
 * Returns a function that gives the Flesch-Kincaid grade of an artifact's words, the glossary's names left out as the checks
 * do, to one decimal; undefined in a language without that formula. Each deck is scored once.
 */
export function openGrades(library: Library): GradeOf {
  const scored = new Map<Deck, readonly PieceScore[]>();
  return (deck, { format }) => {
    const piece = READ[format];
    if (!piece) return undefined;
    const scores = scored.get(deck) ?? readabilityOf(deck, library);
    scored.set(deck, scores);
    const grade = scores.find(({ name }) => name === piece)?.score.gating.fleschKincaid;
    return grade === undefined ? undefined : Math.round(grade * 10) / 10;
  };
}
