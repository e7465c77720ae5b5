import { directionOf } from '../languages/tags.js';
import { addressBeside, safeHref } from '../model/addresses.js';
import type { Words } from '../model/content.js';
import type { Deck, Span } from '../model/deck.js';
import { plainText } from '../model/tree.js';
import { escapeHtml } from './escape-html.js';
import { fixedWord } from './fixed-word.js';

/** What helpers look for at the root of a template's context, whatever else stands there. */
export interface RootContext {
  readonly words: Words;
  /** How texts that are in another language, or in part, are said: see Deck. */
  readonly inLanguages?: Deck['inLanguages'];
  /**
   * Source numbers link to `#source-4`. `held`: each is held to the word before it, so that print can make it a box of its own:
   * Chromium loses links in text that goes on in the next column or page. `plain`: no links.
   */
  readonly marks?: 'held' | 'plain';
  /** True on a screen: marks lead to what qualifies their claim, and terms to what they mean. */
  readonly explains?: boolean;
  /** The address of a link stands behind its words: on paper, and hidden on a screen until it prints (`.address`). */
  readonly addresses?: boolean;
}

type Mark = Extract<Span, { kind: 'mark' }>;

/** A number to call, which must not break over two lines: "555-0100", "1-800-CALL-012", "116 123", "+44 20 7946 0958". */
const PHONE = /\b\d[\dA-Z]*(?:-[\dA-Z]+)+\b|(?<![\w.,])\+?\d{1,5}(?: \d{2,4}){1,4}\b(?![.,]\d)/g;

/** Returns spans as HTML. Source numbers of marks that stand side by side are parted by commas. What marks do: see RootContext. */
export function spansHtml(spans: readonly Span[], root: RootContext): string {
  let html = '';
  // A term is a span of its own only where it is explained.
  const runs = root.explains ? spans : spans.flatMap((span) => (span.kind === 'term' ? span.children : [span]));
  for (let i = 0; i < runs.length; ) {
    const span = runs[i] as Span;
    const end = endOfMarks(runs, span.kind === 'mark' ? i : i + 1);
    const marks = marksHtml(runs.slice(span.kind === 'mark' ? i : i + 1, end) as Mark[], root);
    html += span.kind === 'mark' ? marks : beforeMarks(span, marks, root);
    i = end;
  }
  return html;
}

/** Returns text of HTML, without tags, in which no number to call breaks over two lines. */
export const numbersHeld = (html: string): string => html.replace(PHONE, '<span class="nowrap">$&</span>');

function endOfMarks(spans: readonly Span[], from: number): number {
  const length = spans.slice(from).findIndex((span) => span.kind !== 'mark');
  return length < 0 ? spans.length : from + length;
}

function marksHtml(marks: readonly Mark[], root: RootContext): string {
  const filled = marks.filter(({ numbers }) => numbers.length > 0);
  return filled.map((mark, i) => markHtml(mark, i > 0, root)).join('');
}

/** The last word before marks; a longer one may break, and so may one with a hyphen in it, behind which it breaks. */
const LAST_WORD = /[^\s\u2010-\u2014/-]{1,24}$/;

function beforeMarks(span: Exclude<Span, Mark>, marks: string, root: RootContext): string {
  const held = root.marks === 'held' && marks !== '' && span.kind === 'text' ? LAST_WORD.exec(span.text)?.[0] : undefined;
  if (span.kind !== 'text' || held === undefined) return spanHtml(span, root) + marks;
  const before = spanHtml({ kind: 'text', text: span.text.slice(0, -held.length) }, root);
  return `${before}<span class="held">${escapeHtml(held)}${marks}</span>`;
}

function spanHtml(span: Exclude<Span, { kind: 'mark' }>, root: RootContext): string {
  switch (span.kind) {
    case 'text':
      return numbersHeld(escapeHtml(span.text));
    case 'strong':
      return `<strong>${spansHtml(span.children, root)}</strong>`;
    case 'emphasis':
      return `<em>${spansHtml(span.children, root)}</em>`;
    case 'link': {
      const href = safeHref(span.href);
      const words = spansHtml(span.children, root);
      return href === undefined
        ? words
        : `<a href="${escapeHtml(href)}">${words}</a>${root.addresses ? addressHtml(addressBeside(plainText(span.children), href)) : ''}`;
    }
    case 'language':
      return `${languageOpening(span.language)}${spansHtml(span.children, root)}</span>`;
    case 'term':
      // scripts/client/explain-terms.ts makes a button of it.
      return `<span data-term="${span.entry}">${spansHtml(span.children, root)}</span>`;
    case 'break':
      return '<br>';
  }
}

/** The beginning of words in another language, which a voice reads as that one; the way of their lines is their own. */
export const languageOpening = (language: string): string => `<span lang="${escapeHtml(language)}" dir="${directionOf(language)}">`;

/** Outside the link, so that it may break over two lines: behind a slash and the like, else anywhere. */
export const addressHtml = (address: string | undefined): string =>
  address === undefined ? '' : ` <span class="address">(${breakableAddress(address)})</span>`;

/** Returns an address as HTML that breaks between its parts, not within a word. */
export const breakableAddress = (address: string): string => escapeHtml(address).replace(/[/?=_-](?=.)/g, '$&<wbr>');

/** What qualifies the claim is said once, with the first of its sources. */
function markHtml({ numbers, describedBy = [] }: Mark, afterMark: boolean, root: RootContext): string {
  const about = root.explains && describedBy.length > 0 ? ` aria-describedby="${escapeHtml(describedBy.join(' '))}"` : '';
  const inner = numbers.map((number, i) => (root.marks === 'plain' ? String(number) : markLink(number, i === 0 ? about : '', root)));
  return `<sup class="mark">${afterMark ? ',' : ''}${inner.join(',')}</sup>`;
}

function markLink(number: number, about: string, root: RootContext): string {
  const href = `#source-${number}`;
  const label = fixedWord(root.words, 'source-number', { number });
  return `<a href="${escapeHtml(href)}" aria-label="${escapeHtml(label)}"${about}>${number}</a>`;
}

/** Returns the numbers of the sources that some slide names: those that can lead back to a mark. */
export const citedOnSlides = ({ slides }: Deck): Set<number> => new Set(slides.flatMap(({ sources }) => sources));

/**
 * Returns the parts of one document, in reading order, in which the first mark of each source is a place, `cited-4`: where the source
 * leads back to. Spans are not written in reading order (drawings come first in Marp), so this is done to the whole.
 */
export function nameFirstMarks(parts: readonly string[]): string[] {
  const named = new Set<string>();
  return parts.map((html) =>
    html.replace(/<a (?=href="#source-(\d+)")/g, (open, number: string) => {
      if (named.has(number)) return open;
      named.add(number);
      return `<a id="cited-${number}" `;
    }),
  );
}
