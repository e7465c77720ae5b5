import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../scripts/browser/load-html.js';
import { openPrinter, type Printer } from '../scripts/browser/open-printer.js';
import { printPage } from '../scripts/browser/print-page.js';
import type { PdfDescription } from '../scripts/model/job.js';
import { type Described, describePdf } from '../scripts/pdf/describe-pdf.js';
import { pieceKey, readPageStreams } from '../scripts/pdf/page-streams.js';
import { readDestinations } from '../scripts/pdf/read-destinations.js';
import { type PdfElement, type PdfFacts, readPdf } from '../scripts/pdf/read-pdf.js';
import { readTags, walk } from '../scripts/pdf/tags.js';

const DESCRIPTION: PdfDescription = {
  title: 'A “sample” <leaflet> & more',
  language: 'en',
  author: 'Example Clinic',
  subject: 'Café',
  date: '2026-03-04',
};

const fontFile = (weight: number): string =>
  readFileSync(
    createRequire(import.meta.url).resolve(
      `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`,
    ),
  ).toString('base64');
const fontFace = (weight: number): string =>
  `@font-face{font-family:A;src:url(data:font/woff2;base64,${fontFile(weight)}) format('woff2');font-weight:${weight}}`;

const STYLE = `${fontFace(400)}${fontFace(700)}
@page{size:8.5in 11in;margin:.75in .75in 1in;@bottom-right{content:"Page " counter(page) " of " counter(pages);font:12pt A}}
@page wide{size:11in 8.5in;margin:0;@bottom-right{content:none}}
body{font:12pt/1.4 A;margin:0}
.card{background:#eef;padding:12px;border-left:4px solid #036;border-radius:8px;box-shadow:0 1px 3px #0003}
.check li{list-style:none}.check li::before{content:"";display:inline-block;width:.8em;height:.8em;border:1.5px solid #000}
td,th{border:1px solid #999;padding:4px}tr:nth-child(even){background:#f4f0e8}li.shaded{background:#eee}
h2::after{content:"";display:block;height:2px;background:#c60}
.sheet{page:wide;position:relative;width:11in;height:8.5in;break-before:page;overflow:hidden}
.panel{position:absolute;top:0;width:3.6in;height:8.5in;padding:.25in;box-sizing:border-box}
.slide{page:wide;break-before:page;width:11in;height:6.1875in;display:block}
.slide section{background:linear-gradient(#fff,#eef);width:1280px;height:720px;padding:40px;box-sizing:border-box;font-size:28px}`;

const CURVE = `<svg role="img" aria-label="A curve over days" width="400" height="150" viewBox="0 0 400 150"><defs><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0L8 8" stroke="#036"/></pattern><linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#036"/></linearGradient></defs>
<rect width="400" height="150" fill="url(#p)"/><rect x="200" width="100" height="50" fill="url(#g)" opacity=".5"/><path d="M0 150Q100 0 400 140" fill="none" stroke="#c60" stroke-width="3" stroke-dasharray="6 3"/><text x="20" y="40" font-size="14">Label one</text><g opacity=".6"><text x="120" y="90" font-size="14" transform="rotate(10)">Label two</text></g></svg>`;

const DECORATION =
  '<svg aria-hidden="true" width="20" height="20"><circle cx="10" cy="10" r="8" fill="#0a0"/><text x="4" y="14" font-size="10">x</text></svg>';

