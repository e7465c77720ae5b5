import { type DeckFacts, readDeckFacts } from '../../scripts/checks/deck-facts.js';
import { type Facts, readFacts } from '../../scripts/checks/facts.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import type { Variant } from '../../scripts/compose/composer.js';
import type { Library } from '../../scripts/model/content.js';
import type { Wording } from '../../scripts/model/wording.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { judgeReviews, readReviews } from '../../scripts/reviews/judge-reviews.js';
import { moduleFingerprint } from '../../scripts/reviews/module-fingerprint.js';

/** A small English wording; what a test does not name is empty. */
export const wordingOf = (extra: Partial<Wording> = {}): Wording => ({
  ...{ hype: [], plainer: [], oneWord: [], hedges: [], negations: [], strong: [], limits: [], opposites: [], subjects: [], research: [] },
  ...{ effects: [], units: [], relative: [], statistics: [], sums: [] },
  ...{ openQuestions: ['what', 'how', 'in your own words'], closedQuestions: ['do you', 'is it'], actions: ['drink', 'call'] },
  ...{ reader: ['you', 'your'], passives: ['is', 'are', 'was', 'were'] },
  ...extra,
});

/** Composes one deck of a library in memory, as the checks of composed decks take it. */
export async function composedOf(library: Library, asOf = '2026-11-23', id = 'tea'): Promise<DeckFacts> {
  const { deck } = await composeDeck(library, { deck: id, brand: Object.keys(library.brands)[0] ?? '', locale: 'en' });
  return readDeckFacts(readFacts(library, asOf), deck);
}

/** The facts of a library in memory, as the checks of content take them. */
export const factsOf = (library: Library, asOf = '2026-11-23'): Facts => readFacts(library, asOf);

/** Composes a deck with what its reviews are worth on the day `asOf`, as a build does. */
export async function composeReviewed(library: Library, { asOf, ...variant }: Variant & { readonly asOf: string }) {
  const reviews = readReviews(library, variant.deck, { ...variant, asOf, hash: hashBytes });
  const { deck, diagnostics } = await composeDeck(library, variant, { review: reviews.state });
  return { deck, diagnostics: [...judgeReviews(library, reviews), ...diagnostics] };
}

/** The fingerprint of a module in English, in the United States; that of no module is the empty text. */
export const printOf = (library: Library, module: string): string =>
  moduleFingerprint(library, { module, locale: 'en', region: 'us' }, hashBytes) ?? '';

export const codesOf = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);
