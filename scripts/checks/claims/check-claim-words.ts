import { baseOf } from '../../languages/tags.js';
import { countWords } from '../../languages/words.js';
import type { Claim, Library } from '../../model/content.js';
import { type Diagnostic, error, fieldAt, warning } from '../../model/diagnostic.js';
import { isOfEffect } from '../../model/findings.js';
import { claimsIn } from '../../model/passages.js';
import type { Facts, SharedFacts, WordingReader } from '../facts.js';
import { evidenceTexts, wordsAt, wordsOf } from './claim-side.js';
import { plain, quotedWords } from './compare-additions.js';
import { checkEvidenceNumbers, evidenceTrouble } from './compare-evidence.js';
import { type FindRates, otherRate, rateFinder } from './compare-rates.js';
import { type FeatureReader, holdsBack } from './sentence-features.js';

/** Somebody reads each claim. */
export function checkUse({ library, caveats, modules }: Facts): Diagnostic[] {
  const cited = new Set(modules.flatMap((module) => claimsIn(module, library.claims)));
  return Object.values(library.claims).flatMap((claim) => unused(claim, cited, caveats));
}

/**
 * A claim's own words are as sure as its verdict, its caveats limit something, its numbers and subjects stand in its evidence, and it is
 * not past its date.
 */
export function checkClaimWords(facts: SharedFacts): Diagnostic[] {
  const { library, asOf, caveats } = facts;
  const claims = Object.values(library.claims);
  return [
    ...claims.flatMap((claim) => pastDue(claim, asOf)),
    ...[...facts.readers.values()].flatMap((reader) =>
      claims.flatMap((claim) => inWords(library, claim, { ...reader, isCaveat: caveats.has(claim.id) })),
    ),
    ...claims.flatMap((claim) => otherRates(facts, claim)),
    ...checkEvidenceNumbers(facts),
    ...claims.flatMap((claim) => changedQuotation(library, claim)),
  ];
}

function inWords(
  library: Pick<Library, 'references' | 'project'>,
  claim: Claim,
  { language, features, isCaveat }: WordingReader & { readonly isCaveat: boolean },
): Diagnostic[] {
  const says = wordsOf(claim, language.tag);
  if (says === undefined) return [];
  const strength = isCaveat ? emptyCaveat(claim, says, features) : tooSure(claim, says, features);
  // What is said of the sources is written in the first language: the words of another one are held against those of the claim there.
  return isTranslation(library, language.tag) ? strength : [...strength, ...evidenceTrouble(library, claim, { language, says, features })];
}

const FEWEST_WORDS = 4;

/** A caveat that doubts, limits and denies nothing takes nothing back. */
function emptyCaveat(claim: Claim, says: string, features: FeatureReader): Diagnostic[] {
  const words = countWords(says);
  if (words >= FEWEST_WORDS && holdsBack(features, says)) return [];
  const message = `Claim "${claim.id}" is the caveat of another one, and its words limit nothing: "${says}"`;
  return [
    error({
      code: 'empty-caveat',
      message,
      at: claim.at,
      hint: 'Say what was not shown, for whom, or how small or short the studies were.',
    }),
  ];
}

/**
 * Below "supported", the words doubt or limit, or tell what a study found. A benefit or a way of working whose own words doubt
 * is not "supported" by sources that are small, early, in animals or hypotheses.
 */
function tooSure(claim: Claim, says: string, features: FeatureReader): Diagnostic[] {
  if (claim.role === 'quotation' || claim.role === 'status') return [];
  const message = `Claim "${claim.id}" is "${claim.verdict}", and its words leave no room for doubt: "${says}"`;
  const hint = 'Say "may", "some people", or what the study found and how large it was; or raise the verdict where the evidence allows it.';
  if (claim.verdict !== 'supported') {
    const told = holdsBack(features, says) || features.research(says).length > 0;
    return told ? [] : [error({ code: 'claim-too-sure', message, at: claim.at, hint })];
  }
  // What sums up the results for a condition and says that they are few, or do not agree, is not well shown.
  if (claim.sumsUp !== undefined && holdsBack(features, says))
    return [
      error({
        code: 'claim-too-sure',
        message: `Claim "${claim.id}" is "supported", and its own words hold back: "${says}"`,
        at: fieldAt(claim, 'verdict'),
        hint: 'Lower the verdict, or say what is well shown.',
      }),
    ];
  const doubted = claim.evidence.flatMap(({ basis }) => features.limits(basis))[0]?.text;
  if (doubted === undefined || !isOfEffect(claim) || features.hedges(says).length === 0) return [];
  const raised = `Claim "${claim.id}" is "supported", and its evidence speaks of "${doubted}": "${says}"`;
  return [error({ code: 'claim-too-sure', message: raised, at: claim.at, hint: 'Lower the verdict, or name the sources that show it.' })];
}

