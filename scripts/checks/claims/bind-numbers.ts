import { type Amount, sameAmount } from './quantities.js';
import type { Bound, Clause, Statement } from './sentence-parts.js';

/** Returns each amount of a sentence with what it is said of. */
export function boundIn(clauses: readonly Clause[], sentence: string): Bound[] {
  return clauses.flatMap((clause, place) =>
    clause.amounts.map((amount) => ({
      ...{ amount, clause, sentence, parts: clauses },
      subjects: subjectsOf(clauses, place, amount),
      outcomes: outcomesOf(clauses, place),
      topics: clause.topics.size > 0 ? clause.topics : (headOf(clauses, place)?.topics ?? new Set()),
    })),
  );
}

/**
 * The subjects beside an amount. A share ("18 of 100") or a bare number may stand apart from its group: then those of the parts before it
 * count, as far as the next amount, then those after it. An amount with a unit has its own part's subjects alone.
 */
function subjectsOf(clauses: readonly Clause[], place: number, { unit }: Amount): ReadonlyMap<number, string> {
  const own = clauses[place]?.subjects ?? new Map();
  if (own.size > 0 || unit !== undefined) return own;
  for (const side of [clauses.slice(0, place).reverse(), clauses.slice(place + 1)]) {
    const found = side.slice(0, firstWithAmount(side)).find(({ subjects }) => subjects.size > 0);
    if (found) return found.subjects;
  }
  return own;
}

/** What an amount counts: as its own part names it, or the nearest part before it, or one after it as far as the next amount. */
function outcomesOf(clauses: readonly Clause[], place: number): ReadonlyMap<number, string> {
  const after = clauses.slice(place + 1);
  const inReach = [clauses[place], ...clauses.slice(0, place).reverse(), ...after.slice(0, firstWithAmount(after))];
  return inReach.find((clause) => clause && clause.outcomes.size > 0)?.outcomes ?? new Map();
}

function firstWithAmount(clauses: readonly Clause[]): number {
  const index = clauses.findIndex(({ amounts, topics }) => amounts.length > 0 && topics.size > 0);
  return index < 0 ? clauses.length : index;
}

/** Numbers of a list have the topic of its head: "Sleepy: 29 and 8". */
const headOf = (clauses: readonly Clause[], place: number): Clause | undefined =>
  clauses
    .slice(0, place)
    .reverse()
    .find(({ topics }) => topics.size > 0);

/**
 * Lists without groups of their own take those of the sentence before them that names a group for each of as many amounts, in its order:
 * "41 with green tea and 9 with water. Sleepy: 29 and 8".
 */
export function boundInAll(statements: readonly Statement[]): Bound[] {
  let heads: readonly Bound[] = [];
  return statements.flatMap((statement) => {
    if (statement.bound.length === 0) return [];
    const own = statement.bound.filter(({ amount }) => amount.unit === undefined || amount.whole !== undefined);
    const others = statement.bound.filter((one) => !own.some(({ amount }) => amount === one.amount));
    if (own.length > 1 && new Set(own.map(({ subjects }) => [...subjects.keys()].join())).size === own.length) heads = own;
    const bare = own.length > 1 && own.length === heads.length && own.every(({ subjects }) => subjects.size === 0);
    return [...others, ...(bare ? own.map((one, place) => ({ ...one, subjects: heads[place]?.subjects ?? one.subjects })) : own)];
  });
}

/** The amounts of `material` that tell the same as `amount`. */
export const sameIn = (material: readonly Bound[], amount: Amount): Bound[] => material.filter((one) => sameAmount(one.amount, amount));
