import type { Diagnostic } from '../../model/diagnostic.js';
import { rememberOf } from '../../model/remember.js';
import { plainText } from '../../model/tree.js';
import { ofShared, type PartFacts, type WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { type FindPhrases, phraseFinder } from '../words/phrase-finder.js';
import type { CitedSentence, ClaimSide, Comparison } from './claim-side.js';
import { addedTrouble } from './compare-additions.js';
import { conditionTrouble } from './compare-conditions.js';
import { contrastTrouble, exchangeTrouble, isTurnedTwice } from './compare-contrasts.js';
import { exchangedMarks } from './compare-marks.js';
import { type FindRates, rateFinder, strangeRates } from './compare-rates.js';
import { lostTrouble } from './compare-strength.js';
import { QUESTION } from './fact-signs.js';
import { limitFinder } from './lost-words.js';
import { riskAsGood } from './risk-as-good.js';
import { type TopicJudge, topicJudge } from './topics.js';

const comparedIn = ofShared(({ readers, library }) => {
  const compared = (locale: string, reader: WordingReader) => ({
    ...{ comparison: comparisonOf(reader), rates: rateFinder(reader.wording), benefits: phraseFinder(reader.wording.benefits) },
    topics: topicJudge(reader.sides(), library.glossary[locale] ?? [], reader),
  });
  return new Map([...readers].map(([locale, reader]) => [locale, compared(locale, reader)]));
});

/**
 * Each sentence that cites a claim says what the claim says: no surer, not the reverse, about the same people, conditions and
 * drugs, in the same units, and a quotation word for word. A program sees words, not sense: what it cannot see stands side by
 * side in the review packet (DESIGN section 4).
 */
export function checkParaphrase(facts: PartFacts): Diagnostic[] {
  return [...comparedIn(facts)].flatMap(([locale, { comparison, topics, rates, benefits }]) =>
    facts.modules
      .filter((module) => module.locale === locale)
      .flatMap((module) => {
        const texts = facts.textsOf(module);
        const judge = { facts, comparison, topics, rates, benefits, texts };
        return [...texts.flatMap((run) => inRun(run, judge)), ...conditionTrouble(facts.library, module, comparison)];
      }),
  );
}

function comparisonOf({ wording, features, statements, joints, side, claimMatcher }: WordingReader): Comparison {
  return {
    ...{ features, statements, joints, side, matcher: claimMatcher(), lostLimit: limitFinder(wording) },
    namedBy: rememberOf(({ texts }) => ({
      subjects: features.namedIn(texts),
      sides: texts.flatMap((text) => features.sides(text)),
      quantities: texts.flatMap((text) => features.quantities(text)),
    })),
  };
}

interface Judge {
  readonly facts: PartFacts;
  readonly comparison: Comparison;
  readonly topics: TopicJudge;
  readonly rates: FindRates;
  readonly benefits: FindPhrases;
  /** All words of the module. */
  readonly texts: readonly Authored[];
}

/** Teach-back prompts ask; they state nothing. */
function inRun(run: Authored, { facts, comparison, topics, rates, benefits, texts }: Judge): Diagnostic[] {
  if (run.place === 'teach-back') return [];
  const sentences = citedSentences(run, facts, comparison);
  const claims = new Set(sentences.flatMap((sentence) => sentence.claims));
  const compared = sentences.filter(statesSomething);
  const beside = compared.length > 0 && run.place === 'figure' ? besides(run, texts) : [];
  const whole = run.place !== 'figure' && run.around === undefined && !run.instruction;
  return [
    ...(whole ? [...claims].flatMap((side) => lostTrouble(side, compared, comparison)) : []),
    ...compared.flatMap((sentence) => [...differing(sentence, beside, comparison), ...strangeRates(sentence, rates)]),
    ...compared.flatMap((sentence) => riskAsGood(sentence, benefits, comparison)),
    ...exchangeTrouble(compared, comparison),
    ...(whole ? exchangedMarks(compared, comparison) : []),
    ...(whole ? compared.flatMap(topics) : []),
  ];
}

/** What a sentence says otherwise than its claims, each thing once; the words of a figure are held against its other words too. */
function differing(sentence: CitedSentence, beside: readonly string[], comparison: Comparison): Diagnostic[] {
  const turned = contrastTrouble(sentence, comparison, beside);
  const isTold = ({ code }: Diagnostic): boolean =>
    code === 'opposite-of-claim' && (turned.some((one) => one.code === code) || isTurnedTwice(sentence, comparison));
  return [...addedTrouble(sentence, comparison).filter((one) => !isTold(one)), ...turned];
}

/** The other words of a figure: its text alternative, its caption and its labels. */
const besides = (run: Authored, texts: readonly Authored[]): string[] =>
  texts
    .filter((other) => other.place === 'figure' && other.section === run.section && other !== run)
    .map(({ inlines }) => plainText(inlines));

function citedSentences(run: Authored, facts: PartFacts, { side }: Comparison): CitedSentence[] {
  const known = (ids: readonly string[]): ClaimSide[] => ids.flatMap((id) => side(id) ?? []);
  const { at, place, readAs } = run;
  if (place === 'figure') {
    const text = plainText(run.inlines);
    return [{ text, readAs: text, claims: known(run.claims), at, own: true, instruction: false, place }];
  }
  return facts.sentencesOf(run).map(({ text, cites, own, instruction }) => ({
    text,
    readAs: readAs ?? text,
    claims: known(cites),
    at,
    own,
    instruction,
    place,
  }));
}

/**
 * Speaker notes and passages that also instruct hold talk between the facts: there only a sentence with its own mark counts.
 * A question states nothing.
 */
const statesSomething = ({ text, own, instruction, place }: CitedSentence): boolean =>
  !QUESTION.test(text) && (own || (place !== 'notes' && !instruction));
