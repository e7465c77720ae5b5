import type { Span } from './deck.js';

/** The words of composed inline text, without marks. */
export const spanText = (spans: readonly Span[]): string =>
  spans
    .map((span) => {
      if (span.kind === 'text') return span.text;
      if (span.kind === 'break') return ' ';
      return 'children' in span ? spanText(span.children) : '';
    })
    .join('');
