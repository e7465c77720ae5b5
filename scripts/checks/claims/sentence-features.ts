import type { Language } from '../../languages/index.js';
import { remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import { type FindPhrases, type FoundPhrase, phraseFinder } from '../words/phrase-finder.js';

/** One side of a group of opposites, as a text names it. */
export interface Side {
  readonly group: number;
  readonly side: number;
  readonly text: string;
}

/** A number with the unit beside it; `unit` is the number of its group in the wording. */
export interface Quantity {
  readonly value: number;
  readonly unit: number;
  readonly text: string;
}

/** What a text says beside its facts: how sure it is, what it denies, which way it points, whom and what it names. */
export interface FeatureReader {
  hedges(text: string): readonly FoundPhrase[];
  limits(text: string): readonly FoundPhrase[];
  /** An answer before the sentence ("No. It may ...") denies nothing. */
  negations(text: string): readonly FoundPhrase[];
  /** True when the text has a negation. */
  saysNo(text: string): boolean;
  /** Negations outside orders ("Do not ...") and outside parentheses, where words are explained. */
  denials(text: string): readonly FoundPhrase[];
  strong(text: string): readonly FoundPhrase[];
  research(text: string): readonly FoundPhrase[];
  sides(text: string): readonly Side[];
  /** Subject groups by number, with the word that names each. */
  subjects(text: string): ReadonlyMap<number, string>;
  /** The words by which a subject group is named. */
  subjectWords(group: number): readonly string[];
  /** Numbers with a unit right after them ("24 hours", "24-hour") or right before them ("week 8"). */
  quantities(text: string): readonly Quantity[];
  hasUnit(text: string): boolean;
  /** The subject groups that any of the texts names. */
  namedIn(texts: readonly string[]): ReadonlySet<number>;
  /** True when the text begins with a verb of action. */
  isOrder(text: string): boolean;
}

/** Compiles the lists of one locale once; the reader remembers the texts that it has seen. */
export function featureReader(wording: Wording, language: Language): FeatureReader {
  const wordsIn = (list: readonly string[]) => remember(phraseFinder(list));
  const actions = remember(phraseFinder(wording.actions));
  const found = remember(negationFinder(wording));
  const negations = remember((text) => withoutAnswer(text, found(text)));
  const subjects = subjectFinder(wording.subjects);
  return {
    hedges: wordsIn(wording.hedges),
    limits: wordsIn(wording.limits),
    negations,
    saysNo: (text) => negations(text).length > 0,
    denials: remember((text) => denialsIn(text, found, actions)),
    strong: wordsIn(wording.strong),
    research: wordsIn(wording.research),
    sides: sideFinder(wording.opposites),
    ...unitReader(wording, language),
    subjects,
    subjectWords: (group) => wording.subjects[group] ?? [],
    namedIn: (texts) => new Set(texts.flatMap((text) => [...subjects(text).keys()])),
    isOrder: remember((text) => actions(text).some(({ index }) => index === 0)),
  };
}

/** True when a text doubts, limits or denies. */
export const holdsBack = (reader: FeatureReader, text: string): boolean =>
  reader.hedges(text).length + reader.limits(text).length + reader.negations(text).length > 0;

/** A "no" of a limit denies nothing: "no more than 12 weeks". Nor do phrases of `denyNothing`. */
function negationFinder({ negations, bounds, denyNothing }: Wording): FindPhrases {
  const known = new Set(negations);
  const find = phraseFinder([...negations, ...bounds.flat(), ...denyNothing]);
  return (text) => find(text).filter(({ phrase }) => known.has(phrase));
}

const withoutAnswer = (text: string, found: readonly FoundPhrase[]): FoundPhrase[] =>
  found.filter((one) => !(one.index === 0 && /^[.,:!]/.test(text.slice(one.text.length))));

function denialsIn(text: string, negations: FindPhrases, actions: FindPhrases): FoundPhrase[] {
  const plain = text.replace(/\([^)]*\)/g, (inside) => ' '.repeat(inside.length));
  // A "never" with nothing to do is no order.
  const orders = actions(plain)
    .filter(({ text: order }) => order.length < plain.trim().length)
    .map(({ index, text: order }) => ({ index, end: index + order.length }));
  return withoutAnswer(plain, negations(plain)).filter(
    ({ index, text: word }) => !orders.some((order) => order.index <= index && order.end >= index + word.length),
  );
}

/** In a group of opposites, `|` stands between words that say the same. */
function sideFinder(groups: readonly (readonly string[])[]): (text: string) => Side[] {
  const sides = groups.flatMap((words, group) =>
    words.flatMap((alike, side) => alike.split('|').map((phrase) => ({ phrase: phrase.trim(), group, side }))),
  );
  const find = phraseFinder([...new Set(sides.map(({ phrase }) => phrase))]);
  return remember((text) =>
    find(text).flatMap((found) =>
      sides.filter(({ phrase }) => phrase === found.phrase).map(({ group, side }) => ({ group, side, text: found.text })),
    ),
  );
}

function subjectFinder(groups: readonly (readonly string[])[]): (text: string) => ReadonlyMap<number, string> {
  const words = groups.flatMap((group, number) => group.map((phrase) => ({ phrase, number })));
  const find = phraseFinder([...new Set(words.map(({ phrase }) => phrase))]);
  return remember((text) => {
    const found = find(text).flatMap((one) =>
      words.filter(({ phrase }) => phrase === one.phrase).map(({ number }) => [number, one.text] as const),
    );
    return new Map(found);
  });
}

function unitReader(wording: Wording, { numbersIn }: Language): Pick<FeatureReader, 'quantities' | 'hasUnit'> {
  const entries = wording.units.flatMap((words, unit) => words.map((phrase) => [phrase, unit] as const));
  const byPhrase = new Map(entries);
  const find = phraseFinder(entries.map(([phrase]) => phrase));
  const quantities = remember((text: string): Quantity[] => {
    const units = find(text).map((one) => ({ from: one.index, to: one.index + one.text.length, unit: byPhrase.get(one.phrase) ?? -1 }));
    return numbersIn(text).flatMap(({ text: number, value, index }) => {
      const end = index + number.length;
      const beside =
        units.find(({ from }) => /^[\s-]+$/.test(text.slice(end, from)) && from > end) ??
        units.find(({ to }) => to < index && /^\s+$/.test(text.slice(to, index)));
      if (!beside) return [];
      return [{ value, unit: beside.unit, text: text.slice(Math.min(index, beside.from), Math.max(end, beside.to)) }];
    });
  });
  return { quantities, hasUnit: (text) => find(text).length > 0 };
}
