import { rememberOf } from '../../model/remember.js';
import { boundInAll, sameIn } from './bind-numbers.js';
import type { Contrast, Material } from './contrast.js';
import { type Amount, sameAmount } from './quantities.js';
import type { Bound, Statement } from './sentence-parts.js';
import { meet } from './sets.js';

/**
 * Where a statement tells an amount of another thing than `material` does: of another group or drug, of another outcome, before for
 * after, at least for up to, or two amounts exchanged. What `material` tells of one amount twice, in two ways, may be told either way.
 */
export function amountContrasts(said: Statement, material: Material): Contrast[] {
  if (said.bound.length === 0) return [];
  const told = boundOf(material);
  return said.bound.flatMap((one) => {
    const vague = several(one, told);
    if (vague) return [vague];
    const same = sameIn(told, one.amount);
    if (same.length === 0) return [];
    return [
      otherSubject(one, same, told),
      otherSide(one, same),
      otherBound(one, same),
      addedBound(one, same),
      otherTime(one, same),
      otherOutcome(one, same),
    ].filter((x) => x !== undefined);
  });
}

/** All amounts of a material, read once for the many sentences that are held against it. */
const boundOf = rememberOf(({ told, shown }: Material) => boundInAll([...told, ...shown]));

/** The amount stands with a subject which the material tells of another amount, and with none of which it tells this one. */
function otherSubject(one: Bound, same: readonly Bound[], told: readonly Bound[]): Contrast | undefined {
  const named = same.filter(({ subjects }) => subjects.size > 0);
  if (one.subjects.size === 0 || named.length === 0 || named.some(({ subjects }) => meet(subjects, one.subjects))) return undefined;
  const others = told.filter((other) => !same.includes(other) && meet(other.subjects, one.subjects));
  const [right] = named;
  if (others.length === 0 || !right || isMarked(one, same, others)) return undefined;
  return {
    kind: 'other',
    sure: true,
    said: `"${one.amount.text}" of ${words(one.subjects)}`,
    told: `of ${words(right.subjects)}`,
    of: right.sentence,
  };
}

/**
 * A group may be told by what it did, in a part of the sentence without the amount ("of those who stopped, it came back in 45"): whoever says
 * it of those who stopped says it of the same, whatever else is named beside it.
 */
function isMarked(one: Bound, same: readonly Bound[], others: readonly Bound[]): boolean {
  const own = outcomesAround(one);
  return same.some(({ parts, clause, outcomes }) =>
    parts
      .filter((part) => part !== clause)
      .flatMap((part) => [...part.outcomes.keys()])
      .some((mark) => !outcomes.has(mark) && own.has(mark) && !others.some((other) => outcomesAround(other).has(mark))),
  );
}

const outcomesAround = ({ parts }: Bound): ReadonlySet<number> => new Set(parts.flatMap(({ outcomes }) => [...outcomes.keys()]));

/** A share with another time than that of each sentence which tells it: "at week 8" for "at week 4". */
function otherTime(one: Bound, same: readonly Bound[]): Contrast | undefined {
  const [time, ...more] = one.amount.whole === undefined ? [] : timesIn(one);
  if (!time || more.length > 0) return undefined;
  const timed = same.flatMap((other) => timesIn(other).map((its) => ({ its, of: other.sentence })));
  const [right] = timed;
  if (!right || timed.some(({ its }) => its.size?.kind !== time.size?.kind || sameAmount(its, time))) return undefined;
  return { kind: 'other', sure: true, said: `"${time.text}" of "${one.amount.text}"`, told: `"${right.its.text}"`, of: right.of };
}

const timesIn = ({ parts }: Bound): Amount[] => parts.flatMap(({ amounts }) => amounts.filter(({ size, value }) => size && value > 0));

/** "40 minutes before" for "40 minutes after". */
function otherSide(one: Bound, same: readonly Bound[]): Contrast | undefined {
  for (const side of one.clause.sides) {
    const alone = one.clause.sides.every(({ group, side: which }) => group !== side.group || which === side.side);
    const sided = same.flatMap(({ clause, sentence }) =>
      clause.sides.filter(({ group }) => group === side.group).map((its) => ({ its, sentence })),
    );
    const [right] = sided;
    if (alone && right && sided.every(({ its }) => its.side !== side.side))
      return {
        kind: 'other',
        sure: true,
        said: `"${one.amount.text}" with "${side.text}"`,
        told: `with "${right.its.text}"`,
        of: right.sentence,
      };
  }
  return undefined;
}

