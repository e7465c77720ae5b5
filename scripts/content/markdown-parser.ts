import MarkdownIt from 'markdown-it';
import type { StateCore, StateInline, Token } from 'markdown-it/index.js';
import container from 'markdown-it-container';
import { LETTER } from '../model/left-marks.js';

/**
 * Returns a parser for the Markdown of modules and claims: raw HTML off, `[^claim]`, `{{value}}` and `[words]{lang="es"}` as inline tokens,
 * `::: name` blocks as containers, curly quotes by `quotes` (four characters, such as “”‘’). No other letter is changed, and nothing
 * that is written disappears: a line such as `[Monday]: closed` is text.
 */
export function markdownParser(quotes: string): MarkdownIt {
  const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: true, quotes });
  parser.disable(['replacements', 'reference', 'lheading']);
  // Every address is judged where its link is read, as it was written: none may be left standing as text, or be written anew.
  parser.validateLink = () => true;
  parser.normalizeLink = (address) => address;
  // The two packages type the same object under two module formats.
  (container as unknown as (parser: MarkdownIt, name: string, options: object) => void)(parser, 'block', { validate: () => true });
  parser.inline.ruler.before('link', 'cite', (state, silent) => bracketRule(state, silent, /\[\^([^\]\s]{1,200})\]/y, 'cite'));
  parser.inline.ruler.before('link', 'value', (state, silent) => bracketRule(state, silent, /\{\{([^}\n]{1,200})\}\}/y, 'value'));
  parser.inline.ruler.before('link', 'language', (state, silent) => {
    const { helpers, inline } = state.md;
    return languageRule(state, silent, {
      endOfLabel: () => helpers.parseLinkLabel(state, state.pos, false),
      readInside: () => inline.tokenize(state),
    });
  });
  parser.core.ruler.before('smartquotes', 'written', (state) => noteWritten(state));
  return parser;
}

type Inlines = Pick<StateInline, 'src' | 'pos' | 'push'>;

function bracketRule(state: Inlines, silent: boolean, pattern: RegExp, type: string): boolean {
  pattern.lastIndex = state.pos;
  const found = pattern.exec(state.src);
  if (!found) return false;
  if (!silent) state.push(type, '', 0).content = (found[1] ?? '').trim();
  state.pos += found[0].length;
  return true;
}

const LANGUAGE = /\{\s*lang\s*=\s*(["']?)([\w-]{1,35})\1\s*\}/y;

/** `[words]{lang="es"}`: words in another language, the form that pandoc has for them. */
function languageRule(
  state: Inlines & Pick<StateInline, 'posMax'>,
  silent: boolean,
  { endOfLabel, readInside }: { readonly endOfLabel: () => number; readonly readInside: () => void },
): boolean {
  if (state.src.charAt(state.pos) !== '[') return false;
  const { pos, posMax } = state;
  const end = endOfLabel();
  LANGUAGE.lastIndex = end + 1;
  const found = end < 0 ? null : LANGUAGE.exec(state.src);
  if (!found) return false;
  if (!silent) {
    Object.assign(state, { pos: pos + 1, posMax: end });
    state.push('language_open', 'span', 1).attrSet('lang', found[2] ?? '');
    readInside();
    state.push('language_close', 'span', -1);
  }
  Object.assign(state, { pos: end + 1 + found[0].length, posMax });
  return true;
}

/** Keeps with each run its plain text: what is left of signs in it does nothing, and is told. */
function noteWritten({ tokens }: Pick<StateCore, 'tokens'>): void {
  for (const token of tokens) {
    if (token.type === 'inline') token.meta = { plain: (token.children ?? []).map(plainOf).join('') };
  }
}

/** Letters that were escaped, or written as an entity, are no signs; neither is anything next to a mark, a value or code. */
function plainOf({ type, content }: Token): string {
  // A backslash before what is no sign is one that stands there.
  if (type === 'text' || (type === 'text_special' && content.length > 1 && content.startsWith('\\'))) return content;
  if (type === 'softbreak' || type === 'hardbreak') return '\n';
  return /^(?:strong|em|language)_(?:open|close)$/.test(type) ? '' : LETTER;
}

/** Returns the text of a run without its markup, a line for each line of the file; `LETTER` stands for what is no sign. */
export const plainOfRun = (token: Token | undefined): string => (token?.meta as { plain?: string } | null)?.plain ?? '';
