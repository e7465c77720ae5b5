import { PDFArray, type PDFContext, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** One run of marked content that a tag owns. */
export interface MarkedKid {
  readonly kind: 'marked';
  readonly page: PDFRef | undefined;
  readonly mcid: number;
  readonly raw: PDFObject;
}

/** A link or other object that a tag owns. */
export interface ObjectKid {
  readonly kind: 'object';
  readonly target: PDFRef | undefined;
  readonly raw: PDFObject;
}

/** One element of the structure tree (PDF 32000-1, 14.7.2). `kids` mirrors /K; change both with setKids. */
export interface Tag {
  readonly kind: 'tag';
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** The structure type ("LI"); change it with setType. */
  type: string;
  parent: Tag | undefined;
  kids: readonly Kid[];
}

export type Kid = Tag | MarkedKid | ObjectKid;

/** Types whose words stand on a line with others. Chromium gives a `div` without a role the first of them too. */
export const INLINE: ReadonlySet<string> = new Set('NonStruct Span Strong Em Sub Link Code Quote Reference'.split(' '));

export const name = (text: string): PDFName => PDFName.of(text);

/** The dictionary of the structure tree's root, or undefined in a PDF without tags. */
export const structRoot = (doc: PDFDocument): PDFDict | undefined => doc.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);

/** Reads the structure tree; a PDF without tags has none. Throws an Error on a kid of a kind it does not know. */
export function readTags(doc: PDFDocument): Tag[] {
  const root = structRoot(doc);
  const tops = root ? list(doc.context, root.get(name('K'))) : [];
  return tops.map((kid) => readKid(doc.context, kid, undefined)).filter((kid) => kid.kind === 'tag');
}

const list = (context: PDFContext, value: PDFObject | undefined): PDFObject[] => {
  const found = context.lookup(value);
  if (found === undefined) return [];
  return found instanceof PDFArray ? found.asArray() : [value as PDFObject];
};

/** Names that each of thousands of tags is asked for: the library decodes a name anew each time it is asked by its letters. */
const [TYPE, STYPE, KIDS, PAGE] = [name('Type'), name('S'), name('K'), name('Pg')] as const;
/** The plain letters of a structure type, as it stands in the file. */
const lettersOf = (value: PDFName | undefined): string | undefined => value?.asString().slice(1);

function readKid(context: PDFContext, raw: PDFObject, parent: Tag | undefined): Kid {
  if (raw instanceof PDFNumber) return { kind: 'marked', page: pageOf(parent?.dict), mcid: raw.asNumber(), raw };
  const dict = context.lookup(raw);
  if (!(dict instanceof PDFDict)) throw new Error(`a structure element with ${raw.toString()} among its kids`);
  const type = lettersOf(dict.lookupMaybe(TYPE, PDFName));
  if (type === 'MCR')
    return { kind: 'marked', page: pageOf(dict) ?? pageOf(parent?.dict), mcid: dict.lookup(name('MCID'), PDFNumber).asNumber(), raw };
  if (type === 'OBJR') return { kind: 'object', target: refOf(dict.get(name('Obj'))), raw };
  const structureType = lettersOf(dict.lookupMaybe(STYPE, PDFName));
  if (!(raw instanceof PDFRef) || structureType === undefined) {
    throw new Error(`a structure element that is no indirect object or has no type: ${raw.toString()}`);
  }
  const tag: Tag = { kind: 'tag', ref: raw, dict, type: structureType, parent, kids: [] };
  tag.kids = list(context, dict.get(KIDS)).map((kid) => readKid(context, kid, tag));
  return tag;
}

const refOf = (value: PDFObject | undefined): PDFRef | undefined => (value instanceof PDFRef ? value : undefined);
const pageOf = (dict: PDFDict | undefined): PDFRef | undefined => refOf(dict?.get(PAGE));

/** Gives `tag` another structure type, in the tree and in the file. */
export function setType(tag: Tag, type: string): void {
  tag.type = type;
  tag.dict.set(name('S'), name(type));
}

/** Gives `tag` new kids, in the tree and in the file. */
export function setKids(tag: Tag, kids: readonly Kid[]): void {
  tag.kids = kids;
  const raw = kids.map((kid) => (kid.kind === 'tag' ? kid.ref : kid.raw));
  if (raw.length === 0) tag.dict.delete(name('K'));
  else tag.dict.set(name('K'), raw.length === 1 && raw[0] ? raw[0] : tag.dict.context.obj(raw));
  for (const kid of kids) {
    if (kid.kind !== 'tag' || kid.parent === tag) continue;
    kid.parent = tag;
    kid.dict.set(name('P'), tag.ref);
  }
}

/** Every tag below and including `tops`, in reading order. */
export function walk(tops: readonly Tag[]): Tag[] {
  const found: Tag[] = [];
  const visit = (tag: Tag): void => {
    found.push(tag);
    for (const kid of tag.kids) if (kid.kind === 'tag') visit(kid);
  };
  for (const tag of tops) visit(tag);
  return found;
}

/** True when the tag or one of its parents has `type`. */
export function isWithin(tag: Tag | undefined, type: string): boolean {
  for (let at = tag; at; at = at.parent) if (at.type === type) return true;
  return false;
}
