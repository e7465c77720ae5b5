import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { readDeck } from '../model/read-deck.js';
import { checkClaimWords } from './claims/check-claim-words.js';
import { checkComparisons, checkDenominators } from './claims/check-comparisons.js';
import { checkFacts } from './claims/check-facts.js';
import { checkNumbers } from './claims/check-numbers.js';
import { checkParaphrase } from './claims/check-paraphrase.js';
import { checkPhones } from './claims/check-phones.js';
import { checkSafetyWords } from './claims/check-safety-words.js';
import { checkUnsourcedNumbers } from './claims/check-unsourced-numbers.js';
import { checkCharts } from './links/check-charts.js';
import { checkCitations, checkConditions, checkOffers } from './links/check-citations.js';
import { checkClaims } from './links/check-claims.js';
import { checkBrands, checkDecks, checkRequirements } from './links/check-decks.js';
import { checkFigures } from './links/check-figures.js';
import { checkFillIns } from './links/check-fill-ins.js';
import { checkGaps } from './links/check-gaps.js';
import { checkLocales } from './links/check-locales.js';
import { checkOwnModules } from './links/check-own-modules.js';
import { checkReferences } from './links/check-references.js';
import { checkBalance } from './pieces/check-balance.js';
import { checkBrandColors } from './pieces/check-brand-colors.js';
import { checkCoverage } from './pieces/check-coverage.js';
import { checkItems } from './pieces/check-items.js';
import { checkReadability } from './pieces/check-readability.js';
import { checkNames, checkTerms } from './pieces/check-terms.js';
import { checkTime } from './pieces/check-time.js';
import type { ComposedDeck } from './pieces/composed-deck.js';
import { readabilityOf } from './pieces/score-piece.js';
import { type AuthoredTexts, readTexts } from './words/authored-texts.js';
import { checkHype } from './words/check-hype.js';
import { checkNumberStyle } from './words/check-number-style.js';
import { checkPlainWords } from './words/check-plain-words.js';
import { checkPromptCount, checkPrompts } from './words/check-teach-back.js';

type LibraryCheck = (library: Library, asOf: string, texts: AuthoredTexts) => Diagnostic[];

const ofTexts =
  (check: (library: Library, texts: AuthoredTexts) => Diagnostic[]): LibraryCheck =>
  (library, _, texts) =>
    check(library, texts);

/** Judges of the content as it is written, in order. `asOf` is the ISO day of the check. */
const libraryChecks: readonly LibraryCheck[] = [
  checkLocales,
  checkCitations,
  checkConditions,
  checkOffers,
  checkFigures,
  checkCharts,
  checkDecks,
  checkOwnModules,
  checkRequirements,
  checkBrands,
  checkBrandColors,
  checkGaps,
  checkReferences,
  checkClaims,
  checkClaimWords,
  ofTexts(checkFacts),
  ofTexts(checkParaphrase),
  ofTexts(checkHype),
  checkSafetyWords,
  ofTexts(checkPhones),
  ofTexts(checkNumbers),
  ofTexts(checkUnsourcedNumbers),
  ofTexts(checkNumberStyle),
  ofTexts(checkDenominators),
  ofTexts(checkComparisons),
  ofTexts(checkPlainWords),
  checkNames,
  checkPrompts,
  ofTexts(checkFillIns),
];

/** Judges of a deck as its readers meet it, in order. */
const deckChecks: readonly ((composed: ComposedDeck) => Diagnostic[])[] = [
  checkCoverage,
  checkBalance,
  checkReadability,
  checkTerms,
  checkItems,
  checkTime,
  checkPromptCount,
];

/** Judges the words of a library without a browser; returns all that is wrong. `asOf` is an ISO day. */
export function runChecks(library: Library, asOf: string): Diagnostic[] {
  const texts = readTexts(library);
  return libraryChecks.flatMap((check) => check(library, asOf, texts));
}

/** Returns the errors of a library that name what is not there: a deck made in spite of them would show a claim without its source and caveat. */
export function findMissing(library: Library): Diagnostic[] {
  return [checkCitations, checkFigures, checkDecks].flatMap((check) => check(library)).filter(({ severity }) => severity === 'error');
}

/** Judges a composed deck without a browser; returns all that is wrong. `scores` are what `readabilityOf` gives for the deck. */
export function runDeckChecks(library: Library, deck: Deck, scores = readabilityOf(deck, library)): Diagnostic[] {
  const wording = library.wording[deck.language];
  const composed: ComposedDeck = {
    ...{ library, deck, scores, pieces: readDeck(deck), ...(wording ? { wording } : {}) },
    placeOf: (key) => deck.places[key] ?? library.decks[deck.id]?.at,
  };
  return deckChecks.flatMap((check) => check(composed));
}
