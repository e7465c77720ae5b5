import type { Deck } from '../../model/deck.js';

/** A line of the list that `?` shows: the fixed words for the keys, and for what they do. */
export interface KeyLine {
  readonly key: string;
  readonly does: string;
  /** The keys as browsers name them, in an order in which each has something to do. */
  readonly keys: string;
  /** Whither: `on` or `back` along the slides, to the `first`, the `last`, or to an open `dialog`. */
  readonly leads?: string;
}

const KEYS: Readonly<Record<string, Omit<KeyLine, 'key' | 'does'>>> = {
  next: { keys: 'ArrowRight PageDown Space', leads: 'on' },
  previous: { keys: 'ArrowLeft PageUp', leads: 'back' },
  scroll: { keys: 'ArrowDown ArrowUp' },
  deeper: { keys: 'ArrowDown ArrowUp' },
  start: { keys: 'Home', leads: 'first' },
  end: { keys: 'End', leads: 'last' },
  menu: { keys: 'm', leads: 'dialog' },
  overview: { keys: 'o Escape' },
  size: { keys: '+ - + 0' },
  blank: { keys: 'b' },
  speaker: { keys: 's' },
  full: { keys: 'f' },
  keys: { keys: '?', leads: 'dialog' },
};

const lineOf = (name: string): KeyLine => ({ key: `key-${name}`, does: `key-${name}-does`, keys: '', ...KEYS[name] });

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
