import { rememberOf } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import { type RoleReader, roleReader } from './compare-roles.js';
import type { Contrast, Material } from './contrast.js';
import type { FeatureReader, Side } from './sentence-features.js';
import type { Clause, Compared, Statement } from './sentence-parts.js';
import { countShared, meet } from './sets.js';

/** The words of a locale by which parts of a sentence are compared or joined. */
export interface Joints {
  /** Who does what to whom. */
  readonly roles: RoleReader;
  /** The sides of opposites that a word that compares names ("before"); none for "than". */
  sidesOf(pivot: string): readonly Side[];
  /** The number of the group of joining words that `join` ends with ("and", "or"). */
  joinGroup(join: string): number | undefined;
}

/** Compiles the words that join or compare. In a group of `parts`, all say the same; the first two groups say "and" and "or". */
export function jointsOf(wording: Wording, features: FeatureReader): Joints {
  const { parts } = wording;
  const groups = parts.map((list) => new Set(list.map((one) => one.toLowerCase())));
  const last = (join: string): string => join.toLowerCase().replace(/^[^\p{L}]+/u, '');
  return {
    roles: roleReader(wording, features),
    sidesOf: features.sides,
    joinGroup: (join) => {
      const group = groups.slice(0, 2).findIndex((words) => words.has(last(join)));
      return group < 0 ? undefined : group;
    },
  };
}

/** Where a statement turns round what `material` says, without any number: who is better than whom, who is meant and who is not, which way. */
export function turnContrasts(said: Statement, { told, shown }: Material, joints: Joints): Contrast[] {
  const all = [...told, ...shown];
  const near = all.filter((ground) => canTurn(said, ground) && countShared(said.topics, ground.topics) >= 2);
  const turns = near.flatMap((ground) =>
    [turnedComparison(said, ground, joints), wrongGroup(said, ground)].filter((one) => one !== undefined),
  );
  if (turns.length > 0) return turns.slice(0, 1);
  const sides = turnedTwice(said, all, joints) ? [] : said.clauses.flatMap((clause) => otherSide(clause, told) ?? []);
  return [...sides, ...otherJoin(said, all, joints)];
}

/** What can be told to be turned: two comparisons, or people who are said not to be meant. */
const canTurn = (said: Statement, ground: Statement): boolean =>
  (said.comparisons.length > 0 && ground.comparisons.length > 0) || leavesOut(ground);

/** True when a statement says of some people that they are not meant. */
const leavesOut = rememberOf(({ clauses }: Statement) => clauses.some((clause, place) => place > 0 && isBareNo(clause)));

/** "More slept well with coffee than with tea" for "with tea than with coffee"; "before" for "after". */
function turnedComparison(said: Statement, ground: Statement, joints: Joints): Contrast | undefined {
  for (const a of said.comparisons)
    for (const b of ground.comparisons) {
      if (turnsOf(a, b, joints) !== 'turned') continue;
      const [words, claimed] = [a, b].map(({ left, pivot, right }) => `"${left.text} ${pivot} ${right.text}"`);
      return { kind: 'opposite', sure: true, said: words ?? '', told: claimed ?? '', of: ground.text };
    }
  return undefined;
}

/** True when a comparison of the statement is the same as one of the material with both its ends and its direction turned. */
export const turnedTwice = (said: Statement, material: readonly Statement[], joints: Joints): boolean =>
  said.comparisons.some((a) => material.some(({ comparisons }) => comparisons.some((b) => turnsOf(a, b, joints) === 'twice')));

/** How a comparison turns another one round: its ends or its direction, both, or nothing that can be told. */
function turnsOf(a: Compared, b: Compared, { sidesOf }: Joints): 'turned' | 'twice' | undefined {
  const pivots = [sidesOf(a.pivot), sidesOf(b.pivot)] as const;
  const turnedPivot = opposed(...pivots) !== undefined;
  if (a.left.saysNo !== b.left.saysNo || (!turnedPivot && pivots[0].length !== pivots[1].length)) return undefined;
  const [al, ar, bl, br] = [a.left, a.right, b.left, b.right].map(thingsIn) as [Things, Things, Things, Things];
  const [across, along] = [meet(al, br) && meet(ar, bl), meet(al, bl) && meet(ar, br)];
  if (across === along) return undefined;
  const turned = turnedPivot !== (opposed(a.left.sides, b.left.sides) !== undefined);
  if (across) return turned ? 'twice' : 'turned';
  return turned ? 'turned' : undefined;
}

type Things = ReadonlySet<string | number>;

const thingsIn = ({ subjects, topics }: Clause): Things => new Set([...topics, ...subjects.keys()]);

