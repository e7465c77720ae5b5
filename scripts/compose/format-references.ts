import type { Language } from '../languages/index.js';
import type { Reference } from '../model/content.js';
import type { NumberedReference } from '../model/deck.js';
import { oneLine } from '../model/tree.js';
import type { Composer } from './composer.js';

/** Addresses stand apart from the text, so the citation library does not see them. */
const APART = new Set(['DOI', 'URL', 'PMID', 'PMCID', 'accessed']);

/** Citations in the Vancouver style by the id of their reference. */
export type Citations = ReadonlyMap<string, string>;

/** Returns the deck's references in order, with their citations. */
export function numberReferences(composer: Composer, citations: Citations): NumberedReference[] {
  const numbered = composer.numbering.all();
  return numbered.map(({ number, reference, claim }) => ({
    number,
    id: reference.id,
    text: tidy(citations.get(reference.id) ?? '', composer),
    url: addressOf(reference),
    secondHand: reference.read === 'second-hand',
    short: claim.words[composer.locale]?.short ?? '',
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
function tidy(text: string, composer: Composer): string {
  const plain = oneLine(text)
    .replace(/^\d+\.\s*/, '')
    .replace(/\bet al\./, `${composer.word('and-others')}.`)
    .replace(/[\s;:,.]+$/, '');
  return /[?!]$/.test(plain) ? plain : `${plain}.`;
}

function addressOf({ doi, url }: Reference): string {
  return doi ? `https://doi.org/${encodeURI(doi)}` : (url ?? '');
}
