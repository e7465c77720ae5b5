import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { markKey, readPageStreams, textsOf } from './page-streams.js';
import { pageNumbers, pageOfDestination } from './read-destinations.js';
import { name, readTags, structRoot, type Tag } from './tags.js';

export interface PdfPage {
  /** Inches. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** One element as a screen reader meets it. `text` is its own text, without that of the elements inside. */
export interface PdfElement {
  readonly type: string;
  readonly alt?: string;
  readonly language?: string;
  /** Of a header cell: `Row`, `Column` or `Both`. */
  readonly scope?: string;
  readonly text: string;
  readonly children: readonly PdfElement[];
}

export interface PdfFont {
  readonly name: string;
  readonly type: string;
  readonly embedded: boolean;
  readonly unicode: boolean;
}

export interface PdfLink {
  readonly page: number;
  readonly says: string;
  /** Address or `#name`. */
  readonly to: string;
  /** Of a link within the file: the page that it leads to; undefined when it leads nowhere. */
  readonly toPage?: number;
}

/** What a finished PDF says and holds. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly tagged: boolean;
  readonly displayTitle: boolean;
  /** True when the pages are numbered 1, 2, 3 for the viewer's page box. */
  readonly pageLabels: boolean;
  readonly pages: readonly PdfPage[];
  readonly outline: readonly { readonly title: string; readonly page: number | undefined; readonly level: number }[];
  readonly structure: readonly PdfElement[];
  readonly links: readonly PdfLink[];
  readonly fonts: readonly PdfFont[];
}

/** Reads a PDF back: page texts through pdf.js (unpdf), the rest through pdf-lib. Throws when it is no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const [texts, doc] = await Promise.all([readPageTexts(bytes), PDFDocument.load(bytes, { updateMetadata: false })]);
  const preferences = doc.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict);
  return {
    title: doc.getTitle() ?? '',
    author: doc.getAuthor() ?? '',
    language: textAt(doc.catalog, 'Lang') ?? '',
    tagged:
      structRoot(doc) !== undefined && doc.catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked'))?.toString() === 'true',
    displayTitle: preferences?.lookup(name('DisplayDocTitle'))?.toString() === 'true',
    pageLabels: doc.catalog.lookupMaybe(name('PageLabels'), PDFDict)?.lookup(name('Nums'))?.toString().includes('/S /D') ?? false,
    pages: doc.getPages().map((page, i) => ({ width: page.getWidth() / 72, height: page.getHeight() / 72, text: texts[i] ?? '' })),
    outline: readOutline(doc),
    structure: readStructure(doc),
    links: readLinks(doc),
    fonts: readFonts(doc),
  };
}

/** Returns the text of each page, through pdf.js. */
export async function readPageTexts(bytes: Uint8Array): Promise<string[]> {
  const { extractText } = await import('unpdf');
  // pdf.js takes the buffer over: it gets its own copy.
  return (await extractText(new Uint8Array(bytes), { mergePages: false })).text;
}

function textAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = dict?.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName ? value.decodeText() : undefined;
}

function readOutline(doc: PDFDocument): PdfFacts['outline'] {
  const numbers = pageNumbers(doc);
  const found: { title: string; page: number | undefined; level: number }[] = [];
  const visit = (first: PDFDict | undefined, level: number): void => {
    for (let item = first; item; item = item.lookupMaybe(name('Next'), PDFDict)) {
      found.push({ title: textAt(item, 'Title') ?? '', page: pageOfDestination(doc, item.get(name('Dest')), numbers), level });
      visit(item.lookupMaybe(name('First'), PDFDict), level + 1);
    }
  };
  visit(doc.catalog.lookupMaybe(name('Outlines'), PDFDict)?.lookupMaybe(name('First'), PDFDict), 1);
  return found;
}

function readStructure(doc: PDFDocument): PdfElement[] {
  const tags = readTags(doc);
  return tags.length === 0 ? [] : elements(tags, textsOf(readPageStreams(doc)));
}

const elements = (tags: readonly Tag[], texts: ReadonlyMap<string, string>): PdfElement[] =>
  tags.map((tag) => {
    const alt = textAt(tag.dict, 'Alt');
    const language = textAt(tag.dict, 'Lang');
    const text = tag.kids.map((kid) => (kid.kind === 'marked' ? (texts.get(markKey(kid.page, kid.mcid)) ?? '') : '')).join('');
    const children = elements(
      tag.kids.filter((kid) => kid.kind === 'tag'),
      texts,
    );
    const scope = scopeOf(tag.dict.lookup(name('A')));
    const known = Object.entries({ alt, language, scope }).filter(([, value]) => value !== undefined);
    return { type: tag.type, ...Object.fromEntries(known), text, children };
  });

function scopeOf(attributes: PDFObject | undefined): string | undefined {
  const all = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  for (const one of all) if (one instanceof PDFDict && one.has(name('Scope'))) return textAt(one, 'Scope');
  return undefined;
}

function readLinks(doc: PDFDocument): PdfLink[] {
  const numbers = pageNumbers(doc);
  const places = doc.catalog.lookupMaybe(name('Dests'), PDFDict);
  return doc.getPages().flatMap((page, i) =>
    (page.node.Annots()?.asArray() ?? []).map((raw) => {
      const annotation = doc.context.lookup(raw, PDFDict);
      const action = annotation.lookupMaybe(name('A'), PDFDict);
      const goal = textAt(annotation, 'Dest') ?? '';
      const toPage = goal ? pageOfDestination(doc, places?.get(name(goal)), numbers) : undefined;
      const to = textAt(action, 'URI') ?? `#${goal}`;
      return { page: i + 1, says: textAt(annotation, 'Contents') ?? '', to, ...(toPage ? { toPage } : {}) };
    }),
  );
}

function readFonts(doc: PDFDocument): PdfFont[] {
  const dicts = doc.context.enumerateIndirectObjects().map(([, object]) => object);
  const isFont = (one: unknown): one is PDFDict =>
    one instanceof PDFDict && textAt(one, 'Type') === 'Font' && !one.has(name('CIDSystemInfo'));
  const fonts = dicts.filter(isFont);
  return fonts.map((font) => {
    const inner = (font.lookup(name('DescendantFonts')) as { lookup(i: number): unknown } | undefined)?.lookup(0);
    const real = inner instanceof PDFDict ? inner : font;
    const descriptor = real.lookupMaybe(name('FontDescriptor'), PDFDict);
    const type = textAt(real, 'Subtype') ?? '';
    const embedded =
      type === 'Type3' || ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.lookup(name(key)) instanceof PDFRawStream);
    return { name: textAt(font, 'BaseFont') ?? '', type, embedded, unicode: font.has(name('ToUnicode')) };
  });
}
