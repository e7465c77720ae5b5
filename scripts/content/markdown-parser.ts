import MarkdownIt from 'markdown-it';
import type { StateInline } from 'markdown-it/index.js';
import container from 'markdown-it-container';

/**
 * Returns a parser for the Markdown of modules and claims: raw HTML off, `[^claim]` and `{{value}}` as inline tokens,
 * `::: name` blocks as containers, curly quotes by `quotes` (four characters, such as “”‘’).
 */
export function markdownParser(quotes: string): MarkdownIt {
  const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: true, quotes });
  // Every address is judged where its link is read, as it was written: none may be left standing as text, or be written anew.
  parser.validateLink = () => true;
  parser.normalizeLink = (address) => address;
  // The two packages type the same object under two module formats.
  (container as unknown as (parser: MarkdownIt, name: string, options: object) => void)(parser, 'block', { validate: () => true });
  parser.inline.ruler.before('link', 'cite', (state, silent) => bracketRule(state, silent, /^\[\^([^\]\s]+)\]/, 'cite'));
  parser.inline.ruler.before('link', 'value', (state, silent) => bracketRule(state, silent, /^\{\{([^}\n]+)\}\}/, 'value'));
  return parser;
}

type Inlines = Pick<StateInline, 'src' | 'pos' | 'push'>;

function bracketRule(state: Inlines, silent: boolean, pattern: RegExp, type: string): boolean {
  const found = pattern.exec(state.src.slice(state.pos));
  if (!found) return false;
  if (!silent) state.push(type, '', 0).content = (found[1] ?? '').trim();
  state.pos += found[0].length;
  return true;
}
