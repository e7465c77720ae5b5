import type { PageWish } from '../measure/contract/structure.js';
import type { Deck } from '../model/deck.js';
import { sidesOf } from '../model/read-deck.js';

/** Addresses that dial or write, as they stand in a deck: those of its region, of its brand, and of authors' links. */
const DIALLED = /"((?:tel|sms):(?:[^"\\]|\\.)*)"/gi;

/** Returns what the elements of a page must say by the deck that it shows: in which languages its words are, and what its links may dial. */
export function saidByDeck(deck: Deck, html: string): Pick<PageWish, 'languages' | 'dialled'> {
  const sides = sidesOf(deck);
  const languages = [deck.language, ...sides.map(({ language }) => language)];
  if (!/href="(?:tel|sms):/i.test(html)) return { languages };
  return { languages, dialled: sides.flatMap((side) => [...JSON.stringify(side).matchAll(DIALLED)].map(([, address = '']) => address)) };
}
