import { deflateSync } from 'node:zlib';
import { PDFDict, type PDFDocument, PDFNumber, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import type { Marked, StreamReading } from './mark-paint.js';
import { markKey, type PageStream, structParents } from './page-streams.js';
import type { ParentTree } from './parent-tree.js';
import { isWithin, type Kid, type MarkedKid, name, setKids, type Tag, walk } from './tags.js';

export interface ContentJob {
  readonly doc: PDFDocument;
  readonly tags: readonly Tag[];
  readonly streams: readonly PageStream[];
  readonly owners: ParentTree;
}

/**
 * Makes an artifact of all that is painted and says nothing (PDF/UA-1, 7.1): what Chromium paints outside any tag,
 * and backgrounds and borders that it hangs on a tag although they hold neither text nor picture (a figure and a bullet keep theirs).
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
    const edited = editStream(stream, new Set(hushed));
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

/** Returns the stream with its artifacts marked, or undefined when nothing is to do. */
function editStream({ content, reading }: PageStream, hushed: ReadonlySet<number>): string | undefined {
  const edits = [...wrapLoose(reading), ...renameHushed(reading, hushed)].sort((a, b) => a.at - b.at || a.order - b.order);
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

function replaceStream(doc: PDFDocument, { stream, ref }: PageStream, content: string): void {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  stream.dict.set(name('Filter'), name('FlateDecode'));
  stream.dict.delete(name('DecodeParms'));
  doc.context.assign(ref, PDFRawStream.of(stream.dict, packed));
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
