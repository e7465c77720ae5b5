import type { Term } from '../model/content.js';

/** Returns the terms that occur in `text` as whole words, also with a plural s. Short forms in capitals must match in capitals. */
export function findTerms<T extends Pick<Term, 'term'>>(terms: readonly T[], text: string): T[] {
  return terms.filter(({ term }) => termPattern(term).test(text));
}

/** Returns where `term` first stands in `text` as whole words, its plural s included: `end` is the place after its last letter. */
export function placeOfTerm(term: string, text: string): { start: number; end: number } | undefined {
  const found = termPattern(term).exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

function termPattern(term: string): RegExp {
  const source = term
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('\\s+');
  const isShortForm = term.length > 1 && term === term.toUpperCase();
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}s?(?![\\p{L}\\p{N}])`, isShortForm ? 'u' : 'iu');
}
