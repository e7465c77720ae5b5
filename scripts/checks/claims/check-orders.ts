import type { Requirement } from '../../model/content.js';
import { type At, type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { groupedBy } from '../../model/grouped-by.js';
import { moduleOfPlace } from '../../model/orders.js';
import { rememberNear } from '../../model/remember.js';
import { plainText } from '../../model/tree.js';
import { hasErrorIn } from '../echoes.js';
import { type Facts, ofShared, type PartFacts, type WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { type SentenceMatcher, sentenceMatcher } from './align-sentences.js';
import { otherJoin } from './compare-joins.js';
import { escapeFrom, type OrderReader, weakerThan } from './compare-order.js';
import { QUESTION } from './fact-signs.js';

const PLACES = ['slides', 'brief', 'print', 'notes'];
/** The part of an order's words, by weight, from which on a sentence is taken to give it. */
const GIVEN = 0.6;
/** The same for two sentences together. */
const GIVEN_IN_TWO = 0.65;
const FEWEST_WORDS = 2;

/** One sentence of an order as data. */
interface OrderSentence {
  readonly requirement: string;
  readonly text: string;
  readonly in: readonly string[];
  readonly at: At;
}

/** A sentence of a passage, or two neighbours together. */
interface Said {
  readonly text: string;
  readonly at: At;
  /** The part of an order's words that it must have to give it. */
  readonly least: number;
  /** Module and kind of passage: `driving/print`. */
  readonly place: string;
}

const judgesIn = ofShared(({ library, readers }) => {
  const judged = [...readers].map(([locale, reader]): [string, Judge] => {
    const orders = library.requirements.flatMap((one) => sentencesOf(one, reader));
    return [locale, judgeOf(orders, reader)];
  });
  return new Map(judged.filter(([, { orders }]) => orders.length > 0));
});

/**
 * Whatever gives an order of `orders:` in decks/requirements.yaml anywhere has no exception, no weaker force and no other limit of time or
 * person than there. What else it changes, or adds beside it, is a warning.
 */
export function checkOrders(facts: PartFacts): Diagnostic[] {
  return [...judgesIn(facts)].flatMap(([locale, judge]) => {
    const own = facts.texts.filter((written) => written.locale === locale);
    return [
      ...own.filter(({ place }) => PLACES.includes(place)).flatMap((written) => inRun(written, facts, judge)),
      ...own.filter(({ place }) => place === 'figure').flatMap((written) => inFigure(written, judge)),
    ];
  });
}

/** Each order is given where it says (`in`). */
export function checkOrdersGiven(facts: Facts): Diagnostic[] {
  return [...judgesIn(facts)].flatMap(([locale, judge]) => {
    const places = new Set(judge.orders.flatMap((order) => order.in));
    const texts = facts.texts.filter(
      (written) => written.locale === locale && PLACES.includes(written.place) && places.has(placeOf(written)),
    );
    return missing(texts, facts, judge)
      .filter(({ module }) => !isFaulty(module, facts))
      .map(({ told }) => told);
  });
}

const sentencesOf = ({ id, orders = [], at }: Requirement, { language }: WordingReader): OrderSentence[] =>
  orders.flatMap(({ says, in: places = [] }) =>
    language.sentencesIn(says[language.tag] ?? '').map((text) => ({ requirement: id, text, in: places, at })),
  );

interface Judge extends OrderReader {
  readonly orders: readonly OrderSentence[];
  readonly matcher: SentenceMatcher;
  /** The sentences of orders, ready to be compared. */
  readonly known: ReadonlySet<string>;
}

function judgeOf(orders: readonly OrderSentence[], { orderWords: words, features }: WordingReader): Judge {
  const texts = orders.map(({ text }) => text);
  return { orders, features, words, matcher: sentenceMatcher(texts), known: new Set(texts.map(bareOrder)) };
}

/** What a run of words makes of the orders that it gives; beside those that must be given in a passage stands only what cites a claim. */
function inRun(written: Authored, facts: PartFacts, judge: Judge): Diagnostic[] {
  const place = placeOf(written);
  const sentences = facts.sentencesOf(written);
  const whole = sentences.map(({ text }) => judge.known.has(bareOrder(text)));
  const given = sentences.map(({ text }) => orderIn(text, place, judge));
  const isGiven = (index: number): boolean => given[index]?.in.includes(place) ?? false;
  return sentences.flatMap(({ text, cites }, index) => {
    const order = given[index];
    if (whole[index]) return [];
    if (order) return changed(order, text, written, judge);
    const isBeside = isGiven(index - 1) || isGiven(index + 1);
    return isBeside && written.place !== 'notes' && cites.length === 0 ? [added(text, written)] : [];
  });
}

/** A label, caption or alternative text that joins with "or" what an order joins with "and". */
function inFigure({ inlines, at }: Authored, { orders, words, features }: Judge): Diagnostic[] {
  const text = plainText(inlines);
  const [found] = orders.flatMap((order) => {
    const other = features.saysNo(order.text) ? undefined : otherJoin(order.text, text, words.joins);
    return other ? [{ order, other }] : [];
  });
  if (!found) return [];
  const message = `"${text}" says "${found.other.said}" for "${found.other.own}": not so in the order of ${found.order.requirement}: "${found.order.text}"`;
  return [error({ code: 'order-weaker', message, at, hint: HINT })];
}

/** The order that a sentence gives: the one that shares most with it, those of its own place first. */
function orderIn(text: string, place: string, { orders, matcher }: Judge): OrderSentence | undefined {
  const [best] = matcher
    .sharing(text, FEWEST_WORDS)
    .flatMap((index) => {
      const order = orders[index] as OrderSentence;
      const { ofFirst, ofSecond, shared } = matcher.match(order.text, text);
      if (ofFirst < GIVEN) return [];
      const here = order.in.includes(place);
      return here || ofSecond >= GIVEN ? [{ order, here, shared }] : [];
    })
    .sort((a, b) => Number(b.here) - Number(a.here) || b.shared - a.shared);
  return best?.order;
}

function changed(order: OrderSentence, text: string, written: Authored, judge: Judge): Diagnostic[] {
  const isHere = order.in.includes(placeOf(written));
  const said = asCondition(order, text, judge);
  const change = isHere ? escapeFrom(order.text, said, judge) : weakerThan(order.text, said, judge);
  const names = `the order of ${order.requirement}: "${order.text}"`;
  const { at } = written;
  if (change) return [error({ code: change.code, message: `"${text}" ${change.says}: not so in ${names}`, at, hint: HINT })];
  if (!isHere) return [];
  return [warning({ code: 'order-differs', message: `"${text}" has other words than ${names}`, at, hint: DIFFERS })];
}

/** What an order asks ("Is no time written here?") may be told as its condition ("If no time is written here, ..."): that adds none. */
function asCondition({ requirement }: OrderSentence, text: string, { orders, words, matcher }: Judge): string {
  const [opening] = words.conditions(text);
  if (opening?.index !== 0) return text;
  const said = text.slice(opening.text.length).trim();
  const clause = said.split(',')[0] ?? '';
  const asks = ({ text: own, requirement: of }: OrderSentence): boolean => {
    const { ofFirst, ofSecond } = matcher.match(own, clause);
    return of === requirement && QUESTION.test(own) && ofFirst >= ASKED && ofSecond >= ASKED;
  };
  return orders.some(asks) ? said : text;
}

/** The part of its words that a question and a condition share when they are one. */
const ASKED = 0.8;

const added = (text: string, { at }: Authored): Diagnostic =>
  warning({
    ...{ code: 'order-differs', message: `"${text}" stands beside an order of safety and is no part of what was agreed.`, at },
    hint: DIFFERS,
  });

/** A module that is not there, or in which something is wrong, may have taken the words of an order with it: that is told, and nothing else. */
const isFaulty = (module: string, { library }: Facts): boolean =>
  !library.modules[module] || hasErrorIn(library, (file) => file.startsWith(`decks/modules/${module}/`));

/** The orders that are not given where they must be, each with the module that must give it. */
function missing(texts: readonly Authored[], facts: Facts, { orders, matcher }: Judge): { module: string; told: Diagnostic }[] {
  const said = groupedBy(
    texts.flatMap((written) => saidIn(written, facts)),
    (one) => one.place,
  );
  return orders.flatMap((order) =>
    order.in.flatMap((place) => {
      const here = (said.get(place) ?? []).map(({ text, at, least }) => ({ at, least, ofFirst: matcher.match(order.text, text).ofFirst }));
      if (here.some(({ ofFirst, least }) => ofFirst >= least)) return [];
      const [best] = here.sort((a, b) => b.ofFirst - a.ofFirst);
      const message = `${place} must give the order of ${order.requirement}, "${order.text}", which is not there.`;
      const told = error({ code: 'order-missing', message, at: best?.at ?? order.at, hint: HINT });
      return [{ module: moduleOfPlace(place), told }];
    }),
  );
}

/** The sentences of a run, and each with the next one: an order may be told in two. */
function saidIn(written: Authored, facts: PartFacts): Said[] {
  const place = placeOf(written);
  const texts = facts.sentencesOf(written).map(({ text }) => text);
  const pairs = texts.slice(1).map((text, index) => `${texts[index]} ${text}`);
  const said =
    (least: number) =>
    (text: string): Said => ({ text, least, at: written.at, place });
  return [...texts.map(said(GIVEN)), ...pairs.map(said(GIVEN_IN_TWO))];
}

const placeOf = ({ section, place }: Authored): string => `${section.split('/')[0]}/${place}`;

/** A text without what says nothing: case, blanks, the kind of its quotation marks, its last stop. */
export const bareOrder = rememberNear(
  (text) =>
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/[“”„«»]/g, '"')
      .replace(/\s+/g, ' ')
      .replace(/[.!]$/, '')
      .trim(),
  4096,
);

const HINT = 'Give the order in its own words, or change orders: in decks/requirements.yaml when the clinic decides so.';
const DIFFERS = 'Look whether it still asks for the same; then write it into orders: in decks/requirements.yaml, or take it out.';