/** A translation says as often as the first language how often something is given. */
function otherRates({ readers, source }: SharedFacts, claim: Claim): Diagnostic[] {
  const [first, ...others] = [source.tag, ...readers.keys()].filter((tag, place, all) => all.indexOf(tag) === place);
  const ratesIn = (tag: string | undefined): ReturnType<FindRates> => {
    const wording = readers.get(tag ?? '')?.wording;
    return wording ? rateFinder(wording)(wordsOf(claim, tag ?? '') ?? '') : [];
  };
  const own = ratesIn(first);
  return others.flatMap((tag) => {
    const strange = otherRate(ratesIn(tag), own);
    if (!strange || own.length === 0) return [];
    const message = `Claim "${claim.id}" says "${strange.text}" in "${tag}", and "${own.map(({ text }) => text).join('", "')}" in "${first}".`;
    return [error({ code: 'strange-unit', message, at: wordsAt(claim, tag), hint: 'Say it as often in both.' })];
  });
}

function pastDue(claim: Claim, asOf: string): Diagnostic[] {
  if (claim.due >= asOf) return [];
  const message = `Claim "${claim.id}" was to be checked again by ${claim.due}.`;
  return [
    warning({
      code: 'claim-past-due',
      message,
      at: fieldAt(claim, 'due'),
      hint: 'Look at its sources again; then write the new dates in checked: and due:.',
    }),
  ];
}

function unused(claim: Claim, cited: ReadonlySet<string>, caveats: ReadonlySet<string>): Diagnostic[] {
  if (cited.has(claim.id) || caveats.has(claim.id)) return [];
  const message = `Claim "${claim.id}" is cited nowhere and is no claim's caveat.`;
  return [warning({ code: 'unused-claim', message, at: claim.at, hint: `Cite it ([^${claim.id}]), or take it out.` })];
}

/**
 * The words of a quotation are those that its evidence quotes, letter for letter; in another language they stand in quotation marks, with
 * more words that say that it was translated. Evidence that quotes nothing cannot be compared.
 */
function changedQuotation(library: Pick<Library, 'references' | 'project'>, claim: Claim): Diagnostic[] {
  if (claim.role !== 'quotation') return [];
  const quoted = evidenceTexts(library, claim).flatMap(quotedWords);
  return Object.keys(claim.words).flatMap((locale) => {
    const says = plain(wordsOf(claim, locale) ?? '');
    if (quoted.length === 0 || quoted.includes(says)) return [];
    if (isTranslation(library, locale)) return unmarkedTranslation(claim, locale);
    const message = `The words of quotation "${claim.id}" are not those that its evidence quotes: "${says}" is not "${quoted[0]}".`;
    return [
      error({
        code: 'quotation-changed',
        message,
        at: wordsAt(claim, locale),
        hint: 'Quote exactly as the source does, or mend the basis.',
      }),
    ];
  });
}

const isTranslation = ({ project }: Pick<Library, 'project'>, locale: string): boolean => {
  const [own, source] = [locale, project.locales[0] ?? ''].map(baseOf);
  return own !== source;
};

function unmarkedTranslation(claim: Claim, locale: string): Diagnostic[] {
  const written = wordsOf(claim, locale) ?? '';
  const [quoted = ''] = quotedWords(written);
  if (quoted !== '' && plain(written) !== quoted) return [];
  const message = `Quotation "${claim.id}" is a translation in "${locale}", and does not say so: "${plain(written)}".`;
  const hint =
    'Put the translated words in quotation marks, and say behind them that they are translated, and from what language: “...” (translated from English).';
  return [error({ code: 'quotation-changed', message, at: wordsAt(claim, locale), hint })];
}
