import type { Term } from '../model/content.js';

/** Where a term stands in a text: `end` is the place after its last letter, its plural s included. */
export interface TermPlace {
  readonly start: number;
  readonly end: number;
}

/** Returns the terms that occur in `text` as whole words, also with a plural s. Short forms in capitals must match in capitals. */
export function findTerms<T extends Pick<Term, 'term'>>(terms: readonly T[], text: string): T[] {
  return terms.filter(({ term }) => termFinder(term)(text) !== undefined);
}

/** Returns a finder of the first place where `term` stands in a text as whole words, as `findTerms` looks for it. */
export function termFinder(term: string): (text: string) => TermPlace | undefined {
  const source = term
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('\\s+');
  const isShortForm = term.length > 1 && term === term.toUpperCase();
  const pattern = new RegExp(`${source}s?`, isShortForm ? 'gu' : 'giu');
  return (text) => {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const end = found.index + found[0].length;
      const [before, after] = [text.slice(Math.max(0, found.index - 2), found.index), text.slice(end, end + 2)];
      if (!ENDS_IN_LETTER.test(before) && !BEGINS_WITH_LETTER.test(after)) return { start: found.index, end };
      pattern.lastIndex = found.index + 1;
    }
    return undefined;
  };
}

// Two patterns for all terms: letters of every script are slow to compile, and a glossary is long.
const BEGINS_WITH_LETTER = /^[\p{L}\p{N}]/u;
const ENDS_IN_LETTER = /[\p{L}\p{N}]$/u;