/** The first side of `a` whose group has another side in `b`, and none of the same. */
function opposed(a: readonly Side[], b: readonly Side[]): [Side, Side] | undefined {
  for (const side of a) {
    const rivals = b.filter(({ group }) => group === side.group);
    const [rival] = rivals;
    const both = a.some(({ group, side: which }) => group === side.group && which !== side.side);
    if (rival && !both && rivals.every(({ side: which }) => which !== side.side)) return [side, rival];
  }
  return undefined;
}

/** "Only in guests", where the ground says "in cooks, not in guests". */
function wrongGroup(said: Statement, ground: Statement): Contrast | undefined {
  const without = new Map(ground.clauses.filter((clause, place) => place > 0 && isBareNo(clause)).flatMap(({ subjects }) => [...subjects]));
  const meant = new Map(ground.clauses.filter(({ saysNo }) => !saysNo).flatMap(({ subjects }) => [...subjects]));
  const wrong = said.clauses
    .filter(({ saysNo }) => !saysNo)
    .flatMap(({ subjects }) => [...subjects])
    .find(([group]) => without.has(group) && !meant.has(group));
  const right = [...meant].filter(([group]) => !said.clauses.some(({ subjects, saysNo }) => subjects.has(group) && !saysNo));
  const [first] = right;
  if (!wrong || !first || said.clauses.some(({ saysNo, startsWithNo, subjects }) => saysNo && !(startsWithNo && subjects.size > 0)))
    return undefined;
  return {
    kind: 'opposite',
    sure: true,
    said: `it of "${wrong[1]}"`,
    told: `it of ${right.map(([, word]) => `"${word}"`).join(', ')}, not of "${without.get(wrong[0])}"`,
    of: ground.text,
  };
}

/** "Not in guests": a "no" and those of whom it is said, and nothing else. */
const isBareNo = ({ startsWithNo, subjects, topics }: Clause): boolean => startsWithNo && subjects.size > 0 && topics.size <= subjects.size;

/** A part of the sentence with one side of opposites, where all parts of the ground about the same have the other. */
function otherSide(clause: Clause, material: readonly Statement[]): Contrast | undefined {
  if (clause.sides.length === 0 || clause.amounts.length > 0) return undefined;
  const about = (its: Clause): boolean => clause.topics.size === 0 || isAbout(clause, its);
  const facing = material.flatMap((ground) =>
    ground.clauses.flatMap((its) => {
      const turned = its.sides.length > 0 ? opposed(clause.sides, its.sides) : undefined;
      return turned && about(its) ? [{ turned, its, ground }] : [];
    }),
  );
  const [first] = facing;
  if (!first) return undefined;
  const { group, side } = first.turned[0];
  const told = material.flatMap((ground) =>
    ground.clauses
      .filter(({ sides, topics }) => sides.length > 0 && (clause.topics.size === 0 || meet(topics, clause.topics)))
      .flatMap(({ sides }) => sides),
  );
  if (told.some((one) => one.group === group && one.side === side)) return undefined;
  const sure = first.its.saysNo === clause.saysNo && clause.topics.size > 0;
  return { kind: 'opposite', sure, said: `"${first.turned[0].text}"`, told: `"${first.turned[1].text}"`, of: first.ground.text };
}

const isAbout = (a: Clause, b: Clause): boolean => {
  const both = countShared(a.topics, b.topics);
  return both > 0 && both / Math.min(a.topics.size, b.topics.size) >= 0.5;
};

/** "The sleep or 24 hours" for "and": two conditions, one of them with an amount, joined by the other word. */
function otherJoin(said: Statement, material: readonly Statement[], joints: Joints): Contrast[] {
  const pairs = joinsIn(said, joints);
  return pairs.flatMap((pair) => {
    const same = material.flatMap((ground) =>
      joinsIn(ground, joints)
        .filter((one) => alike(pair, one))
        .map((one) => ({ one, ground })),
    );
    const [first] = same;
    if (!first || same.some(({ one }) => one.group === pair.group)) return [];
    return [{ kind: 'opposite', sure: true, said: `"${pair.text}"`, told: `"${first.one.text}"`, of: first.ground.text } as const];
  });
}

interface Joined {
  readonly left: Clause;
  readonly right: Clause;
  readonly group: number;
  readonly text: string;
}

const joinsIn = ({ clauses }: Statement, { joinGroup }: Joints): Joined[] =>
  clauses.flatMap((right, place) => {
    const left = clauses[place - 1];
    const group = joinGroup(right.join);
    if (!left || group === undefined || left.saysNo || right.saysNo || left.amounts.length + right.amounts.length === 0) return [];
    return [{ left, right, group, text: `${left.text} ${right.join} ${right.text}` }];
  });

const alike = (a: Joined, b: Joined): boolean =>
  (touches(a.left, b.left) && touches(a.right, b.right)) || (touches(a.left, b.right) && touches(a.right, b.left));

const touches = (a: Clause, b: Clause): boolean =>
  meet(a.topics, b.topics) || a.amounts.some(({ value }) => b.amounts.some((other) => other.value === value));
