import type { Term } from '../model/content.js';

/** Returns the terms that occur in `text` as whole words, also with a plural s. Short forms in capitals must match in capitals. */
export function findTerms(terms: readonly Term[], text: string): Term[] {
  return terms.filter(({ term }) => termPattern(term).test(text));
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
