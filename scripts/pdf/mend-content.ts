import { PDFDict, type PDFDocument, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import { actualText } from './actual-text.js';
import { kindOf } from './content-stream.js';
import type { Spaces } from './join-lines.js';
import type { Marked, Shown } from './marked-lines.js';
import { markKey, type PageStream, structParents } from './page-streams.js';
import type { ParentTree } from './parent-tree.js';
import { replaceStream } from './replace-stream.js';
import type { StreamReading } from './stream-reading.js';
import { isWithin, type Kid, type MarkedKid, name, setKids, type Tag, walk } from './tags.js';

export interface ContentJob {
  readonly doc: PDFDocument;
  readonly tags: readonly Tag[];
  readonly streams: readonly PageStream[];
  readonly owners: ParentTree;
  readonly spaces: Spaces;
}

/**
 * Makes an artifact of all that is painted and says nothing (PDF/UA-1, 7.1): what Chromium paints outside any tag,
 * and backgrounds and borders that it hangs on a tag although they hold neither text nor picture (a figure and a bullet keep theirs).
 * A word that ends with its line gets the space after it: no ink, but heard and copied.
 * Tags whose content lies in a transparent group are pointed at that group.
 */
export function mendContent(job: ContentJob): void {
  const at: Where = { ownerOf: new Map(), silent: new Set(), groupOf: new Map() };
  for (const tag of walk(job.tags)) for (const kid of tag.kids) if (kid.kind === 'marked') at.ownerOf.set(markKey(kid.page, kid.mcid), tag);
  for (const stream of job.streams) {
    // A group without marks belongs to what paints it.
    if (stream.isGroup && stream.reading.marked.size === 0) continue;
    const hushed = [...stream.reading.marked.values()].filter((run) => !run.speaks && !isDrawn(stream, run, at)).map((run) => run.mcid);
    for (const mcid of hushed) at.silent.add(markKey(stream.page, mcid));
    const edited = editStream(stream, new Set(hushed), job.spaces.get(stream));
    if (edited !== undefined) replaceStream(job.doc, stream, edited);
    for (const mcid of hushed) setPageOwner(job, stream.page, mcid, undefined);
    if (stream.isGroup) adoptGroup(job, stream, at);
  }
  repointKids(job, at);
}

/** What is known of each marked run, by markKey. */
interface Where {
  readonly ownerOf: Map<string, Tag>;
  readonly silent: Set<string>;
  readonly groupOf: Map<string, PDFRef>;
}

/** The lines of a figure and the drawn bullet of a list item are content. */
function isDrawn({ page }: PageStream, { mcid }: Marked, { ownerOf }: Where): boolean {
  const owner = ownerOf.get(markKey(page, mcid));
  return isWithin(owner, 'Figure') || isWithin(owner, 'Lbl');
}

function setPageOwner({ doc, owners }: ContentJob, page: PDFRef, mcid: number, owner: PDFRef | undefined): void {
  const key = structParents(doc.context.lookup(page, PDFDict));
  if (key === undefined) throw new Error('a page with tags and no /StructParents');
  owners.setOwner(key, mcid, owner);
}

/** Returns the stream with its artifacts marked and its spaces, or undefined when nothing is to do. */
function editStream(stream: PageStream, hushed: ReadonlySet<number>, spaced: readonly Shown[] = []): string | undefined {
  const { content, reading } = stream;
  const edits = [...wrapLoose(reading), ...renameHushed(reading, hushed), ...spaced.flatMap((shown) => addSpace(stream, shown))].sort(
    (a, b) => a.at - b.at || a.order - b.order,
  );
  if (edits.length === 0) return undefined;
  let out = '';
  let from = 0;
  for (const { at, until, text } of edits) {
    out += content.slice(from, at) + text;
    from = until;
  }
  return out + content.slice(from);
}

interface Edit {
  readonly at: number;
  readonly until: number;
  readonly text: string;
  readonly order: number;
}

const insert = (at: number, text: string, order: number): Edit => ({ at, until: at, text, order });

const wrapLoose = ({ loose, operations }: StreamReading): Edit[] =>
  loose.flatMap(({ from, to }) => {
    const first = operations[from];
    const last = operations[to];
    return first && last ? [insert(first.start, '/Artifact BMC\n', 1), insert(last.end, '\nEMC', 0)] : [];
  });

const renameHushed = ({ opens, operations }: StreamReading, hushed: ReadonlySet<number>): Edit[] =>
  [...hushed].flatMap((mcid) => {
    const open = operations[opens.get(mcid) ?? -1];
    return open ? [{ at: open.start, until: open.end, text: '/Artifact BMC', order: 1 }] : [];
  });

/**
 * A space of the same font, or of another one of the page; behind the mark of letters that run from right to left. Words that are given for glyphs get theirs among them; so do, without a font or
 * where no glyph is shown, those that are not.
 */
function addSpace({ reading, spaces }: PageStream, { at, text, font }: Shown): Edit[] {
  const one = reading.operations[at];
  if (!one) return [];
  const words = actualText(`${text} `);
  if (kindOf(one.operator) === 'markStart') return [{ at: one.start, until: one.end, text: words, order: 1 }];
  const own = spaces.get(font.split(' ')[0] ?? '');
  const [other, code] = [...spaces][0] ?? [];
  if (!['show', 'markEnd'].includes(kindOf(one.operator) ?? '') || code === undefined)
    return [insert(one.start, `${words}\n`, 1), insert(one.end, '\nEMC', 0)];
  return [insert(one.end, own ? ` <${own}> Tj` : ` ${other} 1 Tf <${code}> Tj ${font} Tf`, 0)];
}

/** Gives a transparent group with tagged content its own place in the parent tree. */
function adoptGroup(job: ContentJob, { page, ref, stream, reading }: PageStream, at: Where): void {
  const spoken = [...reading.marked.keys()].filter((mcid) => !at.silent.has(markKey(page, mcid)));
  if (spoken.length === 0) return;
  const key = job.owners.addKey();
  stream.dict.set(name('StructParents'), PDFNumber.of(key));
  for (const mcid of spoken) {
    job.owners.setOwner(key, mcid, at.ownerOf.get(markKey(page, mcid))?.ref);
    setPageOwner(job, page, mcid, undefined);
    at.groupOf.set(markKey(page, mcid), ref);
  }
}

/** Drops the kids that became artifacts, and says of those in a group in which stream they stand. */
function repointKids(job: ContentJob, { silent, groupOf }: Where): void {
  for (const tag of walk(job.tags)) {
    const keys = tag.kids.map((kid) => (kid.kind === 'marked' ? markKey(kid.page, kid.mcid) : ''));
    if (!keys.some((key) => silent.has(key) || groupOf.has(key))) continue;
    const kids = tag.kids.map((kid, i): Kid => (kid.kind === 'marked' ? inGroup(job, kid, groupOf.get(keys[i] ?? '')) : kid));
    setKids(
      tag,
      kids.filter((_, i) => !silent.has(keys[i] ?? '')),
    );
  }
}

function inGroup({ doc }: ContentJob, kid: MarkedKid, group: PDFRef | undefined): MarkedKid {
  if (!group || !kid.page) return kid;
  const raw = doc.context.obj({ Type: 'MCR', Pg: kid.page, Stm: group, MCID: kid.mcid });
  return { ...kid, raw };
}
