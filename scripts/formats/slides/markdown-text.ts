import { addressBeside, safeHref } from '../../model/addresses.js';
import type { Span } from '../../model/deck.js';
import { plainText } from '../../model/tree.js';

type Mark = Extract<Span, { kind: 'mark' }>;

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
      if (span.numbers.length > 0) markdown = join(markdown, mark(span, afterMark, mode));
      afterMark ||= span.numbers.length > 0;
    } else {
      markdown = join(markdown, spanMarkdown(span, mode));
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
    case 'link': {
      const href = safeHref(span.href);
      const words = inline(span.children, mode);
      if (href === undefined) return words;
      const address = mode === 'keyed' ? addressBeside(plainText(span.children), href) : undefined;
      return `[${words}](${escapeAddress(href)})${address === undefined ? '' : `{@:${encodeURIComponent(address)}}`}`;
    }
    case 'language': {
      const words = inline(span.children, mode);
      return mode === 'keyed' ? `{l:${span.language}}${words}{l:}` : words;
    }
    case 'term': {
      const words = inline(span.children, mode);
      return mode === 'keyed' ? `{t:${span.entry}}${words}{t:}` : words;
    }
    case 'break':
      return '\\\n';
  }
}

/**
 * Stars between a sign and a letter or digit ("**No.**³") do not count as markup: a hair space makes them count.
 * Returns both texts, one after the other.
 */
function join(before: string, after: string): string {
  const closes = /[\p{P}\p{S}]\*+$/u.test(before) && /^[^\s\p{P}\p{S}]/u.test(after);
  const opens = /[^\s\p{P}\p{S}]$/u.test(before) && /^\*+[\p{P}\p{S}]/u.test(after);
  return before + (closes || opens ? '\u200a' : '') + after;
}

/** Blanks stand outside the stars, else they would not count as markup. */
function wrap(stars: string, inner: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return words === '' ? inner : `${before}${stars}${words}${stars}${after}`;
}

function mark({ numbers, describedBy = [] }: Mark, afterMark: boolean, mode: MarkdownMode): string {
  if (mode === 'keyed') return `{^${afterMark ? ',' : ''}${[numbers.join(','), ...describedBy].join(' ')}}`;
  return (afterMark ? ',' : '') + numbers.map(superscript).join(',');
}

const superscript = (number: number): string => [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit).join('');

/** Has no width and no meaning: Marp looks for emoji codes (`:pill:`) after escapes are gone. */
const WORD_JOINER = '\u2060';

/**
 * Returns `text` so that Markdown shows it letter for letter: no markup, HTML, entity, formula or emoji code comes of it.
 * Braces are escaped too: marp-plugin.ts gives them a meaning of its own.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~$^=]/g, '\\$&')
    .replace(/&(?=#|\w+;)/g, '\\&')
    .replace(/:(?=[a-z+-][a-z\d_+-]*:)/gi, `:${WORD_JOINER}`);
}

/** Returns escaped text that begins a line: signs that would begin a list there are escaped too. */
export function escapeLineStart(text: string): string {
  return text.replace(/^(\s*)([-+])(?=\s|$|[-+])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Words that Marp takes as settings of a picture when they stand in its text alternative. */
const SETTING =
  /^(?:bg|fit|contain|cover|auto|left|right|vertical|horizontal|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|w|h|width|height|[\d.]+\\?%)(?=$|:|\\:)/i;

/** Returns `text` fit for the text alternative of a picture, none of its words taken as a setting. */
export function escapeAlt(text: string): string {
  return escapeMarkdown(text)
    .split(' ')
    .map((word) => (SETTING.test(word) ? `&#${word.charCodeAt(0)};${word.slice(1)}` : word))
    .join(' ');
}

/** Returns an address fit for `(...)` and `<...>`. */
export const escapeAddress = (url: string): string =>
  url.replace(/[\s<>()\\"'`[\]{}^|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
