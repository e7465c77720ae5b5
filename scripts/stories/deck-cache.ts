import type { WholeDeckFacts } from '../checks/deck-facts.js';
import type { Facts } from '../checks/facts.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { once, remember } from '../model/remember.js';
import { hashBytes } from '../publish/hash.js';
import type { Approvals } from '../reviews/approvals.js';
import type { DeckReviews } from '../reviews/judge-reviews.js';
import { today } from './open-project.js';

/** A deck as one variant has it, with what composing it found, the reviews of its modules, and what its checks share. */
export interface ComposedDeck {
  readonly deck: Deck;
  readonly diagnostics: readonly Diagnostic[];
  readonly reviews: DeckReviews;
  readonly facts: WholeDeckFacts;
}

/** What tells one composed deck from another: a job names it. */
export type DeckOfJob = Pick<Job, 'deck' | 'brand' | 'locale' | 'asOf'>;

/** Reads what checks share and composes the decks of jobs, each once, and keeps the last ones: all formats of a variant share one. */
export interface DeckCache {
  /** Returns what the checks of a library share, for the ISO day on which reviews are judged. */
  factsOf(library: Library, asOf: string): Promise<Facts>;
  /** Returns the approvals of a library, held against its words. */
  approvalsOf(library: Library): Promise<Approvals>;
  /** Returns the deck that a job shows. Throws when the library has no such deck or brand. */
  deckOf(library: Library, job: DeckOfJob): Promise<ComposedDeck>;
}

/** Names the variant of a job's deck, by which it is found again. */
export const variantOf = ({ deck, brand, locale, asOf = today() }: DeckOfJob): string => JSON.stringify({ deck, brand, locale, asOf });

/**
 * Returns a cache with room for the decks of two brands in one language: what it holds does not grow with the number of brands. With
 * `wordsOnly` the references have no citations, which no check reads; else they are formatted once for all decks of a library.
 */
export function openDeckCache({ wordsOnly = false } = {}): DeckCache {
  const last: { kept?: KeptLibrary } = {};
  const keptOf = (library: Library): KeptLibrary => {
    if (last.kept?.library !== library) last.kept = keepLibrary(library, wordsOnly);
    return last.kept;
  };
  return {
    factsOf: (library, asOf) => keptOf(library).factsOf(asOf),
    approvalsOf: (library) => keptOf(library).approvals(),
    deckOf: (library, job) => keptOf(library).deckOf(variantOf(job)),
  };
}

/** Returns the deck that a job shows, in a piece of two languages with the one that stands beside it. */
export async function deckShown(decks: DeckCache, library: Library, job: Job): Promise<ComposedDeck> {
  const composed = await decks.deckOf(library, job);
  const [first = job.locale] = job.locales;
  if (first === job.locale) return composed;
  const [{ setBeside }, beside] = await Promise.all([import('../compose/set-beside.js'), decks.deckOf(library, { ...job, locale: first })]);
  return { ...composed, deck: setBeside(composed.deck, beside.deck) };
}

/** What is kept of one library: the last one that was asked for. */
interface KeptLibrary {
  readonly library: Library;
  readonly factsOf: (asOf: string) => Promise<Facts>;
  readonly approvals: () => Promise<Approvals>;
  readonly deckOf: (variant: string) => Promise<ComposedDeck>;
}

function keepLibrary(library: Library, wordsOnly: boolean): KeptLibrary {
  const factsOf = remember(async (asOf) => (await import('../checks/facts.js')).readFacts(library, asOf));
  const approvals = once(async () => (await import('../reviews/approvals.js')).openApprovals(library, hashBytes));
  const citationsIn = remember(async (locale) => {
    if (wordsOnly) return new Map<string, string>();
    const [{ formatReferences }, { languageOf }] = await Promise.all([import('../compose/references.js'), import('../languages/index.js')]);
    return formatReferences(Object.values(library.references), languageOf(locale));
  });
  const compose = async (named: string): Promise<ComposedDeck> => {
    const [{ composeDeck }, { readDeckFacts }, { readReviews }] = await Promise.all([
      import('../compose/compose-deck.js'),
      import('../checks/deck-facts.js'),
      import('../reviews/judge-reviews.js'),
    ]);
    const { asOf, ...variant } = JSON.parse(named) as Required<DeckOfJob>;
    const reviews = readReviews(await approvals(), variant.deck, { ...variant, asOf });
    const known = { citations: await citationsIn(variant.locale), review: reviews.state };
    const { deck, diagnostics } = await composeDeck(library, variant, known);
    return { deck, diagnostics, reviews, facts: readDeckFacts(await factsOf(asOf), deck) };
  };
  return { library, factsOf, approvals, deckOf: remember(compose, 2 * Object.keys(library.decks).length) };
}
