import { readDeckFacts, type WholeDeckFacts } from '../../scripts/checks/deck-facts.js';
import { type Facts, readFacts } from '../../scripts/checks/facts.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import type { Variant } from '../../scripts/compose/composer.js';
import type { Library } from '../../scripts/model/content.js';
import type { Wording } from '../../scripts/model/wording.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { openApprovals } from '../../scripts/reviews/approvals.js';
import { judgeApprovals } from '../../scripts/reviews/judge-approvals.js';
import { judgeReviews, readReviews } from '../../scripts/reviews/judge-reviews.js';
import { EMPTY_WORDING } from './tea-wording.js';

/** A small English wording; what a test does not name is empty. */
export const wordingOf = (extra: Partial<Wording> = {}): Wording => ({
  ...EMPTY_WORDING,
  openQuestions: ['what', 'how', 'in your own words'],
  personal: ['do you take'],
  closedQuestions: ['do you', 'is it'],
  actions: ['drink', 'call'],
  ...{ reader: ['you', 'your'], passives: ['is', 'are', 'was', 'were'] },
  ...extra,
});

/** Composes one deck of a library in memory, as the checks of composed decks take it. */
export async function composedOf(library: Library, asOf = '2026-11-23', id = 'tea'): Promise<WholeDeckFacts> {
  const { deck } = await composeDeck(library, { deck: id, brand: Object.keys(library.brands)[0] ?? '', locale: 'en' });
  return readDeckFacts(readFacts(library, asOf), deck);
}

/** The facts of a library in memory, as the checks of content take them. */
export const factsOf = (library: Library, asOf = '2026-11-23'): Facts => readFacts(library, asOf);

/** Composes a deck with what its reviews are worth on the day `asOf`, as a build does. */
export async function composeReviewed(library: Library, { asOf, ...variant }: Variant & { readonly asOf: string }) {
  const approvals = openApprovals(library, hashBytes);
  const reviews = readReviews(approvals, variant.deck, { ...variant, asOf });
  const { deck, diagnostics } = await composeDeck(library, variant, { review: reviews.state });
  return { deck, diagnostics: [...judgeApprovals(approvals), ...judgeReviews(reviews), ...diagnostics] };
}

export const codesOf = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);
