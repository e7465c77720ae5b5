import type { Diagnostic } from '../model/diagnostic.js';
import { checkClaimGround } from './claims/check-claim-ground.js';
import { checkClaimWords, checkUse } from './claims/check-claim-words.js';
import { checkComparisons, checkDenominators } from './claims/check-comparisons.js';
import { checkDefinitions, type Explained, explainedIn } from './claims/check-definitions.js';
import { checkDegree } from './claims/check-degree.js';
import { checkDueDays } from './claims/check-due-days.js';
import { checkFacts } from './claims/check-facts.js';
import { checkKeptLimits } from './claims/check-kept-limits.js';
import { checkLimits } from './claims/check-limits.js';
import { checkLoopholes } from './claims/check-loopholes.js';
import { checkNumbers } from './claims/check-numbers.js';
import { checkOptions } from './claims/check-options.js';
import { checkOrders, checkOrdersGiven } from './claims/check-orders.js';
import { checkParaphrase } from './claims/check-paraphrase.js';
import { checkStatements } from './claims/check-statements.js';
import { checkUnsourcedNumbers } from './claims/check-unsourced-numbers.js';
import type { DeckFacts, WholeDeckFacts } from './deck-facts.js';
import { withoutEchoes } from './echoes.js';
import { type Facts, groundOf, type PartFacts, partsOf, type SharedFacts } from './facts.js';
import { checkClaims } from './links/check-claims.js';
import { checkDrawings } from './links/check-drawings.js';
import { checkFigures } from './links/check-figures.js';
import { checkFillIns } from './links/check-fill-ins.js';
import { checkGaps } from './links/check-gaps.js';
import { checkLocales } from './links/check-locales.js';
import { checkNames, checkNeededNames } from './links/check-names.js';
import { checkOnline } from './links/check-online.js';
import { checkPlacedModules } from './links/check-placed-modules.js';
import { checkReferences } from './links/check-references.js';
import { checkRegions } from './links/check-regions.js';
import { checkTwins } from './links/check-twins.js';
import { checkUntranslated } from './links/check-untranslated.js';
import { checkBalance } from './pieces/check-balance.js';
import { checkBrandColors } from './pieces/check-brand-colors.js';
import { checkCoverage } from './pieces/check-coverage.js';
import { checkItems } from './pieces/check-items.js';
import { checkReadability } from './pieces/check-readability.js';
import { checkNameCount, checkTerms } from './pieces/check-terms.js';
import { checkTime } from './pieces/check-time.js';
import { checkTitles } from './pieces/check-titles.js';
import { checkBrandFacts } from './safety/check-brand-facts.js';
import { checkBrandPhones } from './safety/check-brand-phones.js';
import { checkInventory } from './safety/check-inventory.js';
import { checkLines } from './safety/check-lines.js';
import { checkNotes } from './safety/check-notes.js';
import { checkPhones } from './safety/check-phones.js';
import { checkSafetyItems } from './safety/check-safety-items.js';
import { checkSafetyWords } from './safety/check-safety-words.js';
import { checkSignForms } from './safety/check-sign-forms.js';
import { checkSignJoins, checkSignWords } from './safety/check-sign-joins.js';
import { checkTopicParts } from './safety/check-topic-parts.js';
import { checkUrgency } from './safety/check-urgency.js';
import { checkAlternatives } from './words/check-alternatives.js';
import { checkBrandWords } from './words/check-brand-words.js';
import { checkForms } from './words/check-forms.js';
import { checkHeadings } from './words/check-headings.js';
import { checkHype } from './words/check-hype.js';
import { checkInterest } from './words/check-interest.js';
import { checkLabels } from './words/check-labels.js';
import { checkLanguages } from './words/check-languages.js';
import { checkLinks } from './words/check-links.js';
import { checkNumberStyle } from './words/check-number-style.js';
import { checkPlainWords } from './words/check-plain-words.js';
import { checkPointing } from './words/check-pointing.js';
import { checkRoomNotes } from './words/check-room-notes.js';
import { checkSigns } from './words/check-signs.js';
import { checkPromptCount, checkPrompts } from './words/check-teach-back.js';
import { checkTone } from './words/check-tone.js';

type Found = readonly Diagnostic[];

/** Judges of the content as it is written, by what they look at. */
type Check =
  | { readonly of: 'whole'; readonly find: (facts: Facts) => Found }
  /** Each part of the content for itself, whatever stands in the others. */
  | { readonly of: 'part'; readonly find: (part: PartFacts) => Found }
  /** What all parts say of the terms of the glossary. */
  | { readonly of: 'explained'; readonly find: (shared: SharedFacts, parts: readonly Explained[]) => Found }
  /** What is said of claims, sources, brands and regions, whatever stands in modules. */
  | { readonly of: 'ground'; readonly find: (shared: SharedFacts) => Found };

