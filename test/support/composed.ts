import type { ComposedDeck } from '../../scripts/checks/pieces/composed-deck.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import type { Library } from '../../scripts/model/content.js';
import { readDeck } from '../../scripts/model/read-deck.js';
import type { Wording } from '../../scripts/model/wording.js';

/** A small English wording; what a test does not name is empty. */
export const wordingOf = (extra: Partial<Wording> = {}): Wording => ({
  ...{ hype: [], plainer: [], oneWord: [], hedges: [], negations: [], strong: [], limits: [], opposites: [], subjects: [], research: [] },
  ...{ effects: [], units: [], relative: [], statistics: [], sums: [] },
  ...{ openQuestions: ['what', 'how', 'in your own words'], closedQuestions: ['do you', 'is it'], actions: ['drink', 'call'] },
  ...{ reader: ['you', 'your'], passives: ['is', 'are', 'was', 'were'] },
  ...extra,
});

/** Composes one deck of a library in memory, as the checks of composed decks take it. */
export async function composedOf(library: Library, asOf = '2026-11-23', id = 'tea'): Promise<ComposedDeck> {
  const { deck } = await composeDeck(library, { deck: id, brand: Object.keys(library.brands)[0] ?? '', locale: 'en', asOf });
  const wording = library.wording.en;
  return {
    ...{ library, deck, pieces: readDeck(deck), ...(wording ? { wording } : {}) },
    placeOf: (key) => deck.places[key] ?? library.decks[deck.id]?.at,
  };
}

export const codesOf = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);
