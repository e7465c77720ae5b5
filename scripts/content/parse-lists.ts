import type { Token } from 'markdown-it/index.js';
import type { Block, Inline, ListItem } from '../model/content.js';
import { type At, error } from '../model/diagnostic.js';
import type { Cursor } from './cursor.js';
import { plainOfRun } from './markdown-parser.js';
import { tokenRuns } from './token-runs.js';

/** An entry of a list with the number that it was given, "." or ")" behind it, and its box. */
interface Entry extends ListItem {
  readonly number?: number;
  readonly mark: string;
  readonly box?: 'open' | 'ticked';
}

interface ListPlace {
  readonly at: At;
  readonly cursor: Cursor;
  readonly isList: boolean;
  /** Reads the blocks in an entry. */
  readonly parse: (tokens: readonly Token[]) => Block[];
}

/**
 * Returns the list of a run of tokens. Its numbers stay what the author wrote: one that begins elsewhere than at 1 goes on from there,
 * and one entry alone that does ("911. Call at once.") is no list but a paragraph, except where `isList` says that one is wanted.
 */
export function parseList(run: readonly Token[], { at, cursor, isList, parse }: ListPlace): Block[] {
  const entries = tokenRuns(run.slice(1, -1)).map((tokens) => parseEntry(tokens, cursor, parse));
  const [first] = entries;
  const start = first?.number ?? 1;
  refuseJumps(entries, cursor);
  if (entries.length === 1 && first?.number !== undefined && start !== 1 && !isList) return asParagraphs(first, start);
  const boxed = entries.filter(({ box }) => box !== undefined);
  if (boxed.length > 0) refuseMixed(entries, cursor);
  const look = boxed.length > 0 ? 'checklist' : first?.number === undefined ? 'bullets' : 'numbers';
  const items = entries.map(({ number: _, mark: __, box, ...item }) => (box === 'ticked' ? { ...item, ticked: true as const } : item));
  return [{ kind: 'list', at, look, ...(start === 1 ? {} : { start }), items }];
}

function parseEntry(tokens: readonly Token[], cursor: Cursor, parse: ListPlace['parse']): Entry {
  const [open] = tokens;
  cursor.toLine(open?.map?.[0] ?? 0, open?.map?.[1]);
  const at = cursor.here();
  const box = takeBox(tokens);
  const blocks = parse(tokens.slice(1, -1));
  const number = open?.info ? { number: Number(open.info) } : {};
  return { at, blocks, mark: open?.markup ?? '', ...number, ...(box && { box }) };
}

/** Takes `[ ]` or `[x]` away from the first words of an entry. */
function takeBox(tokens: readonly Token[]): Entry['box'] {
  const run = tokens[2]?.type === 'inline' ? tokens[2] : undefined;
  const [words] = run?.children ?? [];
  const found = /^\[([ xX])\](?:\s+|$)/.exec(plainOfRun(run));
  if (!run || words?.type !== 'text' || !found) return undefined;
  words.content = words.content.slice(found[0].length);
  run.meta = { plain: plainOfRun(run).slice(found[0].length) };
  return found[1] === ' ' ? 'open' : 'ticked';
}

/** No slip of a hand leaves out so many entries of a list. */
const FAR = 9;

/** A list in which every number is 1 counts by itself, as in all of Markdown; any other counts as it is written. */
function refuseJumps(entries: readonly Entry[], cursor: Cursor): void {
  if (entries.every(({ number }) => number === 1)) return;
  entries.forEach(({ number, mark, at }, index) => {
    const before = entries[index - 1]?.number;
    if (number === undefined || before === undefined || number === before + 1) return;
    const message = `The number ${number}${mark} does not follow ${before}${mark} in its list: it would be printed as another one.`;
    const asWords = `${number}\\${mark} (with the sign \\)`;
    const hint =
      Math.abs(number - before) > FAR
        ? `These look like numbers of their own, not like a list: write ${before}\\${mark} and ${asWords}.`
        : `Write ${before + 1}${mark}, or ${asWords} where it is no entry of a list.`;
    cursor.diagnostics.push(error({ code: 'list-number', message, at, hint }));
  });
}

function refuseMixed(entries: readonly Entry[], cursor: Cursor): void {
  for (const { box, number, at } of entries) {
    if (box !== undefined && number === undefined) continue;
    const message =
      box === undefined ? 'This entry of a list has no box, and others have one.' : 'An entry with a number has a box to tick.';
    const hint = 'Begin each entry of the list with "- [ ] ".';
    cursor.diagnostics.push(error({ code: 'list-number', message, at, hint }));
  }
}

function asParagraphs({ at, blocks, mark }: Entry, number: number): Block[] {
  const [first, ...others] = blocks;
  const written = `${number}${mark}`;
  if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', at, inlines: [{ kind: 'text', text: written }] }, ...blocks];
  const [words, ...more] = first.inlines;
  const isText = words?.kind === 'text';
  const text: Inline = { kind: 'text', text: `${written} ${isText ? words.text : ''}` };
  return [{ ...first, at, inlines: [text, ...(isText ? more : first.inlines)] }, ...others];
}