const BODY = `<main><h1 id="top">First heading</h1>
<p>Some <strong>strong</strong> and <em>em</em> text<sup><a href="#source" role="doc-noteref">1</a></sup>, see <a href="#two">the second part</a> or <a href="https://example.org/">example dot org</a>. Office, affluent. “Quotes” — café.</p>
<p lang="es">¿Qué es?</p><h2 id="two">Second heading</h2>
<ul><li>One<ul><li>Nested a</li><li>Nested b <strong>bold</strong></li></ul></li><li class="shaded"><p>Two</p><p>More</p></li></ul>
<ol><li>First</li><li>Second</li></ol><ul class="check"><li>Check one</li><li>${DECORATION} Check two</li></ul>
<section class="card"><h3>Third level</h3><p>In a box.</p></section><aside><p>An aside.</p></aside>
<table><caption>Numbers</caption><thead><tr><th scope="col">Group</th><th scope="col">Count</th></tr></thead><tbody><tr><th scope="row">Women</th><td>1</td></tr><tr><th scope="row">Men</th><td>2</td></tr></tbody></table>
<figure>${CURVE}<figcaption>Caption words</figcaption></figure><p style="opacity:.7">Pale words <b>too</b></p>
<p style="width:150px">Go to <a href="#source">a link that wraps over several lines</a></p>
<ol><li id="source">The source. <a href="#top">Back</a> <a href="https://doi.org/10.1000/1"><b>doi</b>.org/1</a></li></ol></main>
<div class="sheet"><section class="panel" style="left:7.3in;background:#fed"><h2>Panel one</h2><p>Words <a href="tel:911">911</a></p></section><section class="panel" style="left:0"><h2>Panel two</h2><p>Words two</p></section></div>
<svg class="slide" viewBox="0 0 1280 720"><foreignObject width="1280" height="720"><section><h2>Slide one</h2><ul><li>Point</li></ul>${CURVE.replaceAll('id="', 'id="b').replaceAll('url(#', 'url(#b')}</section></foreignObject></svg>
<svg class="slide" viewBox="0 0 1280 720"><foreignObject width="1280" height="720"><section><h2>Slide two</h2><p>Back to <a href="#top">the start</a></p></section></foreignObject></svg>`;

