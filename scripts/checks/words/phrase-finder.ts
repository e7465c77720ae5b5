import { phrases } from '../../model/phrase.js';
import { remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';

/** A phrase of a list, where it stands in a text. */
export interface FoundPhrase {
  /** The phrase as it is written in the list. */
  readonly phrase: string;
  /** The words as they stand in the text. */
  readonly text: string;
  readonly index: number;
}

export type FindPhrases = (text: string) => FoundPhrase[];

/** Returns a finder of phrases in a text, in order; none inside a longer one ("more than" in "no more than"). */
export function phraseFinder(list: readonly string[]): FindPhrases {
  const known = phrases([...new Set(list)]);
  return (text) => {
    const found = known.find(withoutValues(text));
    if (found.length < 2) return [...found];
    return found.filter((one) => !found.some((other) => other.text.length > one.text.length && holds(other, one)));
  };
}

/** Returns a finder of the words of a list in which `|` stands between words that say the same: each is found as the first of them. */
export function alikeFinder(list: readonly string[]): FindPhrases {
  const firsts = new Map(
    list.flatMap((entry) => {
      const [first = '', ...others] = entry.split('|').map((word) => word.trim());
      return [first, ...others].map((word) => [word, first] as const);
    }),
  );
  const find = phraseFinder([...firsts.keys()]);
  return (text) => find(text).map((found) => ({ ...found, phrase: firsts.get(found.phrase) ?? found.phrase }));
}

/** Returns the finder of what narrows a "no"; none inside a "no" that is longer: "not at all". */
export function narrowingFinder({ narrowing, negations }: Pick<Wording, 'narrowing' | 'negations'>): FindPhrases {
  const known = new Set(narrowing.map((entry) => entry.split('|')[0]?.trim()));
  const find = alikeFinder([...narrowing, ...negations]);
  return (text) => find(text).filter(({ phrase }) => known.has(phrase));
}

/** A phrase of a group of the wording, with the number of its group. */
export interface Grouped extends FoundPhrase {
  readonly group: number;
}

/** Returns a finder of the phrases of some groups, none inside a longer one; a phrase of two groups is of the first. It remembers the texts that it has seen. */
export function groupFinder(groups: readonly (readonly string[])[]): (text: string) => readonly Grouped[] {
  const owners = new Map<string, number>();
  for (const [group, list] of groups.entries()) for (const phrase of list) if (!owners.has(phrase)) owners.set(phrase, group);
  const find = phraseFinder([...owners.keys()]);
  return remember((text: string) => find(text).map((found) => ({ ...found, group: owners.get(found.phrase) ?? 0 })));
}

const holds = (outer: FoundPhrase, inner: FoundPhrase): boolean =>
  outer.index <= inner.index && outer.index + outer.text.length >= inner.index + inner.text.length;

/** A value that is filled in later (`{{checked.fast}}`) is no word, whatever its name. */
export const withoutValues = (text: string): string =>
  text.includes('{{') ? text.replace(/\{\{[^}]*\}\}/g, (value) => ' '.repeat(value.length)) : text;
