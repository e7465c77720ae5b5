import type MarkdownIt from 'markdown-it';
import type { StateCore, Token } from 'markdown-it';
import { numbersHeld } from '../../render/spans-html.js';

/** What the plugin puts in for the signs it finds. All return HTML. */
export interface MarpInserts {
  mark(mark: { readonly numbers: readonly number[]; readonly describedBy: readonly string[] }, afterMark: boolean): string;
  /** The start of a term's use by its place in the glossary, and without one the end. */
  term(entry: number | undefined): string;
  /** The start of words in another language by its tag, and without one the end. */
  language(tag: string | undefined): string;
  verdict(verdict: string): string;
  /** What stands in the box of an entry that is ticked. */
  ticked(): string;
  /** The address of a link, as paper shows it. */
  address(shown: string): string;
  /** The way from a source back to its first mark. */
  back(number: number): string;
  /** A picture by its path; undefined leaves it as it is. */
  figure(path: string, key: string | undefined): string | undefined;
}

const SIGN = /\{([\^=_<+x-]|b:|id:|t:|l:|n:|@:)([^{}]{0,2000})\}/y;

/**
 * Gives braces a meaning in our own Markdown (an author's braces arrive escaped):
 * `{^4,5 b12}` source numbers and the keys of what qualifies the claim, `{t:3}term{t:}` a term of the glossary, `{l:es}words{l:}` words in another language, `{<4}` from source 4 back to the text, `{=mixed}` how sure, `{_}` a line to write on, `{n:3}` the number of a step, `{x}` a box that is ticked, `{@:example.org}` the address of the link before it, for paper, `{b:b12}` the block's key, `{id:source-4}` its id,
 * and alone in a paragraph `{+words b12}` ... `{-}` a box around blocks. A figure alone in a paragraph becomes its drawing.
 */
export function marpPlugin(inserts: MarpInserts): (md: MarkdownIt) => void {
  return (md) => {
    md.inline.ruler.before('text', 'teachback_sign', (state, silent) => {
      if (state.src.charAt(state.pos) !== '{') return false;
      SIGN.lastIndex = state.pos;
      const found = SIGN.exec(state.src);
      if (!found) return false;
      if (!silent) state.push('teachback_sign', '', 0).meta = { sign: found[1], value: found[2] };
      state.pos += found[0].length;
      return true;
    });
    md.core.ruler.after('text_join', 'teachback_blocks', (state) => {
      state.tokens = withBlocks(state, inserts);
      nameHeads(state.tokens);
    });
    md.renderer.rules.teachback_sign = (tokens, index) => signHtml(tokens[index], inserts);
    const { text } = md.renderer.rules;
    md.renderer.rules.text = (...given) => numbersHeld(text?.(...given) ?? '');
    md.renderer.rules.teachback_html = (tokens, index) => tokens[index]?.content ?? '';
  };
}

function signHtml(token: Token | undefined, inserts: MarpInserts): string {
  const { sign, value } = signOf(token) ?? { sign: '', value: '' };
  if (sign === '^') {
    const [numbers = '', ...describedBy] = value.split(' ');
    return inserts.mark({ numbers: numbers.split(',').filter(Boolean).map(Number), describedBy }, value.startsWith(','));
  }
  if (sign === 't:') return inserts.term(value === '' ? undefined : Number(value));
  if (sign === 'l:') return inserts.language(value === '' ? undefined : value);
  if (sign === '=') return inserts.verdict(value);
  if (sign === '<') return inserts.back(Number(value));
  if (sign === 'n:') return `<span class="step" aria-hidden="true">${Number(value)}</span>`;
  if (sign === 'x') return inserts.ticked();
  if (sign === '@:') return inserts.address(decodeURIComponent(value));
  return sign === '_' ? '<span class="write" aria-hidden="true"></span>' : '';
}

const signOf = (token: Token | undefined): { sign: string; value: string } | undefined =>
  token?.type === 'teachback_sign' ? (token.meta as { sign: string; value: string }) : undefined;

function withBlocks(state: StateCore, inserts: MarpInserts): Token[] {
  const { tokens } = state;
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const html = token.type === 'paragraph_open' ? wholeParagraph(tokens[i + 1]?.children ?? [], inserts) : undefined;
    if (html === undefined) {
      if (token.type === 'inline') takeAttributes(token, tokens, i);
      out.push(token);
      continue;
    }
    const made = new state.Token('teachback_html', '', 0);
    made.block = true;
    made.content = html;
    out.push(made);
    i += 2;
  }
  return out;
}

/** The HTML of a paragraph that is nothing but a box's edge or a figure. */
function wholeParagraph(children: readonly Token[], inserts: MarpInserts): string | undefined {
  const first = signOf(children[0]);
  if (children.length === 1 && first?.sign === '+') {
    const [name = '', key] = first.value.split(' ');
    return `<div class="${name.replace(/\./g, ' ')}"${key ? ` data-b="${key}"` : ''}>\n`;
  }
  if (children.length === 1 && first?.sign === '-') return '</div>\n';
  const key = first?.sign === 'b:' ? first.value : undefined;
  const [picture, ...others] = key === undefined ? children : children.slice(1);
  return picture?.type === 'image' && others.length === 0 ? inserts.figure(picture.attrGet('src') ?? '', key) : undefined;
}

/** Markdown knows no heading of a row: the first cell of each is one, as in the tables of all other pieces. */
function nameHeads(tokens: readonly Token[]): void {
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'th_open') token.attrSet('scope', 'col');
    if (token.type !== 'td_open' || tokens[i - 1]?.type !== 'tr_open') continue;
    const end = tokens.slice(i).find(({ type }) => type === 'td_close');
    token.tag = 'th';
    token.attrSet('scope', 'row');
    if (end) end.tag = 'th';
  }
}

/** Moves key and id from the words to the element around them: in a tight list that is the item. */
function takeAttributes(inline: Token, tokens: readonly Token[], at: number): void {
  for (const child of inline.children ?? []) {
    const sign = signOf(child);
    if (sign?.sign !== 'b:' && sign?.sign !== 'id:') break;
    const before = tokens[at - 1];
    const holder = before?.hidden ? tokens[at - 2] : before;
    holder?.attrSet(sign.sign === 'b:' ? 'data-b' : 'id', sign.value);
  }
}
