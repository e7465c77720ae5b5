import type { PieceScore } from '../checks/pieces/score-piece.js';
import type { Deck } from '../model/deck.js';
import type { Format } from '../model/definitions.js';
import type { Job } from '../model/job.js';

export type GradeOf = (deck: Deck, job: Job) => number | undefined;

/** The text that a patient reads in each format. Speaker notes are for staff and get no grade. */
const READ: Readonly<Partial<Record<Format, PieceScore['name']>>> = {
  ...{ reveal: 'slides', marp: 'slides', slides: 'slides' },
  ...{ brochure: 'brochure', handout: 'handout', 'large-print': 'handout', booklet: 'booklet' },
};

/**
 * Returns a function that gives the Flesch-Kincaid grade of an artifact's words, the glossary's names left out as the checks
 * do, to one decimal; undefined in a language without that formula. `scores` are those of each deck.
 */
export function openGrades(scores: ReadonlyMap<Deck, readonly PieceScore[]>): GradeOf {
  return (deck, { format }) => {
    const piece = READ[format];
    if (!piece) return undefined;
    const grade = scores.get(deck)?.find(({ name }) => name === piece)?.score.gating.fleschKincaid;
    return grade === undefined ? undefined : Math.round(grade * 10) / 10;
  };
}
