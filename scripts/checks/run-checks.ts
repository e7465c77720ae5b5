import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { readDeck } from '../model/read-deck.js';
import { type AuthoredTexts, readTexts } from './authored-texts.js';
import { checkBalance } from './check-balance.js';
import { checkBrandColors } from './check-brand-colors.js';
import { checkCharts } from './check-charts.js';
import { checkCitations, checkConditions, checkOffers } from './check-citations.js';
import { checkClaimWords } from './check-claim-words.js';
import { checkClaims } from './check-claims.js';
import { checkComparisons, checkDenominators } from './check-comparisons.js';
import { checkCoverage } from './check-coverage.js';
import { checkBrands, checkDecks, checkRequirements } from './check-decks.js';
import { checkFigures } from './check-figures.js';
import { checkFillIns } from './check-fill-ins.js';
import { checkGaps } from './check-gaps.js';
import { checkHype } from './check-hype.js';
import { checkItems } from './check-items.js';
import { checkLocales } from './check-locales.js';
import { checkNumberStyle } from './check-number-style.js';
import { checkNumbers } from './check-numbers.js';
import { checkOwnModules } from './check-own-modules.js';
import { checkParaphrase } from './check-paraphrase.js';
import { checkPhones } from './check-phones.js';
import { checkPlainWords } from './check-plain-words.js';
import { checkReadability } from './check-readability.js';
import { checkReferences } from './check-references.js';
import { checkSafetyWords } from './check-safety-words.js';
import { checkStatements } from './check-statements.js';
import { checkPromptCount, checkPrompts } from './check-teach-back.js';
import { checkNames, checkTerms } from './check-terms.js';
import { checkTime } from './check-time.js';
import { checkUnsourcedNumbers } from './check-unsourced-numbers.js';
import type { ComposedDeck } from './composed-deck.js';
import { readabilityOf } from './score-piece.js';

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
  ofTexts(checkStatements),
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
