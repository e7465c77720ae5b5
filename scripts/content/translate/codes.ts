import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it/index.js';
import { once } from '../../model/remember.js';
import type { Code, CodeKind, Part, Syntax } from '../../model/translation.js';
import { markdownParser } from '../markdown-parser.js';

/** Returns the parser of modules without its curly quotes, with signs written as entities apart: words come out as they were written. */
export const plainParser = once((): MarkdownIt => markdownParser('“”‘’').set({ typographer: false }).disable('text_join'));

/** Returns a text of a file as words and codes. */
export function readParts(text: string, syntax: Syntax): Part[] {
  if (syntax === 'plain') return plainParts(text);
  if (!MARKUP.test(text)) return text === '' ? [] : [text];
  return joined(fromTokens({ tokens: plainParser().parseInline(text, {})[0]?.children ?? [], index: 0 }));
}

/** Without one of these a run is nothing but words. */
const MARKUP = /[\\`*_~[\]{}<>&|!#\n]/;

const plainParts = (text: string): Part[] =>
  text.split(/(\{\{[^}\n]{1,200}\}\}|\{[a-zA-Z]{1,40}\})/).flatMap((one, index): Part[] => {
    if (index % 2 === 1) return [{ kind: 'x-value', open: one }];
    return one === '' ? [] : [one];
  });

interface Reader {
  readonly tokens: readonly Token[];
  index: number;
}

function fromTokens(reader: Reader, end?: string): Part[] {
  const parts: Part[] = [];
  while (reader.index < reader.tokens.length) {
    const token = reader.tokens[reader.index++] as Token;
    if (token.type === end) break;
    parts.push(fromToken(token, reader));
  }
  return parts;
}

function fromToken(token: Token, reader: Reader): Part {
  const { type, content, markup } = token;
  const pair = (kind: CodeKind, open: string, close: string): Code => {
    const parts = joined(fromTokens(reader, type.replace('_open', '_close')));
    return { kind, open, close, parts };
  };
  switch (type) {
    case 'text':
      return content;
    case 'text_special':
      return token.info === 'entity' ? { kind: 'x-sign', open: markup } : content;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return { kind: 'lb', open: '\\\n' };
    case 'strong_open':
      return pair('bold', markup, markup);
    case 'em_open':
      return pair('italic', markup, markup);
    case 's_open':
      return pair('x-sign', markup, markup);
    case 'link_open':
      return linkOf(token, pair);
    case 'language_open':
      return pair('x-language', '[', `]{lang="${token.attrGet('lang') ?? ''}"}`);
    case 'cite':
      return { kind: 'x-mark', open: `[^${content}]` };
    case 'value':
      return { kind: 'x-value', open: `{{${content}}}` };
    default:
      return { kind: 'x-sign', open: type === 'image' ? `![${content}](${token.attrGet('src') ?? ''})` : markup + content + markup };
  }
}

function linkOf(token: Token, pair: (kind: CodeKind, open: string, close: string) => Code): Code {
  const href = token.attrGet('href') ?? '';
  const title = token.attrGet('title');
  const link = pair('link', '[', `](${href}${title === null ? '' : ` ${JSON.stringify(title)}`})`);
  return token.info === 'auto' ? { kind: 'link', open: `<${href}>` } : link;
}

/** Stretches of words that stand side by side as one. */
function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else if (part !== '') out.push(part);
  }
  return out;
}

/** Returns words and codes as they are written in a file; letters that would be read as signs of Markdown get a backslash. */
export function writeParts(parts: readonly Part[], syntax: Syntax): string {
  if (syntax === 'plain') return written(parts, (text) => text);
  const tidy = joined(parts);
  const plain = written(tidy, (text) => text);
  const reads = (text: string): boolean => isSame(readParts(text, syntax), tidy) && !BLOCK.test(text);
  const isPlain = (all: readonly Part[]): boolean =>
    all.every((part) => (typeof part === 'string' ? !MARKUP.test(part) : isPlain(part.parts ?? [])));
  if (isPlain(tidy) && !BLOCK.test(plain)) return plain;
  return reads(plain) ? plain : escaped(tidy, reads);
}

const SIGNS = /[\\`*_~[\]{}<>&|!#:+.)-]/g;
/** From so many signs on each of them gets a backslash, whether it needs one or not. */
const MOST_SIGNS = 100;

/** Words with a backslash before each sign that would be read as one, and before no other. */
function escaped(parts: readonly Part[], reads: (text: string) => boolean): string {
  const left = new Set<number>();
  const make = (): string => {
    let index = 0;
    return written(parts, (text) => text.replace(SIGNS, (sign) => (left.has(index++) ? sign : `\\${sign}`)));
  };
  const count = parts.length === 0 ? 0 : (wordsIn(parts).match(SIGNS)?.length ?? 0);
  for (let index = 0; index < count; index++) {
    left.add(index);
    if (count > MOST_SIGNS || !reads(make())) left.delete(index);
  }
  return make();
}

/** What would begin another block at the start of a line. */
const BLOCK = /^\s*(?:[-+*] |#{1,6} |>|\d{1,9}[.)] |:::|\||```|~~~)/;

const written = (parts: readonly Part[], write: (text: string) => string): string =>
  parts
    .map((part) =>
      typeof part === 'string' ? write(part) : `${part.open}${part.parts ? written(part.parts, write) : ''}${part.close ?? ''}`,
    )
    .join('');

/** True for the same words with the same codes in the same order. */
export const isSame = (one: readonly Part[], other: readonly Part[]): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Returns the words alone, with a blank for each code that parts two of them. */
export const wordsIn = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.parts ? wordsIn(part.parts) : part.kind === 'lb' ? ' ' : '')).join('');

/** Returns all codes, outer before inner. */
export const codesIn = (parts: readonly Part[]): Code[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [] : [part, ...codesIn(part.parts ?? [])]));
