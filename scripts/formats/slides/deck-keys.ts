import type { Deck } from '../../model/deck.js';

/** A line of the list that `?` shows: the fixed words for the keys, and for what they do. */
export interface KeyLine {
  readonly key: string;
  readonly does: string;
}

const lineOf = (name: string): KeyLine => ({ key: `key-${name}`, does: `key-${name}-does` });

/** The keys of the deck for presenting. Those that lead below a slide are named where a slide has any below it. */
export const presenterKeys = ({ slides }: Deck): KeyLine[] =>
  [
    ...['next', 'previous', slides.some(({ deeper }) => deeper) ? 'deeper' : 'scroll', 'start', 'end', 'menu'],
    ...['overview', 'size', 'blank', 'speaker', 'full', 'keys'],
  ].map(lineOf);

/** What keys do otherwise in a deck to share: it has no steps, and any key brings its black screen back. */
const SHARED_DOES: Readonly<Record<string, string>> = { next: 'next-slide', previous: 'previous-slide', blank: 'blank-does' };

/** The keys of a deck to share. */
export const SHARED_KEYS: readonly KeyLine[] = ['next', 'previous', 'scroll', 'start', 'end', 'menu', 'size', 'blank', 'full', 'keys'].map(
  (name) => ({ ...lineOf(name), does: SHARED_DOES[name] ?? lineOf(name).does }),
);
