import type { Deck, Span } from '../model/deck.js';
import { escapeHtml } from './escape-html.js';
import { spansHtml } from './spans-html.js';

/** Elements whose words are no words of the page (the drawing around a slide of Marp is its frame), and those that say their language already. */
const OTHER = /^<(?:(?:script|style|title|textarea|svg)\b(?![^>]*data-marpit)|(?!html\b)[a-z][^>]*\slang=)/i;
const NAME = /^<(\/?)([a-z][\w-]*)/i;

/**
 * Returns the HTML of a page in which the texts of `known`, wherever they stand as whole words between tags, say in which language they are.
 * Attributes, which have one language, stay as they are, and so does what says its language already.
 */
export function sayInLanguages(html: string, known: Deck['inLanguages'] = {}): string {
  const said = new Map(
    Object.entries(known).map(([plain, run]) => [escapeHtml(plain), spansHtml(run as readonly Span[], { words: {} })] as const),
  );
  if (said.size === 0) return html;
  const texts = wholeTexts([...said.keys()]);
  const isOutside = openPlaces();
  const parts = html.split(/(<[^>]*>)/);
  return parts.map((part) => (isOutside(part) ? part.replace(texts, (text) => said.get(text) ?? text) : part)).join('');
}

/** Finds each text where no letter and no digit goes on, the longest that stands at a place; the name of a sign (`&lt;`) is no word. */
function wholeTexts(texts: readonly string[]): RegExp {
  const longest = [...texts].sort((a, b) => b.length - a.length).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}]|&#?)(?:${longest.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
}

/** Returns a function that is handed the tags and texts of a page in their order: true for a text of the page itself. */
function openPlaces(): (part: string) => boolean {
  const within = { name: '', depth: 0 };
  return (part) => {
    const [, closes, name = ''] = NAME.exec(part) ?? [];
    if (closes === undefined) return within.depth === 0 && !part.startsWith('<');
    if (within.depth > 0) within.depth += name.toLowerCase() !== within.name || part.endsWith('/>') ? 0 : closes ? -1 : 1;
    else if (!closes && !part.endsWith('/>') && OTHER.test(part)) Object.assign(within, { name: name.toLowerCase(), depth: 1 });
    return false;
  };
}
