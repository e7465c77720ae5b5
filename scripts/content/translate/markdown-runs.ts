import type { Token } from 'markdown-it/index.js';
import { parseAttributes } from '../parse-attributes.js';
import { NOTES, ROOM_NOTES } from '../split-notes.js';
import { plainParser } from './codes.js';

/** A run of words in a text: a heading, a paragraph, an entry of a list, a cell. */
export interface Run {
  /** The passage in which it stands: "slide window", "notes of slide window", "print". */
  readonly passage: string;
  /** What it is, and in which blocks: "title", "p", "li", "question/p". */
  readonly shape: string;
  readonly start: number;
  readonly end: number;
  /** Requirements that its passage or a block around it takes. */
  readonly takes: readonly string[];
}

/** A passage of a module, from its heading to the next one. */
export interface Passage {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the runs of the text below the front matter of a module, and its passages, as offsets in `text`. */
export function markdownRuns(text: string, bodyStart: number): { readonly runs: Run[]; readonly passages: Passage[] } {
  const reader = openReader(text, bodyStart);
  for (const [index, token] of reader.tokens.entries()) readToken(token, reader.tokens[index - 1], reader);
  const passages = reader.begun.map(({ name, start }, index) => ({ name, start, end: reader.begun[index + 1]?.start ?? text.length }));
  return { runs: reader.runs, passages };
}

interface Box {
  readonly name: string;
  readonly takes: readonly string[];
}

interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Offsets in the text of the lines below the front matter. */
  readonly starts: readonly number[];
  readonly runs: Run[];
  readonly begun: { readonly name: string; readonly start: number }[];
  readonly boxes: Box[];
  /** Where the next run is looked for: its line, and how far the text is read. */
  line: number;
  from: number;
  passage: { readonly name: string; readonly base: string; readonly takes: readonly string[] };
}

function openReader(text: string, bodyStart: number): Reader {
  const body = text.slice(bodyStart);
  const starts = [bodyStart, ...[...body.matchAll(/\n/g)].map(({ index }) => bodyStart + index + 1)];
  const passage = { name: '', base: '', takes: [] };
  return { text, tokens: plainParser().parse(body, {}), starts, runs: [], begun: [], boxes: [], line: 0, from: bodyStart, passage };
}

const BOXES: Readonly<Record<string, string>> = { list_item: 'li', blockquote: 'quote', th: 'th', td: 'td' };

function readToken(token: Token, before: Token | undefined, reader: Reader): void {
  const [, name = '', side] = /^(.*)_(open|close)$/.exec(token.type) ?? [];
  const box = name === 'container_block' ? (token.info.trim().split(/\s+/)[0] ?? '') : BOXES[name];
  if (side === 'open' && box !== undefined) reader.boxes.push({ name: box, takes: parseAttributes(token.info).values.takes ?? [] });
  if (side === 'close' && (name === 'container_block' || BOXES[name] !== undefined)) reader.boxes.pop();
  if (token.map) reader.line = token.map[0];
  if (token.type !== 'inline') return;
  const range = rangeOf(token, reader);
  if (!range) return;
  reader.from = range.end;
  if (before?.type !== 'heading_open') addRun(reader, before?.type === 'paragraph_open' ? 'p' : '', range);
  else if (before.tag === 'h2' && reader.boxes.length === 0) beginPassage(range, token, reader);
  else if (SAID.has(token.content) && reader.boxes.length === 0)
    begin(reader, `${SAID.get(token.content)} of ${reader.passage.base}`, range);
  else addRun(reader, before.tag, range);
}

const SAID: ReadonlyMap<string, string> = new Map([
  [NOTES, 'notes'],
  [ROOM_NOTES, 'room notes'],
]);

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where an inline token stands: its lines may be set in, and a sign | in a cell is written with a backslash. */
function rangeOf({ content }: Token, { text, starts, from, line: number }: Reader): Range | undefined {
  if (content.trim() === '') return undefined;
  const lines = content.split('\n');
  let at = Math.max(from, starts[number] ?? 0);
  let start = -1;
  for (const line of lines) {
    const written = [line, line.replaceAll('|', '\\|')].find((one) => text.indexOf(one, at) >= 0);
    if (written === undefined) return undefined;
    const found = text.indexOf(written, at);
    if (start < 0) start = found;
    at = found + written.length;
  }
  return { start, end: at };
}

function begin(reader: Reader, name: string, { start }: Range): void {
  const lineStart = reader.text.lastIndexOf('\n', start) + 1;
  reader.begun.push({ name, start: lineStart });
  reader.passage = { ...reader.passage, name };
}

/** `## Slide: What it is {#what}`: its words stand between the colon and the braces. */
function beginPassage(range: Range, { content }: Token, reader: Reader): void {
  const [, kind = '', before = '', title = '', braces = ''] =
    /^([A-Za-z-]+)(\s*:\s*)?(.*?)\s*(?:\{(?!\s*lang\s*=)([^{}]*)\})?\s*$/.exec(content) ?? [];
  const { id = '', values } = parseAttributes(braces);
  const base = kind === 'Slide' ? `slide ${id}` : kind.toLowerCase();
  reader.passage = { name: base, base, takes: values.takes ?? [] };
  begin(reader, base, range);
  const start = range.start + kind.length + before.length;
  if (before !== '' && title !== '') addRun(reader, 'title', { start, end: start + title.length });
}

const TICK = /^\[[ xX]\]\s+/;

function addRun({ runs, boxes, passage, text }: Reader, shape: string, { start, end }: Range): void {
  const tick = boxes.at(-1)?.name === 'li' ? (TICK.exec(text.slice(start, end))?.[0].length ?? 0) : 0;
  if (!/\p{L}/u.test(text.slice(start + tick, end).replace(NO_WORDS, ''))) return;
  runs.push({
    passage: passage.name,
    shape: [...boxes.map(({ name }) => name), ...(shape === '' ? [] : [shape])].join('/'),
    start: start + tick,
    end,
    takes: [...new Set([...passage.takes, ...boxes.flatMap(({ takes }) => takes)])],
  });
}

/** Marks, values, and pictures: their letters are no words. */
const NO_WORDS = /\[\^[^\]\s]+\]|\{\{[^}\n]*\}\}|!\[\]\([^)]*\)/g;
