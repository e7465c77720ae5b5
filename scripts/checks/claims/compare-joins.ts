import { remember, rememberOf } from '../../model/remember.js';
import type { Grouped } from '../words/phrase-finder.js';
import { countShared } from './sets.js';

/** How many words on each side of "and" or "or" are looked at. */
const NEAR = 4;
/** How many of them both texts share on each side, together, before the two are taken to join the same things. */
const SHARED = 3;

interface Joined {
  readonly group: number;
  readonly text: string;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/**
 * Returns the word that joins two things in `said` otherwise than in `own` ("or" for "and"), with the word there; undefined when all
 * that both join is joined alike. Two things are the same where the words around share enough, in either order.
 */
export function otherJoin(
  own: string,
  said: string,
  joins: (text: string) => readonly Grouped[],
): { readonly said: string; readonly own: string } | undefined {
  if (joins(own).length === 0 || joins(said).length === 0) return undefined;
  const joinedIn = joinedBy(joins);
  const ofOwn = joinedIn(own);
  for (const one of joinedIn(said)) {
    const same = ofOwn.filter((other) => isSame(one, other));
    const [other] = same;
    if (other && same.every(({ group }) => group !== one.group)) return { said: one.text, own: other.text };
  }
  return undefined;
}

/** Each text is held against many others, and read once. */
const joinedBy = rememberOf((joins: (text: string) => readonly Grouped[]) =>
  remember((text): readonly Joined[] =>
    joins(text).map(({ index, text: word, group }) => ({
      ...{ group, text: word },
      before: new Set(wordsIn(text.slice(0, index)).slice(-NEAR)),
      after: new Set(wordsIn(text.slice(index + word.length)).slice(0, NEAR)),
    })),
  ),
);

const isSame = (one: Joined, other: Joined): boolean =>
  Math.max(common(one.before, one.after, other.before, other.after), common(one.before, one.after, other.after, other.before)) >= SHARED;

/** How many words are shared on both sides; 0 where a side shares none. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>, c: ReadonlySet<string>, d: ReadonlySet<string>): number {
  const [first, second] = [countShared(a, c), countShared(b, d)];
  return first === 0 || second === 0 ? 0 : first + second;
}

/** The beginnings of the words of a text: enough to tell whether two are one word. */
const wordsIn = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 4));
