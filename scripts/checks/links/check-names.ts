import { type Diagnostic, error } from '../../model/diagnostic.js';
import { didYouMean } from '../../model/suggest.js';
import type { Facts } from '../facts.js';
import type { NameRow } from './name-row.js';
import { NAMES } from './names.js';

/** Every name that content gives to other content leads somewhere. */
export const checkNames = (facts: Facts): Diagnostic[] => NAMES.flatMap((row) => unknownIn(row, facts));

/** The same of the names without which no deck can be put together. */
export const checkNeededNames = (facts: Facts): Diagnostic[] => NAMES.filter(({ loose }) => !loose).flatMap((row) => unknownIn(row, facts));

function unknownIn(row: NameRow, facts: Facts): Diagnostic[] {
  const shared = row.known?.(facts) ?? [];
  const known = new Set(shared);
  return row.named(facts).flatMap((named) => {
    const { name, at, known: own } = named;
    if (own ? own.includes(name) : known.has(name)) return [];
    const like = row.unlike ? undefined : didYouMean(name, [...(own ?? shared), ...(row.suggest?.(facts) ?? [])]);
    const hint = like ?? row.hint?.(named, own ?? shared);
    return hint === undefined ? [] : [error({ code: row.code, message: row.message(named), at, hint })];
  });
}
