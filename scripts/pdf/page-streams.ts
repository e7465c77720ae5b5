import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { type GlyphText, readGlyphText } from './glyph-text.js';
import { textOf } from './marked-lines.js';
import { readStream, UnknownContent } from './read-stream.js';
import type { StreamReading } from './stream-reading.js';
import { name } from './tags.js';

/** One content stream with marks: a page's own, or that of a transparent group painted on it. */
export interface PageStream {
  readonly page: PDFRef;
  /** 1-based. */
  readonly number: number;
  /** The object that holds the stream. */
  readonly ref: PDFRef;
  readonly isGroup: boolean;
  readonly stream: PDFRawStream;
  readonly content: string;
  readonly reading: StreamReading;
  /** Of each font that the stream may name ("/F4"): the code of a space, where the font has one. */
  readonly spaces: ReadonlyMap<string, string>;
  /** Of each font that the stream may name: what its glyphs say, and the object that says it. */
  readonly fonts: ReadonlyMap<string, { readonly glyphs: GlyphText; readonly map: PDFRef | undefined }>;
}

/** The reference of the object that holds a page's content. Chromium writes one stream a page. */
function contentsRef(page: PDFPage): PDFRef {
  const contents = page.node.get(name('Contents'));
  const only = contents instanceof PDFArray && contents.size() === 1 ? contents.get(0) : contents;
  if (only instanceof PDFRef) return only;
  throw new UnknownContent('a page whose content is not one stream');
}

/** Reads every content stream of the file that paints on a page. Throws UnknownContent, naming the page. */
export function readPageStreams(doc: PDFDocument): PageStream[] {
  const fonts = new Map<PDFRef, GlyphText>();
  return doc.getPages().flatMap((page, index) => {
    try {
      const resources = page.node.Resources();
      return readOne({ doc, fonts, page: page.ref, number: index + 1, seen: new Set() }, contentsRef(page), resources, false);
    } catch (cause) {
      if (cause instanceof UnknownContent) throw new UnknownContent(`page ${index + 1}: ${cause.message}`);
      throw cause;
    }
  });
}

interface Reading {
  readonly doc: PDFDocument;
  readonly fonts: Map<PDFRef, GlyphText>;
  readonly page: PDFRef;
  readonly number: number;
  readonly seen: Set<PDFRef>;
}

function readOne(all: Reading, ref: PDFRef, resources: PDFDict | undefined, isGroup: boolean): PageStream[] {
  const stream = all.doc.context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) throw new UnknownContent('content that is no stream');
  const content = decodeStream(stream);
  const inner = new Map<string, PageStream[]>();
  const streamsOf = (object: string): PageStream[] => {
    const known = inner.get(object);
    if (known) return known;
    const found = readGroup(all, resources, object);
    inner.set(object, found);
    return found;
  };
  const reading = readStream(content, {
    glyphs: (font, hex) => glyphsOf(all, resources, font).lettersOf(hex),
    object: (object) => {
      const streams = streamsOf(object);
      return { hasMarks: streams.some((one) => one.reading.marked.size > 0), text: streams[0]?.reading.looseText ?? '' };
    },
  });
  const fonts = fontsOf(all, resources);
  const spaces = new Map([...fonts].flatMap(([key, { glyphs }]) => (glyphs.space === undefined ? [] : [[key, glyphs.space] as const])));
  const own = { page: all.page, number: all.number, ref, isGroup, stream, content, reading, spaces, fonts };
  return [own, ...[...inner.values()].flat()];
}

function readGroup(all: Reading, resources: PDFDict | undefined, object: string): PageStream[] {
  const ref = resources?.lookupMaybe(name('XObject'), PDFDict)?.get(name(object));
  const target = all.doc.context.lookup(ref);
  if (!(ref instanceof PDFRef) || !(target instanceof PDFRawStream)) throw new UnknownContent(`an object that is not there: ${object}`);
  const subtype = target.dict.lookupMaybe(name('Subtype'), PDFName)?.decodeText();
  if (subtype === 'Image') return [];
  if (subtype !== 'Form') throw new UnknownContent(`an object of the unknown kind "${subtype ?? ''}"`);
  const streams = readOne(all, ref, target.dict.lookupMaybe(name('Resources'), PDFDict) ?? resources, true);
  if (all.seen.has(ref) && streams.some((one) => one.reading.marked.size > 0))
    throw new UnknownContent('a transparent group with tagged content painted twice');
  all.seen.add(ref);
  return streams;
}

function glyphsOf(all: Reading, resources: PDFDict | undefined, font: string): GlyphText {
  const ref = resources?.lookupMaybe(name('Font'), PDFDict)?.get(name(font));
  if (!(ref instanceof PDFRef)) throw new UnknownContent(`a font that is not there: ${font}`);
  const known = all.fonts.get(ref);
  if (known) return known;
  const map = all.doc.context.lookup(ref, PDFDict).lookup(name('ToUnicode'));
  const glyphs = readGlyphText(map instanceof PDFRawStream ? decodeStream(map) : '');
  all.fonts.set(ref, glyphs);
  return glyphs;
}

function fontsOf(all: Reading, resources: PDFDict | undefined): PageStream['fonts'] {
  const dict = resources?.lookupMaybe(name('Font'), PDFDict);
  const fontOf = (key: PDFName): [string, { glyphs: GlyphText; map: PDFRef | undefined }] => {
    const map = dict?.lookup(key, PDFDict).get(name('ToUnicode'));
    return [key.toString(), { glyphs: glyphsOf(all, resources, key.decodeText()), map: map instanceof PDFRef ? map : undefined }];
  };
  return new Map((dict?.keys() ?? []).map(fontOf));
}

/** The text of a stream. Node's own inflate is many times faster than the library's; other filters are left to that. */
export function decodeStream(stream: PDFRawStream): string {
  const plain = stream.dict.get(name('Filter')) === name('FlateDecode') && !stream.dict.has(name('DecodeParms'));
  const bytes = plain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode();
  return Buffer.from(bytes).toString('latin1');
}

/** Key of one marked run: MCIDs count per page, through its groups too. */
export const markKey = (page: PDFRef | undefined, mcid: number): string => `${page?.toString() ?? ''} ${mcid}`;

/** The text of each marked run, by markKey. */
export function textsOf(streams: readonly PageStream[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { page, reading } of streams) for (const run of reading.marked.values()) texts.set(markKey(page, run.mcid), textOf(run));
  return texts;
}

/** The /StructParents key of a page. */
export const structParents = (dict: PDFDict): number | undefined => dict.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber();
