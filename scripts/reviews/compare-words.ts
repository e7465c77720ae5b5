import type { At } from '../model/diagnostic.js';
import type { MarkedPart, ReviewWords, SavedWords, WordChange } from '../model/review-words.js';
import { commonPairs, type Pair } from './common-pairs.js';
import { lineOf } from './snapshot.js';

/** What of the words makes them the same words at the same place: all that is approved. */
export const approvedOf = (one: SavedWords): string => `${one.place}\n${lineOf(one)}`;

/**
 * Returns what happened to each sentence since it was approved, in the order of today; what is gone stands where it stood. A sentence is
 * `moved` where it has the same words at another place, or in another box or order, and `changed` where it is told in other words.
 */
export function compareWords(old: readonly SavedWords[], now: readonly ReviewWords[], start: At): WordChange[] {
  const same = commonPairs(old.map(approvedOf), now.map(approvedOf));
  const [gone, come] = [new Set(old.keys()), new Set(now.keys())];
  for (const { a, b } of same) {
    gone.delete(a);
    come.delete(b);
  }
  const pairs: Pair[] = [];
  const pair = (a: number, b: number): void => {
    pairs.push({ a, b });
    gone.delete(a);
    come.delete(b);
  };
  for (const found of [sameWords, similarWords, sameGap(same)]) {
    for (const { a, b } of found({ old, now, gone: [...gone], come: [...come] })) if (gone.has(a) && come.has(b)) pair(a, b);
  }
  const changes = pairs.map(({ a, b }) => ({ order: b, change: paired({ a, b }, old, now) }));
  const added = [...come].map((b) => ({
    order: b,
    change: { what: 'added' as const, now: now[b] as ReviewWords, at: (now[b] as ReviewWords).at },
  }));
  const removed = [...gone].map((a) => {
    const { order, at } = whereStood(a, { old, now, same, start });
    return { order, change: { what: 'removed' as const, old: old[a] as SavedWords, at } };
  });
  return [...changes, ...added, ...removed].sort((one, other) => one.order - other.order).map(({ change }) => change);
}

function paired({ a, b }: Pair, before: readonly SavedWords[], today: readonly ReviewWords[]): WordChange {
  const [old, now] = [before[a] as SavedWords, today[b] as ReviewWords];
  if (old.words !== now.words) return { what: 'changed', old, now, at: now.at };
  return { what: 'moved', old, now, at: now.at, after: { old: before[a - 1]?.words ?? '', now: today[b - 1]?.words ?? '' } };
}

interface Left {
  readonly old: readonly SavedWords[];
  readonly now: readonly ReviewWords[];
  /** Places in `old` and `now` that have no partner yet. */
  readonly gone: readonly number[];
  readonly come: readonly number[];
}

/** The same words elsewhere: at the same place first. */
function sameWords({ old, now, gone, come }: Left): Pair[] {
  const taken = new Set<number>();
  return gone.flatMap((a) => {
    const free = come.filter((b) => !taken.has(b) && now[b]?.words === old[a]?.words);
    const b = free.find((one) => now[one]?.place === old[a]?.place) ?? free.find((one) => now[one]?.kind === old[a]?.kind) ?? free[0];
    if (b === undefined) return [];
    taken.add(b);
    return [{ a, b }];
  });
}

/** From this share of common words on, two sentences at one place are one sentence that was changed. */
const ALIKE = 0.4;
/** More pairs than this are not held against each other one by one: hardly a sentence is what it was. */
const MOST_PAIRS = 250_000;

/** Sentences at one place with many common words, the most alike first. */
function similarWords({ old, now, gone, come }: Left): Pair[] {
  if (gone.length * come.length > MOST_PAIRS) return [];
  const bags = come.map((b) => ({ b, place: now[b]?.place, bag: bareWords(now[b]?.words ?? '') }));
  const found = gone.flatMap((a) => {
    const bag = bareWords(old[a]?.words ?? '');
    return bags.flatMap((other) => {
      const alike = other.place === old[a]?.place ? likeness(bag, other.bag) : 0;
      return alike >= ALIKE ? [{ a, b: other.b, alike }] : [];
    });
  });
  return found.sort((one, other) => other.alike - one.alike);
}

/** What stands between the same two sentences, one for one, where as many came as went. */
const sameGap =
  (same: readonly Pair[]) =>
  ({ old, now, gone, come }: Left): Pair[] => {
    const [went, came] = [byGap(gone, same, 'a'), byGap(come, same, 'b')];
    return [...went].flatMap(([gap, all]) => {
      const others = came.get(gap) ?? [];
      if (all.length !== others.length) return [];
      return all.flatMap((a, index) => {
        const b = others[index] as number;
        return old[a]?.place === now[b]?.place ? [{ a, b }] : [];
      });
    });
  };

/** Places in a list by how many of the same sentences stand before them; both are in order. */
function byGap(places: readonly number[], same: readonly Pair[], side: keyof Pair): Map<number, number[]> {
  const found = new Map<number, number[]>();
  let gap = 0;
  for (const place of places) {
    while (gap < same.length && (same[gap]?.[side] ?? 0) < place) gap += 1;
    found.set(gap, [...(found.get(gap) ?? []), place]);
  }
  return found;
}

/** Returns the words of a text, in small letters, without what stands between them. */
export const bareWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of words that two lists have in common (Dice), from 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  const common = a.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

interface Around {
  readonly old: readonly SavedWords[];
  readonly now: readonly ReviewWords[];
  readonly same: readonly Pair[];
  readonly start: At;
}

/** Where a sentence stood that is gone: an entry of a list or table has had a line of its own, another sentence shared one. */
function whereStood(gone: number, { old, now, same, start }: Around): { order: number; at: At } {
  const { place, kind } = old[gone] as SavedWords;
  const before = same.findLast(({ a, b }) => a < gone && now[b]?.place === place);
  const after = same.find(({ a, b }) => a > gone && now[b]?.place === place);
  const [previous, next] = [now[before?.b ?? -1], now[after?.b ?? -1]];
  const order = before ? before.b + 0.5 : after ? after.b - 0.5 : (same.findLast(({ a }) => a < gone)?.b ?? -1) + 0.5;
  if (kind === 'item' || kind === 'sign' || kind === 'row' || kind === 'prompt') {
    if (next?.kind === kind) return { order, at: next.at };
    if (previous) return { order, at: { ...previous.at, line: previous.at.line + 1, column: 1 } };
  }
  return { order, at: (previous?.kind === kind ? previous : (next ?? previous))?.at ?? start };
}

/** Returns the words of two texts, each with what the other has not. */
export function markWords(old: string, now: string): { readonly old: readonly MarkedPart[]; readonly now: readonly MarkedPart[] } {
  const [a, b] = [old.split(' '), now.split(' ')];
  const same = commonPairs(a, b);
  return { old: partsOf(a, new Set(same.map((one) => one.a))), now: partsOf(b, new Set(same.map((one) => one.b))) };
}

function partsOf(words: readonly string[], same: ReadonlySet<number>): MarkedPart[] {
  const parts: { text: string; changed: boolean }[] = [];
  words.forEach((word, index) => {
    const changed = !same.has(index);
    const last = parts.at(-1);
    if (last?.changed === changed) last.text += ` ${word}`;
    else parts.push({ text: word, changed });
  });
  return parts;
}
