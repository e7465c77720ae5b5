import type { Token } from 'markdown-it/index.js';

/** The tokens of a slide: what is shown, and what is said of it under each heading of notes, in the order in which they stand. */
export interface SaidTokens {
  readonly words: readonly Token[];
  /** For one patient. */
  readonly notes: readonly (readonly Token[])[];
  /** For a room. */
  readonly roomNotes: readonly (readonly Token[])[];
}

export const NOTES = 'Notes';
export const ROOM_NOTES = 'Room notes';

/** Returns the tokens of a slide parted at its headings of notes, which are left out. */
export function splitNotes(inner: readonly Token[]): SaidTokens {
  const starts = inner.flatMap((token, index) => (isNotes(token, inner[index + 1]) ? [index] : []));
  const under = (heading: string): (readonly Token[])[] =>
    starts.flatMap((start, order) =>
      inner[start + 1]?.content === heading ? [inner.slice(start + 3, starts[order + 1] ?? inner.length)] : [],
    );
  return { words: inner.slice(0, starts[0] ?? inner.length), notes: under(NOTES), roomNotes: under(ROOM_NOTES) };
}

const isNotes = ({ type, level }: Token, heading: Token | undefined): boolean =>
  type === 'heading_open' && level === 0 && (heading?.content === NOTES || heading?.content === ROOM_NOTES);
