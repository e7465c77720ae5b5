import MarkdownIt from 'markdown-it';
import container from 'markdown-it-container';
import type { StateInline } from 'markdown-it/index.js';

/**
 * Returns a parser for the Markdown of modules and claims: raw HTML off, `[^claim]` and `{{value}}` as inline tokens,
 * `::: name` blocks as containers, curly quotes by `quotes` (four characters, such as “”‘’).
 */
export function markdownParser(quotes: string): MarkdownIt {
  const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: true, quotes });
  parser.use(container, 'block', { validate: () => true });
  parser.inline.ruler.before('link', 'cite', (state, silent) => bracketRule(state, silent, /^\[\^([^\]\s]+)\]/, 'cite'));
  parser.inline.ruler.before('link', 'value', (state, silent) => bracketRule(state, silent, /^\{\{([^}\n]+)\}\}/, 'value'));
  return parser;
}

function bracketRule(state: StateInline, silent: boolean, pattern: RegExp, type: string): boolean {
  const found = pattern.exec(state.src.slice(state.pos));
  if (!found) return false;
  if (!silent) state.push(type, '', 0).content = (found[1] ?? '').trim();
  state.pos += found[0].length;
  return true;
}