const html = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title><style>${STYLE}</style></head><body>${body}</body></html>`;

let printer: Printer;
let raw: Uint8Array;
let made: Described;
let facts: PdfFacts;

const print = (body: string): Promise<Uint8Array> =>
  printer.withPage(async (page) => {
    await loadHtml(page, html(body), { media: 'print' });
    return printPage(page, { width: 8.5, height: 11 });
  });

beforeAll(async () => {
  printer = await openPrinter();
  raw = await print(BODY);
  made = await describePdf(raw, DESCRIPTION);
  facts = await readPdf(made.bytes);
}, 60_000);
afterAll(() => printer.close());

const flat = (elements: readonly PdfElement[]): PdfElement[] => elements.flatMap((one) => [one, ...flat(one.children)]);
const words = (one: PdfElement): string => one.text + one.children.map(words).join('');
const load = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });

describe('what the file says of itself', () => {
  test('nothing is wrong with it', () => expect(made.diagnostics).toEqual([]));

  test('title, author, language, and that the title is shown', () => {
    expect(facts).toMatchObject({ title: DESCRIPTION.title, author: 'Example Clinic', language: 'en', tagged: true, displayTitle: true });
  });

  test('PDF/UA-1 and PDF/A-2a in its XMP, with the same title and day', async () => {
    const doc = await load(made.bytes);
    const xmp = Buffer.from(doc.catalog.lookup(PDFName.of('Metadata'), PDFStream).getContents()).toString('utf8');
    for (const part of [
      '<pdfuaid:part>1<',
      '<pdfaid:part>2<',
      '<pdfaid:conformance>A<',
      'A “sample” &lt;leaflet&gt; &amp; more',
      '2026-03-04T00:00:00Z',
    ])
      expect(xmp).toContain(part);
    expect(doc.getCreationDate()?.toISOString()).toBe('2026-03-04T00:00:00.000Z');
    expect(doc.getModificationDate()?.toISOString()).toBe('2026-03-04T00:00:00.000Z');
  });

  test('an sRGB profile of the size it states', async () => {
    const intent = (await load(made.bytes)).catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
    const profile = decodePDFRawStream(intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream).decode();
    expect(Buffer.from(profile).readUInt32BE(0)).toBe(profile.length);
    expect(Buffer.from(profile).toString('latin1', 36, 40)).toBe('acsp');
  });

  test('all fonts embedded, with letters', () => {
    expect(facts.fonts.length).toBeGreaterThan(0);
    expect(facts.fonts.filter((font) => !font.embedded || !font.unicode || font.type === 'Type3')).toEqual([]);
  });
});

describe('what a reader meets', () => {
  test('pages with their sizes and words, page numbers too', () => {
    expect(facts.pages.map((page) => [page.width, page.height])).toEqual([
      [8.5, 11],
      [8.5, 11],
      [11, 8.5],
      [11, 8.5],
      [11, 8.5],
    ]);
    const text = facts.pages[0]?.text.replace(/\s+/g, ' ');
    expect(text).toContain('Office, affluent.');
    expect(text).toContain('“Quotes” — café.');
    expect(text).toContain('Page 1 of 5');
  });

  test('an outline of the headings', () => {
    expect(facts.outline.slice(0, 4)).toEqual([
      { title: 'First heading', page: 1, level: 1 },
      { title: 'Second heading', page: 1, level: 2 },
      { title: 'Third level', page: 1, level: 3 },
      { title: 'Panel one', page: 3, level: 2 },
    ]);
  });

  test('headings in order, page numbers and decorations silent', () => {
    const all = flat(facts.structure);
    expect(all.filter((one) => /^H\d$/.test(one.type)).map((one) => `${one.type} ${words(one)}`)).toEqual([
      'H1 First heading',
      'H2 Second heading',
      'H3 Third level',
      'H2 Panel one',
      'H2 Panel two',
      'H2 Slide one',
      'H2 Slide two',
    ]);
    const spoken = facts.structure.map(words).join('');
    expect(spoken).not.toContain('Page 1');
    expect(spoken).toContain(' Check two');
    expect(spoken).not.toContain('x Check two');
  });

  test('lists whose items hold a label and a body only', () => {
    const items = flat(facts.structure).filter((one) => one.type === 'LI');
    expect(items).toHaveLength(10);
    for (const item of items) expect(item.children.map((kid) => kid.type).join()).toMatch(/^(Lbl,)?LBody$/);
    for (const list of flat(facts.structure).filter((one) => one.type === 'L'))
      expect(new Set(list.children.map((kid) => kid.type))).toEqual(new Set(['LI']));
    expect(items.map(words)).toContain('1. First');
  });

  test('a list of sources with roles of their own is a list all the same', async () => {
    const notes =
      '<h1>S</h1><section role="doc-endnotes"><ol><li role="doc-endnote" id="a">One</li><li role="doc-endnote" id="b">Two <b>bold</b></li></ol></section>';
    const { structure } = await readPdf((await describePdf(await print(notes), DESCRIPTION)).bytes);
    const list = flat(structure).find((one) => one.type === 'L');
    expect(list?.children.map((item) => `${item.type} ${item.children.map((kid) => kid.type)} ${words(item)}`)).toEqual([
      'LI Lbl,LBody 1. One',
      'LI Lbl,LBody 2. Two bold',
    ]);
  });

  test('a table of rows with header cells, nothing loose in it', () => {
    const table = flat(facts.structure).find((one) => one.type === 'Table');
    expect(
      table?.children.map((row) => `${row.type} ${row.children.map((cell) => `${cell.type}:${words(cell)}`).join(' ')}`).slice(1),
    ).toEqual(['TR TH:Group TH:Count', 'TR TH:Women TD:1', 'TR TH:Men TD:2']);
    for (const row of [table, ...(table?.children.slice(1) ?? [])]) expect(row?.text).toBe('');
  });

  test('each figure with its words, once', () => {
    expect(
      flat(facts.structure)
        .filter((one) => one.type === 'Figure')
        .map((one) => one.alt),
    ).toEqual(['A curve over days', 'A curve over days']);
  });

  test('another language is marked', () => {
    expect(
      flat(facts.structure)
        .filter((one) => one.language === 'es')
        .map(words),
    ).toEqual(['¿Qué es?']);
  });

  test('links that say their words, also over line ends, in elements of the type Link', async () => {
    const says = [...new Set(facts.links.map((link) => `${link.says} > ${link.to}`))];
    expect(says).toEqual([
      '1 > #source',
      'the second part > #two',
      'example dot org > https://example.org/',
      'a link that wraps over several lines > #source',
      'Back > #top',
      'The source. Back doi.org/1 > https://doi.org/10.1000/1',
      '911 > tel:911',
      'the start > #top',
    ]);
    const tags = walk(readTags(await load(made.bytes)));
    expect(new Set(tags.filter((tag) => tag.kids.some((kid) => kid.kind === 'object')).map((tag) => tag.type))).toEqual(new Set(['Link']));
  });

  test('destinations of links with their pages', async () => {
    expect(await readDestinations(raw)).toEqual({ top: 1, two: 1, source: 2 });
    expect(await readDestinations(made.bytes)).toEqual({ top: 1, two: 1, source: 2 });
    expect(await readDestinations(await print('<p id="é b">x</p><a href="#é b">y</a>'))).toEqual({ 'é b': 1 });
  });
});

describe('what is mended', () => {
  test('nothing is painted outside a mark', async () => {
    expect(readPageStreams(await load(raw)).some((one) => one.reading.loose.length > 0)).toBe(true);
    const streams = readPageStreams(await load(made.bytes));
    expect(streams.filter((one) => !one.isGroup || one.reading.marked.size > 0).flatMap((one) => one.reading.loose)).toEqual([]);
  });

  test('the ink is the same: without marks, every operator of every page is as before', async () => {
    const ink = async (bytes: Uint8Array): Promise<string[]> =>
      readPageStreams(await load(bytes)).map((one) =>
        one.reading.statements
          .filter(({ operator }) => !['BDC', 'BMC', 'EMC'].includes(operator))
          .map((line) => `${line.operands.join(' ')} ${line.operator}`)
          .join('\n'),
      );
    expect(await ink(made.bytes)).toEqual(await ink(raw));
  });

  test('every element knows its pieces and every piece its element', async () => {
    const doc = await load(made.bytes);
    const tags = walk(readTags(doc));
    const owned = new Map<string, PDFRef>();
    for (const tag of tags) for (const kid of tag.kids) if (kid.kind === 'marked') owned.set(pieceKey(kid.page, kid.mcid), tag.ref);
    for (const tag of tags) for (const kid of tag.kids) if (kid.kind === 'tag') expect(kid.dict.get(PDFName.of('P'))).toBe(tag.ref);
    const nums = doc.catalog
      .lookup(PDFName.of('StructTreeRoot'), PDFDict)
      .lookup(PDFName.of('ParentTree'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray);
    const parents = new Map<number, PDFArray>();
    for (let i = 0; i < nums.size(); i += 2) {
      const value = nums.lookup(i + 1);
      if (value instanceof PDFArray) parents.set(nums.lookup(i, PDFNumber).asNumber(), value);
    }
    let pieces = 0;
    for (const stream of readPageStreams(doc)) {
      const holder = stream.isGroup ? stream.stream.dict : doc.context.lookup(stream.page, PDFDict);
      const list = parents.get(holder.lookupMaybe(PDFName.of('StructParents'), PDFNumber)?.asNumber() ?? -1);
      for (const mcid of stream.reading.marked.keys()) {
        pieces++;
        expect(list?.get(mcid)).toBe(owned.get(pieceKey(stream.page, mcid)));
      }
    }
    expect(pieces).toBe(owned.size);
  });

  test('types that PDF 1.7 does not know have a role', async () => {
    const roles = (await load(made.bytes)).catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('RoleMap'), PDFDict);
    expect(roles.toString().replace(/\s+/g, ' ')).toBe('<< /Aside /Div /Em /Span /Strong /Span >>');
  });
});

describe('what the browser leaves out or writes twice', () => {
  const mended = async (body: string): Promise<PdfFacts> => readPdf((await describePdf(await print(body), DESCRIPTION)).bytes);

  test('a bookmark keeps the space at the end of a line', async () => {
    const { outline } = await mended('<h1 style="width:90px">What you may want to know</h1>');
    expect(outline).toEqual([{ title: 'What you may want to know', page: 1, level: 1 }]);
  });

  test('text in a flex box or a bare div is a paragraph; what stands in a block stays', async () => {
    const flex = '<p style="display:flex;gap:1em"><span>Phone</span> <strong>555-0100</strong></p>';
    const { structure } = await mended(`<h1>H</h1><div>${flex}<p>In a <b>block</b></p></div><div>Bare</div>`);
    expect(structure[0]?.children.map((one) => `${one.type} ${words(one)}`)).toEqual(['H1 H', 'P Phone555-0100', 'P In a block', 'P Bare']);
  });
});

describe('the same page gives the same bytes', () => {
  test('after other pages in the same browser, and beside another one', async () => {
    await print('<table><tr><th>Another</th><td>page</td></tr></table>');
    const later = await printer.withPage(async (page) => {
      await loadHtml(page, html('<table><tr><th scope="col">x</th></tr><tr><td>y</td></tr></table>'.repeat(20)), { media: 'print' });
      await printPage(page, { width: 5, height: 5 });
      await loadHtml(page, html(BODY), { media: 'print' });
      return printPage(page, { width: 8.5, height: 11 });
    });
    const both = await Promise.all([print(BODY), print(BODY)]);
    for (const bytes of [later, ...both])
      expect(Buffer.from((await describePdf(bytes, DESCRIPTION)).bytes).equals(Buffer.from(made.bytes))).toBe(true);
  });

  test('another description gives another /ID', async () => {
    const idOf = async (bytes: Uint8Array) => (await load(bytes)).context.trailerInfo.ID?.toString();
    const other = await describePdf(raw, { ...DESCRIPTION, title: 'Other' });
    expect(await idOf(other.bytes)).not.toBe(await idOf(made.bytes));
  });
});

describe('what is not understood is an error, and the file stays as it came', () => {
  const spoil = async (change: (doc: PDFDocument) => void): Promise<Described> => {
    const doc = await load(raw);
    change(doc);
    const bytes = await doc.save({ useObjectStreams: false });
    const described = await describePdf(bytes, DESCRIPTION);
    expect(described.bytes).toBe(bytes);
    return described;
  };
  const paint = (content: string) => (doc: PDFDocument) =>
    doc.getPages()[0]?.node.set(PDFName.of('Contents'), doc.context.register(doc.context.stream(content)));

  test.each([
    ['an unknown operator', '0 0 m 1 1 l Zz S', 'operator "Zz"'],
    ['an inline image', 'BI /W 1 /H 1 ID x EI', 'operator "BI"'],
    ['a mark that never ends', '/P <</MCID 0>> BDC', 'never ends'],
    ['an end without a mark', 'EMC', 'never began'],
    ['bytes that are no operator', '0 0 m }', '"}"'],
    ['a mark that is neither numbered nor an artifact', '/Span BMC 0 0 m 1 1 l S EMC', '/Span'],
    ['text that is not written as glyphs', '/Artifact BMC BT (abc) Tj ET EMC', 'letters'],
  ])('%s', async (_, content, says) => {
    const { diagnostics } = await spoil(paint(content));
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'pdf-unknown-operator' }]);
    expect(diagnostics[0]?.message).toContain('page 1');
    expect(diagnostics[0]?.message).toContain(says);
  });

  test('an unknown structure type', async () => {
    const { diagnostics } = await spoil((doc) => readTags(doc)[0]?.dict.set(PDFName.of('S'), PDFName.of('Shape')));
    expect(diagnostics).toMatchObject([{ code: 'pdf-unknown-structure' }]);
    expect(diagnostics[0]?.message).toContain('"Shape"');
  });

  test('a picture of an unknown kind, among the objects that a page paints', async () => {
    const { diagnostics } = await spoil((doc) => {
      const group = doc.context.register(doc.context.stream('', { Type: 'XObject', Subtype: 'PS' }));
      doc
        .getPages()[0]
        ?.node.Resources()
        ?.set(PDFName.of('XObject'), doc.context.obj({ Odd: group }));
      paint('/Artifact BMC /Odd Do EMC')(doc);
    });
    expect(diagnostics).toMatchObject([{ code: 'pdf-unknown-operator' }]);
    expect(diagnostics[0]?.message).toContain('"PS"');
  });

  test('text that belongs to no element, and an element whose text is on no page', async () => {
    const { diagnostics } = await spoil((doc) => {
      const heading = walk(readTags(doc)).find(({ type }) => type === 'H1');
      const text = heading?.kids[0];
      if (text?.kind === 'tag') text.dict.set(PDFName.of('K'), PDFNumber.of(9999));
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['pdf-unknown-structure', 'pdf-unknown-structure']);
    expect(diagnostics[0]?.message).toContain('Page 1: "First heading" belongs to no structure element');
    expect(diagnostics[1]?.message).toContain('on no page');
  });

  test.each([
    ['an annotation that is no link', 'Highlight', 'unknown kind "Highlight"'],
    ['a link that belongs to no element', 'Link', 'belongs to no structure element'],
  ])('%s', async (_, kind, says) => {
    const { diagnostics } = await spoil((doc) => {
      const loose = doc.context.register(doc.context.obj({ Type: 'Annot', Subtype: kind, Rect: [0, 0, 9, 9] }));
      doc.getPages()[0]?.node.Annots()?.push(loose);
    });
    expect(diagnostics).toMatchObject([{ code: 'pdf-unknown-structure' }]);
    expect(diagnostics[0]?.message).toContain(says);
  });

  test('a PDF without tags', async () => {
    const { diagnostics } = await spoil((doc) => doc.catalog.delete(PDFName.of('StructTreeRoot')));
    expect(diagnostics).toMatchObject([{ code: 'pdf-not-tagged' }]);
  });

  test('a character that no font has', async () => {
    const { diagnostics } = await describePdf(await print('<h1>Sign</h1><p>Here \u{F0123} it is</p>'), DESCRIPTION);
    expect(diagnostics).toMatchObject([{ code: 'pdf-missing-letter' }]);
    expect(diagnostics[0]?.message).toContain('Page 1');
  });
});
