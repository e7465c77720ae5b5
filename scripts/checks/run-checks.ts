import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { checkCitations, checkConditions, checkOffers } from './check-citations.js';
import { checkClaims } from './check-claims.js';
import { checkBrands, checkDecks, checkRequirements } from './check-decks.js';
import { checkFigures } from './check-figures.js';
import { checkLocales } from './check-locales.js';
import { checkNumbers } from './check-numbers.js';

const checks = [
  checkLocales,
  checkCitations,
  checkConditions,
  checkOffers,
  checkClaims,
  checkNumbers,
  checkFigures,
  checkDecks,
  checkRequirements,
  checkBrands,
];

/** Judges the words of a library, in order, without a browser; returns all that is wrong. */
export function runChecks(library: Library): Diagnostic[] {
  return checks.flatMap((check) => check(library));
}
