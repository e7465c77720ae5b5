import type { Sentence } from '../../languages/sentences.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { ofShared, type PartFacts, type WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { type FoundPhrase, phraseFinder } from '../words/phrase-finder.js';
import { bareOrder } from './check-orders.js';
import { wordsOf } from './claim-side.js';
import { QUESTION } from './fact-signs.js';
import type { OrderWords } from './order-words.js';

const PLACES = ['slides', 'brief', 'print', 'notes', 'figure', 'title'];

interface Loopholes extends OrderWords {
  /** True when a sentence orders something on which a life may hang: a "do not", or one of the urgent verbs. */
  isGrave(text: string): boolean;
  /** True for a sentence of an order as data. */
  isAgreed(text: string): boolean;
}

const wordsIn = ofShared(({ library, readers }) => {
  const agreed = library.requirements.flatMap(({ orders = [] }) => orders.map(({ says }) => says));
  const loopholesOf = ({ wording, orderWords: known, language: { tag, sentencesIn } }: WordingReader): Loopholes => {
    const urgent = phraseFinder(wording.urgent);
    const isGrave = (text: string): boolean => known.force(text).some(({ group }) => group === known.strongest) || urgent(text).length > 0;
    const orders = new Set(agreed.flatMap((says) => sentencesIn(says[tag] ?? '')).map(bareOrder));
    return { ...known, isGrave, isAgreed: (text) => orders.has(bareOrder(text)) };
  };
  return new Map([...readers].map(([locale, reader]) => [locale, loopholesOf(reader)]));
});

/**
 * No order escapes, be it written as data or not: what takes something back ("unless", "if you can", "is fine") in a sentence or a run
 * that orders something grave is an error, unless an order as data or a cited claim has it. A word of little force ("try not to") in an
 * instruction is a warning.
 */
export function checkLoopholes(facts: PartFacts): Diagnostic[] {
  const words = wordsIn(facts);
  return facts.texts.flatMap((written) => {
    const known = words.get(written.locale);
    return known && PLACES.includes(written.place) ? inRun(facts, written, known) : [];
  });
}

function inRun(facts: PartFacts, written: Authored, words: Loopholes): Diagnostic[] {
  const sentences = facts.sentencesOf(written);
  const grave = sentences.findIndex(({ text }) => words.isGrave(text));
  return sentences.flatMap((sentence, index) => {
    if (QUESTION.test(sentence.text) || words.isAgreed(sentence.text)) return [];
    const claims = facts.claimsNamed([...written.claims, ...sentence.cites]);
    const agreed = claims.flatMap((claim) => wordsOf(claim, written.locale) ?? []);
    const isNear = grave >= 0 && (grave <= index || grave === index + 1);
    return [
      ...exceptionIn(sentence, written, { words, agreed, isNear }),
      ...weaknessIn(sentence, written, { words, agreed, isNear }),
    ].slice(0, 1);
  });
}

interface Around {
  readonly words: Loopholes;
  /** The words of the claims that cover the sentence. */
  readonly agreed: readonly string[];
  /** Something grave is ordered in the same run, at most one sentence later. */
  readonly isNear: boolean;
}

function exceptionIn({ text, instruction }: Sentence, written: Authored, { words, agreed, isNear }: Around): Diagnostic[] {
  const isOrder = (found: FoundPhrase): boolean => found.index === 0 && words.force(found.text).length > 0;
  const [found] = words
    .exceptions(text)
    .filter((one) => !isOrder(one) && !agreed.some((own) => words.exceptions(own).some(({ phrase }) => phrase === one.phrase)));
  if (!found || !(isNear || instruction || written.instruction)) return [];
  const message = `"${found.text}" takes something back from an order: "${text}". No order as data and no cited claim has it.`;
  const hint = 'Take the exception out; if it was agreed, write it into orders: in decks/requirements.yaml, or cite the claim that has it.';
  return [(isNear ? error : warning)({ code: 'order-exception', message, at: written.at, hint })];
}

function weaknessIn({ text, instruction, cites }: Sentence, written: Authored, { words, agreed }: Around): Diagnostic[] {
  if (!(instruction || written.instruction) && cites.length > 0) return [];
  const isWeak = ({ group, text: word }: { group: number; text: string }): boolean => group < words.strongest && /\s/.test(word);
  const found = words
    .force(text)
    .find((one) => isWeak(one) && !agreed.some((own) => words.force(own).some(({ phrase }) => phrase === one.phrase)));
  if (!found) return [];
  const message = `"${found.text}" leaves an order to the reader: "${text}".`;
  const hint = 'Say what to do without it; if it is left to the reader, write it into orders: in decks/requirements.yaml.';
  return [warning({ code: 'order-weaker', message, at: written.at, hint })];
}
