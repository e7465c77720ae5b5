import type { Span } from '../model/deck.js';
import { escapeAddress, escapeLineStart, escapeMarkdown } from './escape-markdown.js';

/** `plain`: for people, superscript digits. `keyed`: for our own rendering, the signs that marp-plugin.ts reads. */
export type MarkdownMode = 'plain' | 'keyed';

/** Returns spans as Markdown that says exactly their words. */
export function spansMarkdown(spans: readonly Span[], mode: MarkdownMode): string {
  return escapeLineStart(inline(spans, mode));
}

function inline(spans: readonly Span[], mode: MarkdownMode): string {
  let markdown = '';
  let afterMark = false;
  for (const span of spans) {
    if (span.kind === 'mark') {
      if (span.numbers.length > 0) markdown += mark(span.numbers, afterMark, mode);
      afterMark ||= span.numbers.length > 0;
    } else {
      markdown += spanMarkdown(span, mode);
      afterMark = false;
    }
  }
  return markdown;
}

function spanMarkdown(span: Exclude<Span, { kind: 'mark' }>, mode: MarkdownMode): string {
  switch (span.kind) {
    case 'text':
      return escapeMarkdown(span.text);
    case 'strong':
      return wrap('**', inline(span.children, mode));
    case 'emphasis':
      return wrap('*', inline(span.children, mode));
    case 'link':
      return `[${inline(span.children, mode)}](${escapeAddress(span.href)})`;
    case 'break':
      return '\\\n';
  }
}

/** Blanks stand outside the stars, else they would not count as markup. */
function wrap(stars: string, inner: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return words === '' ? inner : `${before}${stars}${words}${stars}${after}`;
}

function mark(numbers: readonly number[], afterMark: boolean, mode: MarkdownMode): string {
  if (mode === 'keyed') return `{^${afterMark ? ',' : ''}${numbers.join(',')}}`;
  return (afterMark ? ',' : '') + numbers.map(superscript).join(',');
}

const superscript = (number: number): string => [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit).join('');
