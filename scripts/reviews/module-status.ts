import { startComposer, type Variant } from '../compose/composer.js';
import type { Library } from '../model/content.js';
import type { ReviewStatus } from '../model/deck.js';
import type { DeckDefinition } from '../model/definitions.js';
import { reviewStatus } from './review-status.js';

/** Returns the review status of one module: that of a deck which holds nothing else. */
export function moduleStatus(library: Library, { module, ...of }: Omit<Variant, 'deck'> & { readonly module: string }): ReviewStatus {
  const { at } = library.project;
  const alone: DeckDefinition = {
    ...{ id: module, title: {}, subtitle: {}, takes: [], audience: {}, formats: [], more: false, at },
    ...{ parts: [{ modules: [{ module, at }] }], teachBack: [], handout: [], brochure: {} },
  };
  return reviewStatus(startComposer({ ...library, decks: { [module]: alone } }, { ...of, deck: module }));
}
