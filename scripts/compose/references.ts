import type { Language } from '../languages/index.js';
import { doiAddress } from '../model/addresses.js';
import type { Claim, Library, Reference } from '../model/content.js';
import type { NumberedReference } from '../model/deck.js';
import { entryIn } from '../model/entry-in.js';
import { holdsIn } from '../model/regional.js';
import { oneLine } from '../model/tree.js';

/** Addresses stand apart from the text, so the citation library does not see them. */
const APART = new Set(['DOI', 'URL', 'PMID', 'PMCID', 'accessed']);

/** Citations in the Vancouver style by the id of their reference. */
export type Citations = ReadonlyMap<string, string>;

/** What is numbered, and the words that it is named with. */
interface Naming {
  readonly numbering: Numbering;
  readonly locale: string;
  word(key: string): string;
}

/** Returns the deck's references in order, with their citations. */
export function numberReferences(naming: Naming, citations: Citations): NumberedReference[] {
  return naming.numbering.all().map(({ number, reference, claim }) => ({
    number,
    id: reference.id,
    text: tidy(citations.get(reference.id) ?? '', naming),
    url: addressOf(reference),
    secondHand: reference.read === 'second-hand',
    short: claim.words[naming.locale]?.short ?? '',
  }));
}

/** Formats references in the words of a language: once for all its decks. Loads the citation library only when there are any. */
export async function formatReferences(references: readonly Reference[], language: Pick<Language, 'citations'>): Promise<Citations> {
  if (references.length === 0) return new Map();
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const items = references.map(({ id, csl }) => ({ ...Object.fromEntries(Object.entries(csl).filter(([key]) => !APART.has(key))), id }));
  const options = { template: 'vancouver', lang: language.citations, format: 'text', asEntryArray: true, nosort: true } as const;
  return new Map(plugins.output.format('bibliography', items, options));
}

/** The style numbers each entry, ends some with ";" for pages that are not known, and says "et al." where our readers get plain words. */
function tidy(text: string, { word }: Naming): string {
  const plain = oneLine(text)
    .replace(/^\d+\.\s*/, '')
    .replace(/\bet al\./, `${word('and-others')}.`)
    .replace(/[\s;:,.]+$/, '');
  return /[?!]$/.test(plain) ? plain : `${plain}.`;
}

function addressOf({ doi, url }: Reference): string {
  return doi ? doiAddress(doi) : (url ?? '');
}

/** The numbers of the references of one deck: a reference gets the next one when a claim that rests on it is first marked. */
export interface Numbering {
  /** Returns the numbers of a claim's references, each once, sorted. References that do not exist have none. */
  numbersOf(claim: Claim): number[];
  /** Returns the numbered references in order, each with the first claim that rests on it and the fewest others: its short name fits best. */
  all(): readonly { readonly number: number; readonly reference: Reference; readonly claim: Claim }[];
}

/** Returns a numbering in which no reference has a number yet. */
export function startNumbering(library: Library, region: string): Numbering {
  const numbered = new Map<string, { number: number; reference: Reference; claim: Claim }>();
  return {
    numbersOf(claim) {
      const numbers = new Set<number>();
      for (const { ref } of claim.evidence.filter((one) => holdsIn(one, region))) {
        const reference = entryIn(library.references, ref);
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
