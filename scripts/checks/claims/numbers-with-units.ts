import type { Language } from '../../languages/index.js';
import { remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import { phraseFinder } from '../words/phrase-finder.js';

/** A number with the unit beside it; `unit` is the number of its group in the wording. */
export interface Quantity {
  readonly value: number;
  readonly unit: number;
  readonly text: string;
}

export type ReadQuantities = (text: string) => Quantity[];

/** Returns a reader of numbers with a unit right after them ("24 hours", "24-hour") or right before them ("week 8"). */
export function quantityReader(wording: Wording, { numbersIn }: Language): ReadQuantities {
  const entries = wording.units.flatMap((words, unit) => words.map((phrase) => [phrase, unit] as const));
  const byPhrase = new Map(entries);
  const find = phraseFinder(entries.map(([phrase]) => phrase));
  return remember((text) => {
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
}
