import type { Token } from 'markdown-it/index.js';
import type { Block, BlockBase, Cell, Inline } from '../model/content.js';
import { type At, error } from '../model/diagnostic.js';
import { LETTER } from '../model/left-marks.js';
import { percentDecoded } from '../model/percent.js';
import { PICTURE_ENDING } from '../model/pictures.js';
import { nameOthers } from '../model/regional.js';
import type { Cursor } from './cursor.js';
import { plainOfRun } from './markdown-parser.js';
import { parseInlines } from './parse-inlines.js';
import { parseList } from './parse-lists.js';
import { isListBlock, parseNamedBlock } from './parse-named-block.js';
import { tokenRuns } from './token-runs.js';

/** Returns the blocks of a run of markdown-it tokens; what is not printed is a diagnostic, never a crash. */
export const parseBlocks = (tokens: readonly Token[], cursor: Cursor, isList = false): Block[] =>
  nameOthers(
    tokenRuns(tokens).flatMap((run) => {
      const [line, end] = run[0]?.map ?? [];
      if (line !== undefined) cursor.toLine(line, end);
      return parseRun(run, cursor, isList);
    }),
  );

function parseRun(run: readonly Token[], cursor: Cursor, isList: boolean): Block[] {
  const open = run[0];
  const at = cursor.here();
  switch (open?.type) {
    case 'paragraph_open':
      return parseParagraph(run[1], at, cursor);
    case 'heading_open':
      return [{ kind: 'heading', at, level: Number(open.tag.slice(1)), inlines: parseInlines(run[1], cursor) }];
    case 'bullet_list_open':
    case 'ordered_list_open':
      return parseList(run, { at, cursor, isList, parse: (tokens) => parseBlocks(tokens, cursor) });
    case 'table_open':
      return [parseTable(run, at, cursor)];
    case 'container_block_open':
      return parseNamedBlock(open.info, parseBlocks(run.slice(1, -1), cursor, isListBlock(open.info)), at, cursor);
    default: {
      const [what, mend] = UNPRINTED[open?.type ?? ''] ?? [open?.type ?? '', 'decks/README.md lists what can be used.'];
      const words = firstWords(run);
      const message = `Teachback does not print ${what}${words === '' ? '' : ` (such as "${words}")`}.`;
      cursor.diagnostics.push(error({ code: 'unsupported-markdown', message, at, hint: mend }));
      return [];
    }
  }
}

/** What is not printed, and how it is taken out. */
const UNPRINTED: Readonly<Record<string, readonly [string, string]>> = {
  hr: ['a line across the page', 'Take it out; a new part begins with ### and a heading.'],
  code_block: ['a text set in by four blanks', 'Take out the blanks at the start of its lines.'],
  fence: ['a block of code', 'Take out the lines with ``` or ~~~.'],
  blockquote_open: ['a text set in with >', 'Take out the >. A quotation is a claim of the role "quotation".'],
};

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
  const typed = image.content.trim();
  if (name !== source && /^[a-z0-9-]+$/.test(name)) return [{ kind: 'figure', at: cursor.find('!['), name, ...(typed && { typed }) }];
  const message = `The figure "${source}" is not a picture beside this module (SVG, PNG, JPEG or WebP).`;
  cursor.diagnostics.push(error({ code: 'bad-figure', message, at, hint: figureHint(source) }));
  return [];
}

/** A name that would do but for its letters is written out as it should be. */
function figureHint(source: string): string {
  const file = source.slice(source.lastIndexOf('/') + 1);
  const better = percentDecoded(file)
    .toLowerCase()
    .replace(PICTURE_ENDING, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const ending = PICTURE_ENDING.exec(file)?.[0].toLowerCase();
  if (!ending || better === '') return 'Write ![](name.svg) or ![](name.jpg), with the file in the same folder.';
  return `Name the file with small letters, digits and hyphens, put it into the same folder, and write ![](${better}${ending}).`;
}

/** The cites of a paragraph that holds nothing else ("alone on a line"). */
function onlyCites(inlines: readonly Inline[]): Extract<Inline, { kind: 'cite' }>[] | undefined {
  const cites = inlines.filter((inline) => inline.kind === 'cite');
  const rest = inlines.filter((inline) => inline.kind !== 'cite' && !(inline.kind === 'text' && inline.text.trim() === ''));
  return cites.length > 0 && rest.length === 0 ? cites : undefined;
}

function parseTable(run: readonly Token[], at: At, cursor: Cursor): Block {
  const rows: Cell[][] = [];
  for (const token of run) {
    if (token.type === 'tr_open') {
      cursor.toLine(token.map?.[0] ?? 0, token.map?.[1]);
      refuseCut(token.map?.[0], rows[0]?.length, cursor);
      rows.push([]);
    }
    if (token.type !== 'inline') continue;
    // In a cell it was escaped, else it would have ended the cell.
    token.meta = { plain: plainOfRun(token).replaceAll('|', LETTER) };
    rows.at(-1)?.push(parseInlines(token, cursor));
  }
  const [head = [], ...body] = rows;
  return { kind: 'table', at, head, rows: body };
}

/** Markdown drops the cells of a row that has more than the head, and takes a line of text right below a table for a row of it. */
function refuseCut(line: number | undefined, wanted: number | undefined, cursor: Cursor): void {
  const written = line === undefined ? '' : cursor.line(line).trim();
  const cells = written.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length;
  if (wanted === undefined || cells === wanted) return;
  const message = `This row of a table has ${cells} ${cells === 1 ? 'cell' : 'cells'}, and its head has ${wanted}: "${written.slice(0, 60)}".`;
  const hint = `Write ${wanted} cells, with | between them, or an empty line before it if it is no row; a sign | in a cell is written \\|.`;
  cursor.diagnostics.push(error({ code: 'table-row', message, at: cursor.here(), hint }));
}
