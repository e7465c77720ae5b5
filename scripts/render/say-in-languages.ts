import type { Deck, Span } from '../model/deck.js';
import { escapeHtml } from './escape-html.js';
import { spansHtml } from './spans-html.js';

/** Elements whose words are no words of the page; the drawing around a slide of Marp is its frame. */
const OTHER = /^<(script|style|title|textarea|svg)\b(?![^>]*data-marpit)/i;

/**
 * Returns the HTML of a page in which the texts of `known`, wherever they stand between tags, say in which language they are. Attributes, which
 * have one language, stay as they are.
 */
export function sayInLanguages(html: string, known: Deck['inLanguages']): string {
  const texts = Object.entries(known ?? {}).map(([plain, run]) => [escapeHtml(plain), run] as const);
  if (texts.length === 0) return html;
  let within = '';
  return html
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (within !== '') {
        if (part.toLowerCase().startsWith(`</${within}`)) within = '';
        return part;
      }
      within = OTHER.exec(part)?.[1]?.toLowerCase() ?? '';
      if (part.startsWith('<') || !texts.some(([plain]) => part.includes(plain))) return part;
      return texts.reduce((text, [plain, run]) => text.replaceAll(plain, spansHtml(run as readonly Span[], { words: {} })), part);
    })
    .join('');
}
