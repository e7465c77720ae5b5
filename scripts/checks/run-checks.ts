import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { readDeck } from '../model/read-deck.js';
import { checkCharts } from './check-charts.js';
import { checkCitations, checkConditions, checkOffers } from './check-citations.js';
import { checkClaims } from './check-claims.js';
import { checkCoverage } from './check-coverage.js';
import { checkBrands, checkDecks, checkRequirements } from './check-decks.js';
import { checkFigures } from './check-figures.js';
import { checkLocales } from './check-locales.js';
import { checkNumbers } from './check-numbers.js';
import type { ComposedDeck } from './composed-deck.js';

/** Judges of the content as it is written, in order. `asOf` is the ISO day of the check. */
const libraryChecks: readonly ((library: Library, asOf: string) => Diagnostic[])[] = [
  checkLocales,
  checkCitations,
  checkConditions,
  checkOffers,
  checkClaims,
  checkNumbers,
  checkFigures,
  checkCharts,
  checkDecks,
  checkRequirements,
  checkBrands,
];

/** Judges of a deck as its readers meet it, in order. */
const deckChecks: readonly ((composed: ComposedDeck) => Diagnostic[])[] = [checkCoverage];

/** Judges the words of a library without a browser; returns all that is wrong. `asOf` is an ISO day. */
export function runChecks(library: Library, asOf: string): Diagnostic[] {
  return libraryChecks.flatMap((check) => check(library, asOf));
}

/** Judges a composed deck without a browser; returns all that is wrong. */
export function runDeckChecks(library: Library, deck: Deck): Diagnostic[] {
  const wording = library.wording[deck.language];
  const composed: ComposedDeck = {
    ...{ library, deck, pieces: readDeck(deck), ...(wording ? { wording } : {}) },
    placeOf: (key) => deck.places[key] ?? library.decks[deck.id]?.at,
  };
  return deckChecks.flatMap((check) => check(composed));
}
