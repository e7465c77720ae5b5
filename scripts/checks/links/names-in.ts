import type { Term } from '../../model/content.js';

/** Returns, for each of some words in order, the name that it is part of, or undefined. */
export type NameFinder = (words: readonly string[]) => readonly (string | undefined)[];

/**
 * Returns a finder of the glossary's names (`name: true`) among words: also with a plural or possessive s, in any case unless the name
 * is all capitals. A name inside a compound ("X-like") is not found: the compound is a word of its own.
 */
export function namesIn(terms: readonly Term[]): NameFinder {
  const byFirst = new Map<string, { name: string; words: string[] }[]>();
  for (const { term } of terms.filter(({ name }) => name)) {
    const words = term.split(/\s+/);
    const first = (words[0] ?? '').toLowerCase();
    byFirst.set(first, [...(byFirst.get(first) ?? []), { name: term, words }]);
  }
  return (words) => {
    const found: (string | undefined)[] = words.map(() => undefined);
    words.forEach((word, index) => {
      const candidates = stems(word).flatMap((stem) => byFirst.get(stem.toLowerCase()) ?? []);
      const match = candidates.find((one) => one.words.every((part, offset) => isSame(words[index + offset] ?? '', part)));
      if (match && found[index] === undefined) found.fill(match.name, index, index + match.words.length);
    });
    return found;
  };
}

const isSame = (word: string, part: string): boolean =>
  stems(word).some((stem) => (part === part.toUpperCase() ? stem === part : stem.toLowerCase() === part.toLowerCase()));

const stems = (word: string): string[] => [word, word.replace(/['’]s?$/, ''), word.replace(/s$/, '')];
