import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { FoundPhrase } from '../words/phrase-finder.js';
import type { SentenceMatcher } from './align-sentences.js';
import type { CitedSentence, ClaimSide, Comparison, Original } from './claim-side.js';
import { holdsBack } from './sentence-features.js';

/** From these shared parts on, two sentences are taken to say the same thing (own thresholds, tuned on the shipped explainer). */
const SAME = { ofLighter: 0.5, ofClaim: 0.3, words: 2 };
const NEARLY_ALL = 0.5;

/**
 * What the sentences that cite a claim have lost of it: the doubt, the limit of its studies, the "not". Each sentence of the
 * claim is held against the sentence that says the same.
 */
export function lostTrouble(side: ClaimSide, sentences: readonly CitedSentence[], comparison: Comparison): Diagnostic[] {
  if (side.claim.role === 'quotation') return [];
  const citing = sentences.filter(({ claims, text }) => claims.includes(side) && !comparison.features.isOrder(text));
  const pairs = side.sentences.flatMap((own) => {
    const partner = partnerOf(own, citing, comparison);
    return partner ? [{ own, partner }] : [];
  });
  const turned = side.sentences.flatMap((own) => turnedDenial(own, citing, comparison).map((one) => lostNegation(own, one, side)));
  if (turned.length > 0) return turned.slice(0, 1);
  if (pairs.length === 0) return lostAltogether(side, citing, comparison);
  return pairs.flatMap(({ own, partner }) => lostIn(own, partner, side, comparison)).slice(0, 1);
}

function partnerOf(own: string, citing: readonly CitedSentence[], { matcher }: Comparison): CitedSentence | undefined {
  const matches = citing.map((sentence) => {
    const parts = sentence.text.split(/[:;]\s/).map((part) => matcher.match(own, part).ofLighter);
    const whole = matcher.match(own, sentence.text);
    return { sentence, ...whole, ofLighter: Math.max(whole.ofLighter, ...parts) };
  });
  const [best] = matches.sort((a, b) => b.shared - a.shared);
  const same = best && best.ofLighter >= SAME.ofLighter && best.ofFirst >= SAME.ofClaim && best.words >= SAME.words;
  return same ? best.sentence : undefined;
}

function lostIn(own: string, sentence: CitedSentence, side: ClaimSide, comparison: Comparison): Diagnostic[] {
  const surer = surerIn(own, sentence, side, comparison);
  if (surer.length > 0) return surer;
  const { features, lostLimit } = comparison;
  const limit = features.saysNo(own) === features.saysNo(sentence.text) ? lostLimit(own, sentence.text) : undefined;
  return limit === undefined ? [] : [withoutLimit(own, sentence, side, limit)];
}

function surerIn(own: string, sentence: CitedSentence, side: ClaimSide, comparison: Comparison): Diagnostic[] {
  const { features } = comparison;
  const said = sentence.text;
  const limits = features.limits(own);
  const limited = features.limits(said);
  if (deniedElsewhere(own, said, comparison)) return [lostNegation(own, sentence, side)];
  if (features.saysNo(said) || limited.some(({ phrase }) => !limits.some((one) => one.phrase === phrase))) return [];
  if (lostNo(own, said, comparison)) return [lostNegation(own, sentence, side)];
  const ofStudies = limited.length === 0 && features.research(side.says).length > 0 && isMeant('limits', side, own);
  const unsure = features.hedges(said).length === 0 && isMeant('doubts', side, own);
  const lost = (ofStudies ? limits[0] : undefined) ?? (unsure ? lostDoubt(own, said, comparison) : undefined);
  return lost ? [tooStrong(sentence, side, lost.text)] : [];
}

/**
 * False where a translation has a word of doubt or limit that the claim's first language does not have ("puede" for "can", "en menos de"
 * for "within"). Sentences that were parted otherwise are read together.
 */
function isMeant(what: keyof Pick<Original, 'doubts' | 'limits'>, { original, sentences }: ClaimSide, own: string): boolean {
  if (!original) return true;
  const told = original[what];
  return told.length === sentences.length ? (told[sentences.indexOf(own)] ?? true) : told.includes(true);
}

