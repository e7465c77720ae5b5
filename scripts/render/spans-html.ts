import type { Span } from '../model/deck.js';
import { escapeHtml } from './escape-html.js';
import { fixedWord } from './fixed-word.js';
import type { RootContext } from './root-context.js';

type Mark = Extract<Span, { kind: 'mark' }>;

/** A number to call, which must not break over two lines: "555-0100", "1-800-FDA-1088". */
const PHONE = /\b\d[\dA-Z]*(?:-[\dA-Z]+)+\b/g;

/** Returns spans as HTML. Source numbers of marks that stand side by side are parted by commas. */
export function spansHtml(spans: readonly Span[], root: RootContext): string {
  let html = '';
  let afterMark = false;
  for (const span of spans) {
    if (span.kind !== 'mark') html += spanHtml(span, root);
    else if (span.numbers.length > 0) html += markHtml(span, afterMark, root);
    afterMark = span.kind === 'mark' && (afterMark || span.numbers.length > 0);
  }
  return html;
}

function spanHtml(span: Exclude<Span, { kind: 'mark' }>, root: RootContext): string {
  switch (span.kind) {
    case 'text':
      return escapeHtml(span.text).replace(PHONE, '<span class="nowrap">$&</span>');
    case 'strong':
      return `<strong>${spansHtml(span.children, root)}</strong>`;
    case 'emphasis':
      return `<em>${spansHtml(span.children, root)}</em>`;
    case 'link':
      return `<a href="${escapeHtml(span.href)}">${spansHtml(span.children, root)}</a>`;
    case 'term':
      return termHtml(span.entry, spansHtml(span.children, root), root);
    case 'break':
      return '<br>';
  }
}

/** Returns a term's use as HTML; scripts/client/explain-terms.ts makes a button of it. */
export const termHtml = (entry: number, html: string, { explains }: Pick<RootContext, 'explains'>): string =>
  explains ? `<span data-term="${entry}">${html}</span>` : html;

/** What qualifies the claim is said once, with the first of its sources. */
function markHtml({ numbers, describedBy = [] }: Mark, afterMark: boolean, root: RootContext): string {
  const about = root.explains && describedBy.length > 0 ? ` aria-describedby="${escapeHtml(describedBy.join(' '))}"` : '';
  const inner = numbers.map((number, i) => (root.marks === 'plain' ? String(number) : markLink(number, i === 0 ? about : '', root)));
  return `<sup class="mark" data-mark>${afterMark ? ',' : ''}${inner.join(',')}</sup>`;
}

function markLink(number: number, about: string, root: RootContext): string {
  const href = root.sourceHrefs?.[number] ?? `#source-${number}`;
  const label = fixedWord(root.words, 'source-number', { number });
  return `<a href="${escapeHtml(href)}" aria-label="${escapeHtml(label)}"${about}>${number}</a>`;
}
