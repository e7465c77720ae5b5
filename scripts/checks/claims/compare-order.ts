import { otherJoin } from './compare-joins.js';
import type { OrderWords } from './order-words.js';
import type { FeatureReader } from './sentence-features.js';

/** What a sentence makes of an order (what readers are told to do, not a sequence): the code, and in words what it has and the order has not. */
export interface OrderChange {
  readonly code: 'order-exception' | 'order-weaker';
  readonly says: string;
}

export interface OrderReader {
  readonly words: OrderWords;
  readonly features: FeatureReader;
}

/** Returns the first way in which `said` escapes from the order `own`; undefined when it has the same force and the same limits. */
export function escapeFrom(own: string, said: string, { words, features }: OrderReader): OrderChange | undefined {
  const { conditions } = words;
  const condition = surplus(conditions(said), conditions(own));
  return (
    weakerThan(own, said, { words, features }) ??
    (condition && { code: 'order-exception', says: `adds "${condition.text}"` }) ??
    lostForce(own, said, words) ??
    lostWhole(own, said, words) ??
    otherValue(own, said) ??
    limit(own, said, features) ??
    joined(own, said, words, features)
  );
}

/** Returns the exception or the weaker word that `said` has and `own` has not: all that can be told of a sentence that says more than the order. */
export function weakerThan(own: string, said: string, { words }: OrderReader): OrderChange | undefined {
  const [added] = without(words.exceptions(said), words.exceptions(own));
  if (added) return { code: 'order-exception', says: `adds "${added.text}"` };
  const weaker = without(words.force(said), words.force(own)).find(({ group }) => group < words.strongest);
  return weaker && { code: 'order-weaker', says: `says "${weaker.text}", which has less force` };
}

/** None of the words of most force that the order has. */
function lostForce(own: string, said: string, { force, strongest }: OrderWords): OrderChange | undefined {
  const lost = force(own).find(({ group }) => group === strongest);
  if (!lost || force(said).some(({ group }) => group === strongest)) return undefined;
  return { code: 'order-weaker', says: `has lost "${lost.text}"` };
}

/** A word that makes the order whole ("all", "at once"), lost. */
function lostWhole(own: string, said: string, { whole }: OrderWords): OrderChange | undefined {
  const [lost] = without(whole(own), whole(said));
  return lost && { code: 'order-weaker', says: `has lost "${lost.text}"` };
}

/** Another line to call than the order's. */
function otherValue(own: string, said: string): OrderChange | undefined {
  const valuesIn = (text: string): readonly string[] => [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([value]) => value);
  const [wanted] = valuesIn(own);
  const other = valuesIn(said).find((one) => !valuesIn(own).includes(one));
  return other && wanted ? { code: 'order-weaker', says: `says ${other} for ${wanted}` } : undefined;
}

/** Another number with a unit, or the opposite of a word that limits ("at most" for "at least"). */
function limit(own: string, said: string, features: FeatureReader): OrderChange | undefined {
  const [ofOwn, ofSaid] = [features.quantities(own), features.quantities(said)];
  const lost = ofOwn.find((one) => !ofSaid.some(({ value, unit }) => value === one.value && unit === one.unit));
  if (lost) return { code: 'order-weaker', says: `has lost "${lost.text}"` };
  const sides = features.sides(own);
  const turned = features.sides(said).find((one) => {
    const same = sides.filter(({ group }) => group === one.group);
    return same.length > 0 && same.every(({ side }) => side !== one.side);
  });
  return turned && { code: 'order-weaker', says: `says "${turned.text}", another limit` };
}

/** "Or" for "and" where both were asked for. Below a "not", both mean the same. */
function joined(own: string, said: string, words: OrderWords, features: FeatureReader): OrderChange | undefined {
  if (features.saysNo(own)) return undefined;
  const other = otherJoin(own, said, words.joins);
  return other && { code: 'order-weaker', says: `says "${other.said}" for "${other.own}"` };
}

interface Phrase {
  readonly phrase: string;
  readonly text: string;
}

const without = <T extends Phrase>(said: readonly T[], own: readonly Phrase[]): T[] =>
  said.filter(({ phrase }) => !own.some((one) => one.phrase === phrase));

/** The first of `said` that is no part of what `own` has as often. */
const surplus = <T extends Phrase>(said: readonly T[], own: readonly Phrase[]): T | undefined =>
  said.length > own.length ? (without(said, own)[0] ?? said.at(-1)) : undefined;
