import type { Claim, Library, Reference } from '../model/content.js';

/** The numbers of the references of one deck: a reference gets the next one when a claim that rests on it is first marked. */
export interface Numbering {
  /** Returns the numbers of a claim's references, each once, sorted. References that do not exist have none. */
  numbersOf(claim: Claim): number[];
  /** Returns the numbered references in order, each with the first claim that rests on it and the fewest others: its short name fits best. */
  all(): readonly { readonly number: number; readonly reference: Reference; readonly claim: Claim }[];
}

/** Returns a numbering in which no reference has a number yet. */
export function startNumbering(library: Library): Numbering {
  const numbered = new Map<string, { number: number; reference: Reference; claim: Claim }>();
  return {
    numbersOf(claim) {
      const numbers = new Set<number>();
      for (const { ref } of claim.evidence) {
        const reference = Object.hasOwn(library.references, ref) ? library.references[ref] : undefined;
        if (!reference) continue;
        const entry = numbered.get(ref) ?? { number: numbered.size + 1, reference, claim };
        if (claim.evidence.length < entry.claim.evidence.length) entry.claim = claim;
        numbered.set(ref, entry);
        numbers.add(entry.number);
      }
      return [...numbers].sort((a, b) => a - b);
    },
    all: () => [...numbered.values()],
  };
}
