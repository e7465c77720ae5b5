import { type DeckFacts, readDeckFacts } from '../checks/deck-facts.js';
import { type Facts, readFacts } from '../checks/facts.js';
import { composeDeck } from '../compose/compose-deck.js';
import { formatReferences } from '../compose/format-references.js';
import { languageOf } from '../languages/index.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { remember } from '../model/remember.js';
import { today } from './open-project.js';

/** A deck as one variant has it, with what composing it found, and what its checks share. */
export interface ComposedDeck {
  readonly deck: Deck;
  readonly diagnostics: readonly Diagnostic[];
  readonly facts: DeckFacts;
}

/** What tells one composed deck from another: a job names it. */
export type DeckOfJob = Pick<Job, 'deck' | 'brand' | 'locale' | 'asOf'>;

/** Reads what checks share and composes the decks of jobs, each once, and keeps the last ones: all formats of a variant share one. */
export interface DeckCache {
  /** Returns what the checks of a library share, for the ISO day on which reviews are judged. */
  factsOf(library: Library, asOf: string): Facts;
  /** Returns the deck that a job shows. Throws when the library has no such deck or brand. */
  deckOf(library: Library, job: DeckOfJob): Promise<ComposedDeck>;
}

/** Names the variant of a job's deck. */
export const variantOf = ({ deck, brand, locale, asOf = '' }: DeckOfJob): string => [deck, brand, locale, asOf].join('/');

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
    deckOf(library, job) {
      const kept = keptOf(library);
      const { decks } = kept;
      const key = variantOf(job);
      const deck = decks.get(key) ?? compose(kept, job);
      decks.delete(key);
      decks.set(key, deck);
      for (const oldest of decks.keys()) if (decks.size > 2 * Object.keys(library.decks).length) decks.delete(oldest);
      return deck;
    },
  };
}

/** What is kept of one library: the last one that was asked for. */
interface KeptLibrary {
  readonly library: Library;
  readonly factsOf: (asOf: string) => Facts;
  /** The formatted references by id, for a locale. */
  readonly citationsIn: (locale: string) => Promise<ReadonlyMap<string, string>>;
  readonly decks: Map<string, Promise<ComposedDeck>>;
}

const keepLibrary = (library: Library, wordsOnly: boolean): KeptLibrary => ({
  library,
  factsOf: remember((asOf) => readFacts(library, asOf)),
  citationsIn: remember(async (locale) =>
    wordsOnly ? new Map() : formatReferences(Object.values(library.references), languageOf(locale)),
  ),
  decks: new Map(),
});

async function compose({ library, factsOf, citationsIn }: KeptLibrary, job: DeckOfJob): Promise<ComposedDeck> {
  const { brand, locale, asOf = today() } = job;
  const { deck, diagnostics } = await composeDeck(library, { deck: job.deck, brand, locale, asOf }, await citationsIn(locale));
  return { deck, diagnostics, facts: readDeckFacts(factsOf(asOf), deck) };
}
