import type { Language } from '../../languages/index.js';
import { remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import { type Grouped, groupFinder } from '../words/phrase-finder.js';

/** So much of something, where it stands in a text: "55 of 100", "a week", "at least 24 hours". */
export interface Amount {
  readonly text: string;
  readonly index: number;
  /** The part of a frequency, the number else; 0.5 for "half"; no number (NaN) for "a few weeks". */
  readonly value: number;
  /** The whole of a frequency; 100 for a percentage. */
  readonly whole?: number;
  /** The number of its unit's group in the wording. */
  readonly unit?: number;
  /** Set where the wording says how units compare: "7 days" and "a week" have the same size. */
  readonly size?: { readonly kind: number; readonly value: number };
  /** Letters right after the number: "2000s" is not "2000". */
  readonly tail?: string;
  /** A unit without a number: "for days". */
  readonly isUnitAlone?: boolean;
  /** The number of the group of `bounds` before it, or of `boundsAfter` behind it: which way the amount is a limit. */
  readonly bound?: { readonly group: number; readonly text: string; readonly isBehind: boolean };
}

export type AmountReader = (text: string) => readonly Amount[];

export interface QuantityReader {
  readonly amounts: AmountReader;
  /** The amounts whose units compare, and such units without a number ("for months"), each as if there were one. */
  readonly times: AmountReader;
}

type Factors = ReadonlyMap<number, { readonly kind: number; readonly factor: number }>;

/** Returns the reader of amounts of one locale; it remembers the texts that it has read. */
export function quantityReader(wording: Wording, language: Language): QuantityReader {
  const plain = plainReader(wording, language);
  const factors = factorsOf(wording.sameAs, plain);
  const units = groupFinder(wording.units);
  const sized = (amount: Amount): Amount => {
    const known = amount.unit === undefined ? undefined : factors.get(amount.unit);
    return known ? { ...amount, size: { kind: known.kind, value: amount.value * known.factor } } : amount;
  };
  const amounts = remember((text: string) => plain(text).map(sized));
  const times = remember((text: string) => {
    const counted = amounts(text).filter(({ size, value }) => size && !Number.isNaN(value));
    const alone = units(text)
      .filter(({ index: from }) => !counted.some(({ index, text: words }) => index <= from && from < index + words.length))
      .map(({ text: word, index, group }) => sized({ text: word, index, value: 1, unit: group, isUnitAlone: true }));
    return [...counted, ...alone.filter(({ size }) => size)];
  });
  return { amounts, times };
}

/** How units compare, from pairs that are equal ("7 days", "1 week"): the factor of each to the first unit of its kind. */
function factorsOf(pairs: Wording['sameAs'], read: AmountReader): Factors {
  const factors = new Map<number, { kind: number; factor: number }>();
  for (const [first = '', ...others] of pairs) {
    const [base] = read(first);
    if (base?.unit === undefined) continue;
    const known = factors.get(base.unit) ?? { kind: base.unit, factor: 1 };
    factors.set(base.unit, known);
    for (const [same] of others.map(read)) {
      if (same?.unit !== undefined && same.value > 0)
        factors.set(same.unit, { kind: known.kind, factor: (base.value * known.factor) / same.value });
    }
  }
  return factors;
}

/** True when two amounts tell the same: "7 days" and "a week", "half" and "5 of 10", "27 of 100" and the bare "27" of a list. */
export function sameAmount(a: Amount, b: Amount): boolean {
  if (a.whole !== undefined && b.whole !== undefined) return a.value * b.whole === b.value * a.whole;
  if (a.whole !== undefined) return sameShare(a.value, a.whole, b);
  if (b.whole !== undefined) return sameShare(b.value, b.whole, a);
  if (a.size && b.size && a.size.kind === b.size.kind) return Math.abs(a.size.value - b.size.value) < 1e-9;
  return a.value === b.value && a.tail === b.tail && (a.unit === b.unit || a.unit === undefined || b.unit === undefined);
}

const sameShare = (part: number, whole: number, { value, unit }: Amount): boolean =>
  unit === undefined && (value === part || (value < 1 && part / whole === value));

const endOf = ({ index, text }: Grouped): number => index + text.length;

function plainReader(wording: Wording, language: Language): AmountReader {
  const units = groupFinder(wording.units);
  const bounds = groupFinder(wording.bounds);
  const boundsAfter = groupFinder(wording.boundsAfter);
  const singles = groupFinder([wording.singles]);
  const several = groupFinder([wording.several]);
  return (text) => {
    const ones = singles(text);
    const some = several(text);
    if (ones.length + some.length === 0 && language.numbersIn(text).length === 0) return [];
    const behind = boundsAfter(text);
    // "60 or over had 4": the limit of the number before it is none of the next.
    const limits = bounds(text).filter(
      (one) => !behind.some(({ index, text: words }) => index < one.index && one.index < index + words.length),
    );
    const named = units(text);
    const counts = [...countsIn(text, language, named, ones), ...wordsBefore(text, ones, named, { value: 1 })];
    const found = [...sharesIn(text, language), ...counts, ...wordsBefore(text, some, named, { value: Number.NaN })];
    const apart = found.filter((one) => !found.some((other) => other !== one && holds(other, one)));
    return apart
      .sort((a, b) => a.index - b.index)
      .map((amount) => {
        const before = limits
          .filter((one) => endOf(one) <= amount.index && /^\s+(?:\p{L}+\s+)?$/u.test(text.slice(endOf(one), amount.index)))
          .at(-1);
        const end = amount.index + amount.text.length;
        const limit = before ?? behind.find((one) => one.index > end && /^\s+$/.test(text.slice(end, one.index)));
        return limit ? { ...amount, bound: { group: limit.group, text: limit.text, isBehind: !before } } : amount;
      });
  };
}

const holds = (outer: Amount, inner: Amount): boolean =>
  outer.index <= inner.index && outer.index + outer.text.length >= inner.index + inner.text.length && outer.text.length > inner.text.length;

/** Frequencies and percentages. A percentage is told in whole people of a hundred. */
function sharesIn(text: string, { frequenciesIn, numbersIn }: Language): Amount[] {
  let from = 0;
  const frequencies = frequenciesIn(text).map(({ text: words, part, whole }) => {
    const index = text.indexOf(words, from);
    from = index + words.length;
    return { text: words, index, value: part, whole };
  });
  const percents = numbersIn(text).flatMap(({ text: number, value, index }): Amount[] => {
    const sign = /^\s?%/.exec(text.slice(index + number.length))?.[0];
    return sign === undefined ? [] : [{ text: number + sign, index, value: Math.round(value), whole: 100 }];
  });
  return [...frequencies, ...percents];
}

/** Numbers with the unit right after them ("24 hours", "24-hour") or right before them ("week 8"), and numbers alone. */
function countsIn(text: string, { numbersIn }: Language, units: readonly Grouped[], singles: readonly Grouped[]): Amount[] {
  const isBetween = (between: string, value: number): boolean =>
    /^[\s-]+$/.test(between) || (value < 1 && singles.some((one) => one.text === between.trim()));
  return numbersIn(text).map(({ text: number, value, index }) => {
    const end = index + number.length;
    const unit =
      units.find((one) => one.index > end && isBetween(text.slice(end, one.index), value)) ??
      units.find((one) => endOf(one) < index && /^\s+$/.test(text.slice(endOf(one), index)));
    const tail = /^\p{L}+/u.exec(text.slice(end))?.[0];
    if (tail !== undefined) return { text: number + tail, index, value, tail };
    if (!unit) return { text: number, index, value };
    const start = Math.min(index, unit.index);
    return { text: text.slice(start, Math.max(end, endOf(unit))), index: start, value, unit: unit.group };
  });
}

/** "A week", "a single dose", "a few weeks": words for an amount with a unit right after them. */
const wordsBefore = (text: string, words: readonly Grouped[], units: readonly Grouped[], amount: { readonly value: number }): Amount[] =>
  words.flatMap((word) => {
    const to = endOf(word);
    const unit = units.find((one) => one.index > to && /^\s+$/.test(text.slice(to, one.index)));
    return unit ? [{ ...amount, text: text.slice(word.index, endOf(unit)), index: word.index, unit: unit.group }] : [];
  });
