import type { Deck } from '../model/deck.js';

/** Returns a deck with the same deck in another language beside it: what is found on a page of both is told at the line of either. */
export const setBeside = (deck: Deck, beside: Deck): Deck => ({ ...deck, beside, places: { ...beside.places, ...deck.places } });
