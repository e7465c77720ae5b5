import { type PDFDocument, PDFHexString, PDFString } from '@cantoo/pdf-lib';
import { type Direction, directionOf, runsFromRight } from '../languages/tags.js';
import { isOtherLine, textOf } from './marked-lines.js';
import { followSettings, reorder, type Standing, type Stretch } from './move-operations.js';
import { markKey, type PageStream } from './page-streams.js';
import { readingOrder } from './reading-order.js';
import { replaceStream } from './replace-stream.js';
import type { TextObject } from './stream-reading.js';
import { INLINE, name, type Tag, walk } from './tags.js';

/** What is known of a marked run by the tree: its place in reading order, its block, and how the lines of that run. */
interface Owned {
  readonly place: number;
  readonly block: Tag;
  readonly base: Direction;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Chromium paints each line from left to right: a line that runs from right to left, or has words that do, stands in the file backwards,
 * and so it is copied. Its pieces are put in the order in which they are read; where each is painted stays. True where something was moved.
 */
export function orderText(doc: PDFDocument, tags: readonly Tag[], streams: readonly PageStream[], language: string): boolean {
  const turned = streams.filter(({ reading }) => [...reading.marked.values()].some((run) => runsFromRight(textOf(run))));
  if (turned.length === 0) return false;
  const owners = ownersOf(tags, language);
  for (const stream of turned) {
    const standing = followSettings(stream.content, stream.reading.operations);
    const inside = editsInRuns(stream, standing, owners);
    replaceStream(doc, stream, applied(stream.content, withRuns(stream, { standing, owners, inside })));
  }
  return true;
}

function ownersOf(tags: readonly Tag[], language: string): Map<string, Owned> {
  const owners = new Map<string, Owned>();
  for (const tag of walk(tags)) {
    const block = blockOf(tag);
    const base = directionOf(languageOf(block) ?? language);
    for (const kid of tag.kids) if (kid.kind === 'marked') owners.set(markKey(kid.page, kid.mcid), { place: owners.size, block, base });
  }
  return owners;
}

function blockOf(tag: Tag): Tag {
  let at = tag;
  while (INLINE.has(at.type) && at.parent) at = at.parent;
  return at;
}

function languageOf(tag: Tag): string | undefined {
  for (let at: Tag | undefined = tag; at; at = at.parent) {
    const language = at.dict.lookup(name('Lang'));
    if (language instanceof PDFString || language instanceof PDFHexString) return language.decodeText();
  }
  return undefined;
}

/** The pieces of each line of a run. */
function editsInRuns({ page, content, reading }: PageStream, standing: Standing, owners: ReadonlyMap<string, Owned>): Edit[] {
  const lines: TextObject[][] = [];
  for (const text of reading.texts.filter(({ place }) => place !== undefined)) {
    const last = lines.at(-1)?.at(-1);
    const goesOn = last?.mcid === text.mcid && last.place && text.place && !isOtherLine(last.place, text.place);
    if (goesOn) lines.at(-1)?.push(text);
    else lines.push([text]);
  }
  return lines.flatMap((line) => {
    const base = owners.get(markKey(page, line[0]?.mcid ?? -1))?.base ?? 'ltr';
    const texts = line.map(({ text }) => text);
    if (!texts.some(runsFromRight)) return [];
    const stretches = line.map(({ from, to }, i): Stretch => ({ from: i === 0 ? from : (line[i - 1]?.to ?? 0) + 1, to }));
    return edit({ content, reading }, standing, { stretches, places: readingOrder(texts, base), edits: [] });
  });
}

interface Around {
  readonly standing: Standing;
  readonly owners: ReadonlyMap<string, Owned>;
  readonly inside: readonly Edit[];
}

/** The runs of a block that follow each other, in the order of the tree. */
function withRuns({ page, content, reading }: PageStream, { standing, owners, inside }: Around): Edit[] {
  const groups: { readonly owned: Owned; readonly stretch: Stretch; readonly text: string }[][] = [];
  for (const run of reading.marked.values()) {
    const owned = owners.get(markKey(page, run.mcid));
    const [from, to] = [reading.opens.get(run.mcid), reading.closes.get(run.mcid)];
    if (!owned || from === undefined || to === undefined) continue;
    const last = groups.at(-1)?.at(-1);
    const goesOn = last?.owned.block === owned.block;
    const one = { owned, stretch: { from: goesOn ? last.stretch.to + 1 : from, to }, text: textOf(run) };
    if (goesOn) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  const moved = groups.flatMap((group) => {
    const places = group.map((_, i) => i).sort((a, b) => (group[a]?.owned.place ?? 0) - (group[b]?.owned.place ?? 0));
    if (!group.some(({ text }) => runsFromRight(text))) return [];
    return edit({ content, reading }, standing, { stretches: group.map(({ stretch }) => stretch), places, edits: inside });
  });
  return [...moved, ...inside.filter(({ start }) => !moved.some((one) => one.start <= start && start < one.end))];
}

interface Wish {
  readonly stretches: readonly Stretch[];
  readonly places: readonly number[];
  readonly edits: readonly Edit[];
}

function edit(
  { content, reading: { operations } }: Pick<PageStream, 'content' | 'reading'>,
  standing: Standing,
  { stretches, places, edits }: Wish,
): Edit[] {
  if (places.every((place, i) => place === i)) return [];
  const spanOf = ({ from, to }: Stretch): [number, number] => [operations[from]?.start ?? 0, operations[to]?.end ?? 0];
  const textOf = (stretch: Stretch): string => applied(content, edits, ...spanOf(stretch));
  const text = reorder(standing, operations, { stretches, places, textOf });
  const [start, end] = spanOf({ from: stretches[0]?.from ?? 0, to: stretches.at(-1)?.to ?? 0 });
  return text === undefined ? [] : [{ start, end, text }];
}

/** A part of a text with the edits that lie in it. */
function applied(content: string, edits: readonly Edit[], from = 0, to = content.length): string {
  let out = '';
  let at = from;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < from || end > to) continue;
    out += content.slice(at, start) + text;
    at = end;
  }
  return out + content.slice(at, to);
}
