import type { Sentence } from '../../languages/sentences.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { ofShared, type PartFacts, type SharedFacts, type WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { type FindPhrases, phraseFinder } from '../words/phrase-finder.js';
import { type SentenceMatcher, sentenceMatcher } from './align-sentences.js';
import { bareOrder } from './check-orders.js';
import { wordsOf } from './claim-side.js';
import { QUESTION } from './fact-signs.js';

const SPOKEN = ['slides', 'brief', 'print', 'notes'];
/** From this part of its words on, a sentence before a mark is taken to say what the marked claim says. */
const OF_CLAIM = 0.3;

/** The lists of one locale by which a sentence is told to state something; the parts of sentences are read in `statements.ts`. */
interface Statements {
  /** A sentence that needs no source, in full: an order as data, or one of the wording's `statements`. */
  isAgreed(text: string): boolean;
  /** Where an order begins, after "If nobody can come,": the part of the sentence that states something if none does. */
  stated(text: string): string | undefined;
  isOrder(text: string): boolean;
  /** The parts of a sentence that order something ("so leave them out"). */
  ordersIn(text: string): string[];
  /** Begins like an open question: a title that asks. */
  asks(text: string): boolean;
  readonly risky: FindPhrases;
  readonly presumes: FindPhrases;
  readonly matcher: SentenceMatcher;
}

const knownIn = ofShared((shared) => {
  const judged = [...shared.readers].filter(([, { wording }]) => wording.finite.length > 0);
  return new Map(judged.map(([locale, reader]) => [locale, statementsOf(shared, locale, reader)]));
});

/**
 * What is said without a source is an order, a question, or a statement that somebody agreed to. In notes, instructions and titles any
 * other statement ("most people need a series") is a warning, also as what an order tells to say; so is advice that could hurt ("leave out
 * your tablets") and a prompt that takes for granted what nobody has shown ("why is it safe?"). A brand tells its own times and prices.
 */
export function checkStatements(facts: PartFacts): Diagnostic[] {
  const known = knownIn(facts);
  return facts.texts.flatMap((written) => {
    const own = known.get(written.locale);
    if (!own || written.claims.length > 0 || written.phone || written.ofBrand) return [];
    return facts.sentencesOf(written).flatMap((sentence) => inSentence(facts, written, sentence, own));
  });
}

function statementsOf({ library }: SharedFacts, locale: string, { wording, language }: WordingReader): Statements {
  const { statements, imperatives, openers, actions, tellings, reasons, finite, passives, hedges, effects } = wording;
  const orders = library.requirements.flatMap(({ orders: own = [] }) => own.map(({ says }) => says[locale] ?? ''));
  const agreed = new Set([...orders, ...statements].flatMap((one) => language.sentencesIn(one)).map(bareOrder));
  const [order, opener, telling] = [phraseFinder([...actions, ...imperatives]), phraseFinder(openers), phraseFinder(tellings)];
  const question = phraseFinder(wording.openQuestions);
  const [reason, verb] = [phraseFinder(reasons), phraseFinder([...finite, ...passives, ...hedges, ...effects])];
  const startsWith = (find: FindPhrases, text: string): boolean => find(text).some(({ index }) => index === 0);
  const clausesOf = (text: string): string[] => text.split(CLAUSE).map((clause) => clause.replace(/^[^\p{L}\p{N}]+/u, ''));
  const isOrder = (text: string): boolean => {
    const clauses = clausesOf(text);
    const [first = '', ...rest] = clauses;
    if (startsWith(order, first)) return true;
    const [open] = opener(first);
    return open?.index === 0 && [first.slice(open.text.length).trim(), ...rest].some((clause) => startsWith(order, clause));
  };
  const told = (text: string): string | undefined => {
    const cause = reason(text)[0];
    const tells = telling(text).some(({ index }) => index === 0 || /[,:;]\s$/.test(text.slice(0, index)));
    return tells || (cause && cause.index > 0) ? text : undefined;
  };
  return {
    isAgreed: (text) => agreed.has(bareOrder(text)),
    stated: (text) => text.split(/;\s/).find((part) => (isOrder(part) ? told(part) : verb(part).length > 0)),
    ordersIn: (text) => clausesOf(text).filter(isOrder),
    ...{ isOrder, asks: (text) => startsWith(question, text) },
    risky: phraseFinder(wording.risky),
    presumes: phraseFinder(wording.presumes),
    matcher: sentenceMatcher(Object.values(library.claims).flatMap((claim) => wordsOf(claim, locale) ?? [])),
  };
}