/** "Up to 2 hours" for "at least 2 hours". */
function otherBound(one: Bound, same: readonly Bound[]): Contrast | undefined {
  const { bound } = one.amount;
  const limited = same.filter((other) => other.amount.bound !== undefined && canCompare(one, other));
  const [right] = limited;
  if (!bound || !right?.amount.bound || limited.some((other) => wayOf(other) === wayOf(one))) return undefined;
  const told = `"${withLimit(right.amount)}"${right.clause.isDenied ? ' with a "no"' : ''}`;
  return { kind: 'other', sure: true, said: `"${withLimit(one.amount)}"`, told, of: right.sentence };
}

/** An amount with the word that makes it a limit, as it is read. */
const withLimit = ({ text, bound }: Amount): string => (bound?.isBehind ? `${text} ${bound.text}` : `${bound?.text} ${text}`);

/** "At least half" for "about half": more is said than that share. A time without its limit is told so in short labels. */
function addedBound({ amount, clause }: Bound, same: readonly Bound[]): Contrast | undefined {
  const { bound, unit } = amount;
  const [right] = same;
  if (!right || bound?.group !== 0 || unit !== undefined || clause.isDenied || same.some((one) => one.amount.bound || one.clause.isDenied))
    return undefined;
  return { kind: 'other', sure: false, said: `"${withLimit(amount)}"`, told: `"${right.amount.text}"`, of: right.sentence };
}

/** A "no" turns the limit of a time round ("not within 24 hours" is "at least"), and not that of an age or a number of things. */
const canCompare = (one: Bound, other: Bound): boolean =>
  one.clause.isDenied === other.clause.isDenied || (one.amount.size !== undefined && other.amount.size !== undefined);

/** Which of the two ways a limit goes, with the "no" before it. */
const wayOf = ({ amount, clause }: Bound): boolean => (amount.bound?.group === 0) !== clause.isDenied;

/** Both tell what the amount counts, and it is not the same. */
function otherOutcome(one: Bound, same: readonly Bound[]): Contrast | undefined {
  const counted = same.filter(({ outcomes }) => outcomes.size > 0);
  const [right] = counted;
  if (one.outcomes.size === 0 || !right || counted.some(({ outcomes }) => meet(outcomes, one.outcomes))) return undefined;
  return {
    kind: 'other',
    sure: true,
    said: `"${one.amount.text}" of ${words(one.outcomes)}`,
    told: `of ${words(right.outcomes)}`,
    of: right.sentence,
  };
}

/** "A few weeks" where the ground tells of one, and of no other amount with this unit. */
function several(one: Bound, told: readonly Bound[]): Contrast | undefined {
  if (!Number.isNaN(one.amount.value)) return undefined;
  const near = told.filter((other) => other.amount.unit === one.amount.unit && shareTopics(one, other));
  const [right] = near;
  if (!right || near.some(({ amount }) => amount.value !== 1)) return undefined;
  return { kind: 'other', sure: true, said: `"${one.amount.text}"`, told: `"${right.amount.text}"`, of: right.sentence };
}

const shareTopics = (a: Bound, b: Bound): boolean => {
  const own = new Set(a.parts.flatMap(({ topics }) => [...topics]));
  return b.parts.some(({ topics }) => meet(topics, own));
};

/**
 * Two amounts whose topics changed places: "no food for 2 hours, no drink for 30 minutes" the other way round. `statements` stand together
 * and rest on the same material.
 */
export function exchangedAmounts(statements: readonly Statement[], material: readonly Statement[]): Contrast[] {
  const own = statements.flatMap(({ bound }) => bound);
  if (own.length < 2) return [];
  const told = boundInAll(material);
  const pairs = own.map((one) => [one, sameIn(told, one.amount)] as const).filter(([, same]) => same.length > 0);
  for (const [place, [first, a]] of pairs.entries())
    for (const [second, b] of pairs.slice(place + 1)) {
      if (a.some((one) => b.includes(one))) continue;
      const [x, y, u, v] = [apart([first], [second]), apart([second], [first]), apart(a, b), apart(b, a)];
      const [there, back] = [common(x, v), common(y, u)];
      if (there > 0 && back > 0 && there + back > common(x, u) + common(y, v)) {
        const said = `"${first.amount.text}" and "${second.amount.text}" in each other's place`;
        return [{ kind: 'other', sure: true, said, told: 'it the other way round', of: a[0]?.sentence ?? '' }];
      }
    }
  return [];
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((one) => b.has(one)).length;

/** The topics of some amounts that the others have not. */
function apart(some: readonly Bound[], others: readonly Bound[]): ReadonlySet<string> {
  const theirs = new Set(others.flatMap(({ topics }) => [...topics]));
  return new Set(some.flatMap(({ topics }) => [...topics]).filter((one) => !theirs.has(one)));
}

const words = (named: ReadonlyMap<number, string>): string => [...named.values()].map((word) => `"${word}"`).join(', ');
