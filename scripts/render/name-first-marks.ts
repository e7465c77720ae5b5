import type { Deck } from '../model/deck.js';

/** Returns the numbers of the sources that some slide names: those that can lead back to a mark. */
export const citedOnSlides = ({ slides }: Deck): Set<number> => new Set(slides.flatMap(({ sources }) => sources));

/**
 * Returns pieces of one document, in reading order, in which the first mark of each source is a place, `cited-4`: where the source
 * leads back to. Spans are not written in reading order (drawings come first in Marp), so this is done to the whole.
 */
export function nameFirstMarks(pieces: readonly string[]): string[] {
  const named = new Set<string>();
  return pieces.map((html) =>
    html.replace(/<a (?=href="#source-(\d+)")/g, (open, number: string) => {
      if (named.has(number)) return open;
      named.add(number);
      return `<a id="cited-${number}" `;
    }),
  );
}
