import type { Deck, Span } from '../../scripts/model/deck.js';

/** Words as a reader sees them: no marks, blanks one at a time. */
export const wordsOf = (spans: readonly Span[]): string =>
  spans
    .map((span) => (span.kind === 'text' ? span.text : 'children' in span ? wordsOf(span.children) : span.kind === 'break' ? ' ' : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** A sentence of each slide's notes that stands nowhere else. */
export function noteWords({ slides }: Deck): string[] {
  return slides.flatMap(({ notes }) => notes.flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block.inlines).slice(0, 40)] : [])));
}