/** What the claim denies is said without a "no", which stands in another part of the sentence: "we looked, though not at all of it". */
function deniedElsewhere(own: string, said: string, { features, matcher, statements }: Comparison): boolean {
  const denials = features.negations(said);
  if (denials.length === 0) return false;
  const { clauses } = statements.read(said);
  const isDenied = (word: string): boolean =>
    clauses.some(({ text, isDenied: no }) => no && matcher.hasWord(text, word)) ||
    [...said.matchAll(/[\p{L}\p{N}]+/gu)].some(
      ({ 0: one, index }) =>
        matcher.hasWord(one, word) && denials.some((no) => no.index < index && !/[,;:]/.test(said.slice(no.index, index))),
    );
  return features.negations(own).some((no) => {
    // A "no" of several words has what it denies in itself: "against tea".
    const word = no.text.includes(' ') ? undefined : nextWord(own, no);
    return word !== undefined && matcher.hasWord(said, word) && !isDenied(word);
  });
}

/** A sentence about the same that has what the claim denies, and no "no" at all: "nobody watches you" became "a friend can watch". */
function turnedDenial(own: string, citing: readonly CitedSentence[], { features, matcher }: Comparison): CitedSentence[] {
  const denied = features.negations(own).flatMap((no) => nextWord(own, no) ?? []);
  if (denied.length === 0) return [];
  return citing.filter(({ text }) => {
    const { ofSecond, words } = matcher.match(own, text);
    return words >= SAME.words && ofSecond >= NEARLY_ALL && !features.saysNo(text) && denied.some((word) => matcher.hasWord(text, word));
  });
}

/** The claim's word of doubt, where the sentence has the word that it doubts ("may link" became "links") or most of the rest. */
function lostDoubt(own: string, said: string, { features, matcher }: Comparison): FoundPhrase | undefined {
  const doubts = features.hedges(own);
  const nearlyAll = matcher.match(own, said).ofFirst >= NEARLY_ALL;
  return doubts.find((doubt) => nearlyAll || hasNextWord(own, doubt, said, matcher));
}

/** True when the claim's "no" stands before a word that the sentence has too: "has not approved" became "has approved". */
const lostNo = (own: string, said: string, { features, matcher }: Comparison): boolean =>
  features.negations(own).some((no) => hasNextWord(own, no, said, matcher));

/** True when the word that follows `found` in `own`, in the same part of the sentence, stands in `said`. */
function hasNextWord(own: string, found: FoundPhrase, said: string, matcher: SentenceMatcher): boolean {
  const next = nextWord(own, found);
  return next !== undefined && matcher.hasWord(said, next);
}

/** The first longer word behind `found`, in the same part of the sentence. */
const nextWord = (own: string, { index, text }: FoundPhrase): string | undefined =>
  /^[^.,:;]*?([\p{L}\p{N}]{4,})/u.exec(own.slice(index + text.length))?.[1];

/** A claim that is not well shown, and whose own words doubt: where no sentence is like the claim's, some word of doubt stands in what cites it. */
function lostAltogether(side: ClaimSide, citing: readonly CitedSentence[], { features }: Comparison): Diagnostic[] {
  const [doubt] = features.hedges(side.says);
  const last = citing.at(-1);
  if (
    side.claim.verdict === 'supported' ||
    !doubt ||
    side.original?.doubts.includes(true) === false ||
    !last ||
    citing.some(({ text }) => holdsBack(features, text))
  )
    return [];
  return [tooStrong(last, side, doubt.text)];
}

const tooStrong = ({ text, at }: CitedSentence, { claim, says }: ClaimSide, lost: string): Diagnostic =>
  error({
    code: 'stronger-than-claim',
    message: `"${text}" is surer than claim "${claim.id}" (${claim.verdict}): "${says}"`,
    at,
    hint: `Keep "${lost}", or other words that leave room for doubt.`,
  });

const withoutLimit = (own: string, { text, at }: CitedSentence, { claim }: ClaimSide, limit: string): Diagnostic =>
  warning({
    code: 'stronger-than-claim',
    message: `"${text}" has lost "${limit}" of claim "${claim.id}": "${own}"`,
    at,
    hint: `Keep "${limit}": it limits what is said.`,
  });

const lostNegation = (own: string, { text, at }: CitedSentence, { claim }: ClaimSide): Diagnostic =>
  warning({
    code: 'negation-differs',
    message: `"${text}" does not say no, and claim "${claim.id}" does: "${own}"`,
    at,
    hint: 'Look for a lost "not"; if the sense is the same, say it with the words of the claim.',
  });