/** Where a clause ends; what is in quotation marks is spoken, and is judged as a sentence of its own. */
const CLAUSE = /[,:]\s/;
/** A title or a summary of fewer words names something and states nothing. */
const FEWEST_WORDS_OF_TITLE = 6;

function inSentence(facts: PartFacts, written: Authored, sentence: Sentence, own: Statements): Diagnostic[] {
  const { text } = sentence;
  if (own.isAgreed(text)) return [];
  if (isCovered(facts, written, sentence, own)) return addedAdvice(facts, written, sentence, own);
  if (QUESTION.test(text)) return written.place === 'notes' || written.place === 'teach-back' ? presumed(written, text, own) : [];
  if (
    written.place === 'title'
      ? own.asks(text) || text.split(/\s+/).length < FEWEST_WORDS_OF_TITLE
      : !SPOKEN.includes(written.place) || written.heading
  )
    return [];
  const stated = own.stated(text);
  if (stated !== undefined) return [ungrounded(written, stated)];
  const [risk] = sentence.cites.length === 0 && written.place !== 'title' && own.isOrder(text) ? own.risky(text) : [];
  return risk ? [unsourced(written, text, risk.text)] : [];
}

/** A mark covers a sentence that it stands in; in notes, where talk stands between facts, another one only when it speaks of the same. */
function isCovered(facts: PartFacts, { place, locale }: Authored, { text, cites, own }: Sentence, { matcher }: Statements): boolean {
  if (cites.length === 0) return false;
  if (own || place !== 'notes') return true;
  return facts.claimsNamed(cites).some((claim) => matcher.match(text, wordsOf(claim, locale) ?? '').ofFirst >= OF_CLAIM);
}

function presumed({ at }: Authored, text: string, { presumes }: Statements): Diagnostic[] {
  const [found] = presumes(text);
  if (!found) return [];
  const message = `"${text}" takes something for granted ("${found.text}") that no claim states here.`;
  return [warning({ code: 'uncited-fact', message, at, hint: `Ask for it openly, or write the prompt into statements: ${AGREED}` })];
}

/** Advice that could hurt in a sentence with a mark, where no claim that it cites has the word. */
function addedAdvice(facts: PartFacts, written: Authored, { text, cites }: Sentence, { ordersIn, risky }: Statements): Diagnostic[] {
  const said = facts.claimsNamed(cites).map((claim) => (wordsOf(claim, written.locale) ?? '').toLowerCase());
  const [risk] = ordersIn(text)
    .flatMap(risky)
    .filter(({ text: word }) => !said.some((words) => words.includes(word.toLowerCase())));
  return risk ? [unsourced(written, text, risk.text)] : [];
}

const ungrounded = ({ at }: Authored, text: string): Diagnostic =>
  warning({
    ...{ code: 'uncited-fact', message: `"${text}" states something, and rests on no claim.`, at },
    hint: `Cite its claim, ask it as a question, say what to do instead, or write it into statements: ${AGREED}`,
  });

const unsourced = ({ at }: Authored, text: string, word: string): Diagnostic =>
  warning({
    ...{
      code: 'unsourced-advice',
      message: `"${text}" gives advice that could hurt ("${word}"), and rests on no claim and no order as data.`,
      at,
    },
    hint: 'Cite the claim that it rests on, or write it into orders: in decks/requirements.yaml when the clinic decides so.',
  });

const AGREED = 'of the wording when a person has agreed that it needs none.';
