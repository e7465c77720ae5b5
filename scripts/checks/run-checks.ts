import type { Diagnostic } from '../model/diagnostic.js';
import { checkClaimGround } from './claims/check-claim-ground.js';
import { checkClaimWords } from './claims/check-claim-words.js';
import { checkComparisons, checkDenominators } from './claims/check-comparisons.js';
import { checkDefinitions } from './claims/check-definitions.js';
import { checkDegree } from './claims/check-degree.js';
import { checkFacts } from './claims/check-facts.js';
import { checkLimits } from './claims/check-limits.js';
import { checkLoopholes } from './claims/check-loopholes.js';
import { checkNumbers } from './claims/check-numbers.js';
import { checkOptions } from './claims/check-options.js';
import { checkOrders } from './claims/check-orders.js';
import { checkParaphrase } from './claims/check-paraphrase.js';
import { checkStatements } from './claims/check-statements.js';
import { checkUnsourcedNumbers } from './claims/check-unsourced-numbers.js';
import type { DeckFacts } from './deck-facts.js';
import { withoutEchoes } from './echoes.js';
import type { Facts } from './facts.js';
import { checkClaims } from './links/check-claims.js';
import { checkDrawings } from './links/check-drawings.js';
import { checkFigures } from './links/check-figures.js';
import { checkFillIns } from './links/check-fill-ins.js';
import { checkGaps } from './links/check-gaps.js';
import { checkLocales } from './links/check-locales.js';
import { checkNames, checkNeededNames } from './links/check-names.js';
import { checkPlacedModules } from './links/check-placed-modules.js';
import { checkReferences } from './links/check-references.js';
import { checkRegions } from './links/check-regions.js';
import { checkBalance } from './pieces/check-balance.js';
import { checkBrandColors } from './pieces/check-brand-colors.js';
import { checkCoverage } from './pieces/check-coverage.js';
import { checkItems } from './pieces/check-items.js';
import { checkReadability } from './pieces/check-readability.js';
import { checkNameCount, checkTerms } from './pieces/check-terms.js';
import { checkTime } from './pieces/check-time.js';
import { checkTitles } from './pieces/check-titles.js';
import { checkBrandPhones } from './safety/check-brand-phones.js';
import { checkInventory } from './safety/check-inventory.js';
import { checkLines } from './safety/check-lines.js';
import { checkPhones } from './safety/check-phones.js';
import { checkSafetyItems } from './safety/check-safety-items.js';
import { checkSafetyWords } from './safety/check-safety-words.js';
import { checkSignJoins } from './safety/check-sign-joins.js';
import { checkUrgency } from './safety/check-urgency.js';
import { checkAlternatives } from './words/check-alternatives.js';
import { checkForms } from './words/check-forms.js';
import { checkHeadings } from './words/check-headings.js';
import { checkHype } from './words/check-hype.js';
import { checkLanguages } from './words/check-languages.js';
import { checkLinks } from './words/check-links.js';
import { checkNumberStyle } from './words/check-number-style.js';
import { checkPlainWords } from './words/check-plain-words.js';
import { checkPointing } from './words/check-pointing.js';
import { checkRoomNotes } from './words/check-room-notes.js';
import { checkSigns } from './words/check-signs.js';
import { checkPromptCount, checkPrompts } from './words/check-teach-back.js';
import { checkTone } from './words/check-tone.js';

/** Judges of the content as it is written, in order. */
const checks: readonly ((facts: Facts) => Diagnostic[])[] = [
  checkLocales,
  checkNames,
  checkFigures,
  checkDrawings,
  checkPlacedModules,
  checkBrandColors,
  checkGaps,
  checkRegions,
  checkReferences,
  checkClaims,
  checkClaimWords,
  checkClaimGround,
  checkDefinitions,
  checkFacts,
  checkStatements,
  checkParaphrase,
  checkDegree,
  checkHype,
  checkTone,
  checkSafetyItems,
  checkUrgency,
  checkSignJoins,
  checkSafetyWords,
  checkOrders,
  checkLoopholes,
  checkLines,
  checkBrandPhones,
  checkPhones,
  checkNumbers,
  checkUnsourcedNumbers,
  checkNumberStyle,
  checkDenominators,
  checkComparisons,
  checkOptions,
  checkPlainWords,
  checkAlternatives,
  checkLinks,
  checkSigns,
  checkLanguages,
  checkPointing,
  checkHeadings,
  checkForms,
  checkNameCount,
  checkPrompts,
  checkFillIns,
];

/** Judges of a deck as its readers meet it, in order. */
const deckChecks: readonly ((judged: DeckFacts) => Diagnostic[])[] = [
  checkCoverage,
  checkLimits,
  checkInventory,
  checkBalance,
  checkReadability,
  checkTerms,
  checkTitles,
  checkItems,
  checkTime,
  checkPromptCount,
  checkRoomNotes,
];

/** Judges the words of a library without a browser; returns all that is wrong, but for what follows from a file that could not be read. */
export const runChecks = (facts: Facts): Diagnostic[] =>
  withoutEchoes(
    checks.flatMap((check) => check(facts)),
    facts.library,
  );

/** Judges a composed deck without a browser; returns all that is wrong. */
export const runDeckChecks = (judged: DeckFacts): Diagnostic[] => deckChecks.flatMap((check) => check(judged));

/** Returns the errors of a library that name what is not there: a deck made in spite of them would show a claim without its source and caveat. */
export const findMissing = (facts: Facts): Diagnostic[] => [...checkNeededNames(facts), ...checkFigures(facts)];
