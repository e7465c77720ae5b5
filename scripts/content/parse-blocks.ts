import type { Token } from 'markdown-it/index.js';
import type { Block, BlockBase, Cell, Inline, ListItem } from '../model/content.js';
import { type At, error } from '../model/diagnostic.js';
import { PICTURE_ENDING } from '../model/pictures.js';
import { nameOthers } from '../model/regional.js';
import type { Cursor } from './cursor.js';
import { parseInlines } from './parse-inlines.js';
import { parseNamedBlock } from './parse-named-block.js';

/** Returns the blocks of a run of markdown-it tokens; what is not printed is a diagnostic, never a crash. */
export function parseBlocks(tokens: readonly Token[], cursor: Cursor): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; ) {
    const end = closingIndex(tokens, index);
    const run = tokens.slice(index, end + 1);
    const line = run[0]?.map?.[0];
    if (line !== undefined) cursor.toLine(line);
    blocks.push(...parseRun(run, cursor));
    index = end + 1;
  }
  return nameOthers(blocks);
}

/** Index of the token that closes the one at `index` (itself when it opens nothing). */
export function closingIndex(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    depth += tokens[i]?.nesting ?? 0;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

function parseRun(run: readonly Token[], cursor: Cursor): Block[] {
  const open = run[0];
  const at = cursor.here();
  switch (open?.type) {
    case 'paragraph_open':
      return parseParagraph(run[1], at, cursor);
    case 'heading_open':
      return [{ kind: 'heading', at, level: Number(open.tag.slice(1)), inlines: parseInlines(run[1], cursor) }];
    case 'bullet_list_open':
      return [{ kind: 'list', at, look: 'bullets', items: parseItems(run.slice(1, -1), cursor) }];
    case 'ordered_list_open':
      return [{ kind: 'list', at, look: 'numbers', items: parseItems(run.slice(1, -1), cursor) }];
    case 'table_open':
      return [parseTable(run, at, cursor)];
    case 'container_block_open':
      return parseNamedBlock(open.info, parseBlocks(run.slice(1, -1), cursor), at, cursor);
    default: {
      const what = (open?.type ?? '').replace(/_open$/, '').replaceAll('_', ' ');
      const message = `Teachback does not print a ${what} (such as "${firstWords(run)}").`;
      cursor.diagnostics.push(error({ code: 'unsupported-markdown', message, at, hint: 'decks/README.md lists what can be used.' }));
      return [];
    }
  }
}

const firstWords = (run: readonly Token[]): string =>
  run
    .map((token) => token.content)
    .join(' ')
    .trim()
    .slice(0, 30);

function parseParagraph(token: Token | undefined, at: At, cursor: Cursor): Block[] {
  const images = token?.children?.filter((child) => child.type === 'image') ?? [];
  const image = images[0];
  if (image && token?.children?.length === 1) return parseFigure(image, at, cursor);
  const inlines = parseInlines(token, cursor);
  const cites = onlyCites(inlines);
  if (cites) return cites.map((cite) => ({ kind: 'claim', at: cite.at, claim: cite.claim }));
  const instruction = inlines.some((inline) => inline.kind === 'instruction');
  const base: BlockBase = instruction ? { at, instruction } : { at };
  return inlines.some((inline) => inline.kind !== 'instruction') ? [{ kind: 'paragraph', ...base, inlines }] : [];
}

function parseFigure(image: Token, at: At, cursor: Cursor): Block[] {
  const source = image.attrGet('src') ?? '';
  const name = source.replace(PICTURE_ENDING, '');
  if (name !== source && /^[a-z0-9-]+$/.test(name)) return [{ kind: 'figure', at: cursor.find('!['), name }];
  const message = `The figure "${source}" is not a picture beside this module (SVG, PNG, JPEG or WebP).`;
  cursor.diagnostics.push(error({ code: 'bad-figure', message, at, hint: figureHint(source) }));
  return [];
}

/** A name that would do but for its letters is written out as it should be. */
function figureHint(source: string): string {
  const file = source.slice(source.lastIndexOf('/') + 1);
  const better = decodeName(file)
    .toLowerCase()
    .replace(PICTURE_ENDING, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const ending = PICTURE_ENDING.exec(file)?.[0].toLowerCase();
  if (!ending || better === '') return 'Write ![](name.svg) or ![](name.jpg), with the file in the same folder.';
  return `Name the file with small letters, digits and hyphens, put it into the same folder, and write ![](${better}${ending}).`;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The cites of a paragraph that holds nothing else ("alone on a line"). */
function onlyCites(inlines: readonly Inline[]): Extract<Inline, { kind: 'cite' }>[] | undefined {
  const cites = inlines.filter((inline) => inline.kind === 'cite');
  const rest = inlines.filter((inline) => inline.kind !== 'cite' && !(inline.kind === 'text' && inline.text.trim() === ''));
  return cites.length > 0 && rest.length === 0 ? cites : undefined;
}

function parseItems(tokens: readonly Token[], cursor: Cursor): ListItem[] {
  const items: ListItem[] = [];
  for (let index = 0; index < tokens.length; ) {
    const end = closingIndex(tokens, index);
    cursor.toLine(tokens[index]?.map?.[0] ?? 0);
    const at = cursor.here();
    const blocks = parseBlocks(tokens.slice(index + 1, end), cursor);
    items.push({ at, blocks });
    index = end + 1;
  }
  return items;
}

function parseTable(run: readonly Token[], at: At, cursor: Cursor): Block {
  const rows: Cell[][] = [];
  for (const token of run) {
    if (token.map && token.type === 'tr_open') cursor.toLine(token.map[0]);
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(parseInlines(token, cursor));
  }
  const [head = [], ...body] = rows;
  return { kind: 'table', at, head, rows: body };
}
