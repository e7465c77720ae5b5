import { PDFArray, PDFDict, PDFHexString, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import type { Diagnostic } from '../model/diagnostic.js';
import { describeLinks } from './describe-links.js';
import { dropSlivers } from './drop-slivers.js';
import { structParents } from './page-streams.js';
import { sayWords } from './say-words.js';
import { type StructureJob, unknownStructure } from './structure-job.js';
import { wordsOfKids } from './tag-words.js';
import { INLINE, type Kid, name, setKids, setType, structRoot, type Tag, walk } from './tags.js';

type Step = (job: StructureJob) => readonly Diagnostic[];

/** Mends the structure tree in order; each step is one rule. */
export const STRUCTURE_STEPS: readonly Step[] = [
  dropEmptyTags,
  untagFigureFrames,
  wrapListKids,
  wrapListItems,
  wrapLooseText,
  mapRoles,
  dropSlivers,
  describeLinks,
  numberIds,
  sayWords,
];

/** The standard structure types of PDF 1.7 (32000-1, 14.8.4). */
const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** Types of PDF 2.0 that Chromium writes, and what a reader of PDF 1.7 takes them for. */
const ROLES: Readonly<Record<string, string>> = {
  Aside: 'Div',
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Title: 'P',
  FENote: 'Note',
  DocumentFragment: 'Div',
};

/** /RoleMap for types that PDF 1.7 does not know (PDF/UA-1, 7.1). A type that this program does not know is an error. */
function mapRoles({ doc, tags }: StructureJob): Diagnostic[] {
  const used = new Set(
    walk(tags)
      .map((tag) => tag.type)
      .filter((type) => !STANDARD.has(type)),
  );
  const map = doc.context.obj({});
  for (const type of [...used].sort()) if (ROLES[type]) map.set(name(type), name(ROLES[type]));
  if (map.keys().length > 0) structRoot(doc)?.set(name('RoleMap'), map);
  return [...used]
    .filter((type) => !ROLES[type])
    .map((type) => unknownStructure(`The PDF has a structure element of the unknown type "${type}".`));
}

/** A tag that lost its last kid, or never had one, would be read as a gap. Table cells stay: they hold the grid. */
function dropEmptyTags({ tags }: StructureJob): Diagnostic[] {
  const keep = new Set(['TD', 'TH', 'TR', 'Document']);
  const prune = (tag: Tag): void => {
    for (const kid of tag.kids) if (kid.kind === 'tag') prune(kid);
    const kids = tag.kids.filter((kid) => kid.kind !== 'tag' || kid.kids.length > 0 || keep.has(kid.type) || kid.dict.has(name('Alt')));
    if (kids.length < tag.kids.length) setKids(tag, kids);
  };
  for (const tag of tags) prune(tag);
  return [];
}

/** `<figure>` becomes a Figure without words; the picture inside has its own. */
function untagFigureFrames({ tags }: StructureJob): Diagnostic[] {
  for (const tag of walk(tags)) if (tag.type === 'Figure' && !tag.dict.has(name('Alt'))) setType(tag, 'Div');
  return [];
}

/**
 * In a list only items may stand (7.2). Items with a role of their own (`doc-endnote`) come without the type LI,
 * or without a tag: then each label begins one.
 */
function wrapListKids(job: StructureJob): Diagnostic[] {
  for (const list of walk(job.tags).filter((tag) => tag.type === 'L' && !tag.kids.every(isItem))) {
    const groups: Kid[][] = [];
    for (const kid of list.kids) {
      const last = groups.at(-1);
      const isLabel = kid.kind === 'tag' && kid.type === 'Lbl';
      const hasLabel = last?.[0]?.kind === 'tag' && last[0].type === 'Lbl';
      if (last && hasLabel && !isLabel && !isItem(kid)) last.push(kid);
      else groups.push([kid]);
    }
    const items = groups.map((kids) => asItem(kids) ?? wrap(job, list, { type: 'LI', kids }));
    setKids(list, items);
  }
  return [];
}

const isItem = (kid: Kid): boolean => kid.kind === 'tag' && ['L', 'LI', 'Caption'].includes(kid.type);

/** An item needs no new tag when it is one already, or has a tag without a meaning of its own. */
function asItem([kid, ...more]: readonly Kid[]): Kid | undefined {
  if (kid?.kind !== 'tag' || more.length > 0) return undefined;
  if (kid.type === 'NonStruct') setType(kid, 'LI');
  return isItem(kid) ? kid : undefined;
}

/** In a list item only Lbl and LBody may stand (7.2): the rest moves into a new LBody. */
function wrapListItems(job: StructureJob): Diagnostic[] {
  const isPart = (kid: Kid): boolean => kid.kind === 'tag' && ['Lbl', 'LBody'].includes(kid.type);
  for (const item of walk(job.tags).filter((tag) => tag.type === 'LI')) {
    const rest = item.kids.filter((kid) => !isPart(kid));
    if (rest.length > 0) setKids(item, [...item.kids.filter(isPart), wrap(job, item, { type: 'LBody', kids: rest })]);
  }
  return [];
}

const CONTAINERS = new Set(['Document', 'DocumentFragment', 'Part', 'Art', 'Sect', 'Div', 'Aside', 'NonStruct']);

const isInline = (kid: Kid): boolean => kid.kind !== 'tag' || (INLINE.has(kid.type) && kid.kids.every(isInline));

/** Chromium gives no P to a paragraph that is laid out as a flex box, nor to the words of a bare `div`: text that stands in no block becomes one. */
function wrapLooseText(job: StructureJob): Diagnostic[] {
  const visit = (tag: Tag): void => {
    if (!CONTAINERS.has(tag.type)) return;
    const runs: Kid[][] = [];
    let open = false;
    for (const kid of tag.kids) {
      const loose = isInline(kid);
      if (loose && open) runs.at(-1)?.push(kid);
      else runs.push([kid]);
      open = loose;
    }
    const hasWords = (kids: readonly Kid[]): boolean => kids.every(isInline) && wordsOfKids(kids, job.texts).trim() !== '';
    if (runs.some(hasWords))
      setKids(
        tag,
        runs.flatMap((kids) => (hasWords(kids) ? [wrap(job, tag, { type: 'P', kids })] : kids)),
      );
    for (const kid of tag.kids) if (kid.kind === 'tag') visit(kid);
  };
  for (const tag of job.tags) visit(tag);
  return [];
}

/** Makes a tag around `kids`, below `parent`; the caller puts it among the parent's kids. */
function wrap(job: StructureJob, parent: Tag, { type, kids }: { type: string; kids: readonly Kid[] }): Tag {
  const dict = job.doc.context.obj({ Type: 'StructElem', S: type, P: parent.ref });
  const page = parent.dict.get(name('Pg'));
  if (page) dict.set(name('Pg'), page);
  const tag: Tag = { kind: 'tag', ref: job.doc.context.register(dict), dict, type, parent, kids: [] };
  setKids(tag, kids);
  for (const kid of kids) adopt(job, kid, tag);
  return tag;
}

function adopt({ doc, owners }: StructureJob, kid: Kid, owner: Tag): void {
  if (kid.kind !== 'marked' || !kid.page) return;
  const group = kid.raw instanceof PDFDict ? kid.raw.lookup(name('Stm')) : undefined;
  const stream = group && 'dict' in group ? (group.dict as PDFDict) : doc.context.lookup(kid.page, PDFDict);
  const key = structParents(stream);
  if (key !== undefined) owners.setOwner(key, kid.mcid, owner.ref);
}

/** Chromium's ids count what its renderer did before: numbered in reading order they are the same each time. */
function numberIds({ doc, tags }: StructureJob): Diagnostic[] {
  const ids = new Map<string, PDFString>();
  const named: [PDFString, Tag][] = [];
  for (const tag of walk(tags)) {
    const old = tag.dict.lookup(name('ID'));
    if (!(old instanceof PDFString || old instanceof PDFHexString)) continue;
    const id = PDFString.of(`t${String(ids.size + 1).padStart(6, '0')}`);
    ids.set(old.decodeText(), id);
    tag.dict.set(name('ID'), id);
    named.push([id, tag]);
  }
  for (const tag of walk(tags)) renameHeaders(tag.dict.lookup(name('A')), ids);
  const root = structRoot(doc);
  if (named.length === 0) root?.delete(name('IDTree'));
  else
    root?.set(name('IDTree'), doc.context.register(doc.context.obj({ Names: named.flatMap(([id, tag]): PDFObject[] => [id, tag.ref]) })));
  return [];
}

function renameHeaders(attributes: PDFObject | undefined, ids: ReadonlyMap<string, PDFString>): void {
  const all = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  for (const one of all) {
    const headers = one instanceof PDFDict ? one.lookup(name('Headers')) : undefined;
    if (!(headers instanceof PDFArray)) continue;
    for (let i = 0; i < headers.size(); i++) {
      const id = ids.get(headers.lookup(i, PDFString).decodeText());
      if (id) headers.set(i, id);
    }
  }
}