const whole = (find: (facts: Facts) => Found): Check => ({ of: 'whole', find });
const each = (find: (part: PartFacts) => Found): Check => ({ of: 'part', find });
const ground = (find: (shared: SharedFacts) => Found): Check => ({ of: 'ground', find });

/** In order. */
const checks: readonly Check[] = [
  whole(checkLocales),
  whole(checkUntranslated),
  whole(checkTwins),
  whole(checkNames),
  whole(checkOnline),
  whole(checkFigures),
  whole(checkDrawings),
  whole(checkPlacedModules),
  whole(checkBrandColors),
  whole(checkGaps),
  whole(checkRegions),
  ground(checkReferences),
  whole(checkClaims),
  whole(checkUse),
  ground(checkClaimWords),
  ground(checkClaimGround),
  whole(checkDueDays),
  { of: 'explained', find: checkDefinitions },
  each(checkFacts),
  each(checkStatements),
  each(checkParaphrase),
  each(checkDegree),
  each(checkKeptLimits),
  each(checkHype),
  each(checkTone),
  whole(checkSafetyItems),
  each(checkUrgency),
  ground(checkSignWords),
  ground(checkSignForms),
  each(checkSignJoins),
  whole(checkSafetyWords),
  each(checkNotes),
  each(checkTopicParts),
  each(checkOrders),
  whole(checkOrdersGiven),
  each(checkLoopholes),
  ground(checkLines),
  ground(checkBrandPhones),
  ground(checkBrandFacts),
  ground(checkInterest),
  each(checkPhones),
  each(checkNumbers),
  each(checkUnsourcedNumbers),
  each(checkNumberStyle),
  each(checkDenominators),
  each(checkComparisons),
  whole(checkOptions),
  each(checkPlainWords),
  each(checkAlternatives),
  each(checkLinks),
  whole(checkSigns),
  each(checkLanguages),
  each(checkPointing),
  each(checkBrandWords),
  whole(checkHeadings),
  each(checkLabels),
  each(checkForms),
  whole(checkNameCount),
  whole(checkPrompts),
  whole(checkFillIns),
];

/** Judges of a deck as its readers meet it, in order; whether it covers what it must is told with what other modules have. */
const deckChecks: readonly ((judged: DeckFacts) => Diagnostic[])[] = [
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

/** Returns what `find` finds in `of`, both of them plain data; or what it found in the same earlier, where somebody keeps that. */
export type Recall = <T>(of: readonly unknown[], find: () => T) => T;

/** What is found in each part of the content by itself, in the order of the checks. */
interface InPart {
  readonly found: readonly Found[];
  readonly explained: Explained;
}

/**
 * Judges the words of a library without a browser; returns all that is wrong, but for what follows from a file that could not be read.
 * With `recall`, a part of the content that was judged before is not judged again while it and what it is held against stay the same.
 */
export function runChecks(facts: Facts, recall: Recall = (_, find) => find()): Diagnostic[] {
  const base = [groundOf(facts), facts.asOf];
  const ofGround = recall(base, () => checks.map((check) => (check.of === 'ground' ? check.find(facts.shared) : [])));
  const parts = partsOf(facts).map((part) => recall([...base, part.modules[0] ?? part.texts], () => inPart(part)));
  const found = checks.flatMap((check, index) => {
    if (check.of === 'whole') return check.find(facts);
    if (check.of === 'explained')
      return check.find(
        facts.shared,
        parts.map(({ explained }) => explained),
      );
    return check.of === 'ground' ? (ofGround[index] ?? []) : parts.flatMap((part) => part.found[index] ?? []);
  });
  return withoutEchoes(found, facts.library);
}

const inPart = (part: PartFacts): InPart => ({
  found: checks.map((check) => (check.of === 'part' ? check.find(part) : [])),
  explained: explainedIn(part),
});

/** What is known of a composed deck by itself. */
interface KnownDeck {
  readonly found: Found;
  readonly scores: DeckFacts['scores'];
}

/** Judges a composed deck without a browser; returns all that is wrong, and how hard its pieces are to read. `recall`: see runChecks. */
export function judgeDeck(judged: WholeDeckFacts, recall: Recall = (_, find) => find()): KnownDeck {
  const { facts, deck, definition, briefs } = judged;
  const own = recall(['deck', groundOf(facts), facts.asOf, deck, definition, briefs], () => ({
    found: deckChecks.flatMap((check) => check(judged)),
    scores: judged.scores,
  }));
  return { ...own, found: [...checkCoverage(judged), ...own.found] };
}

/** Returns the errors of a library that name what is not there: a deck made in spite of them would show a claim without its source and caveat. */
export const findMissing = (facts: Facts): Diagnostic[] => [...checkNeededNames(facts), ...checkFigures(facts)];
