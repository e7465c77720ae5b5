import { decodePDFRawStream, PDFArray, PDFDict, PDFName, type PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { type Described, describePdf } from '../../scripts/pdf/describe-pdf.js';
import { readDestinations } from '../../scripts/pdf/read-destinations.js';
import { type PdfElement, type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import { readTags, setKids, walk } from '../../scripts/pdf/tags.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { onePrinter } from '../support/one-printer.js';
import { flat, heard, words } from '../support/pdf-elements.js';
import { TEMPLATES } from '../support/places.js';
import { BODY, DESCRIPTION, load, printSample } from '../support/sample-pdf.js';

let printer: Printer;
let raw: Uint8Array;
let made: Described;
let facts: PdfFacts;

const print = (body: string): Promise<Uint8Array> => printSample(printer, body);

beforeAll(async () => {
  printer = await onePrinter();
  raw = await print(BODY);
  made = await describePdf(raw, DESCRIPTION);
  facts = await readPdf(made.bytes);
}, 300_000);

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
    ).toEqual(['¿Qué es?', 'buenos días']);
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

describe('what a reader of the tags hears where a line ends', () => {
  const spoken = async (body: string, said?: string): Promise<string[]> =>
    heard((await readPdf((await describePdf(await print(body), { ...DESCRIPTION, ...(said ? { said } : {}) })).bytes)).structure);
  const narrow = (text: string, style = ''): string => `<p style="width:7em;${style}">${text}</p>`;

  test.each([
    ['plain words', 'The proof of suicide is early, and weak', ''],
    [
      'words of another weight, a link and a raised number between',
      'Some <b>people with</b> pain<sup>12</sup> <a href="#x">ask</a> the clinic <i>first</i>',
      '',
    ],
    ['set to both sides', 'The proof of suicide is early and it is weak for pain', 'text-align:justify'],
    ['lines that the author broke', 'Monday<br>Tuesday<br><b>Wednesday</b>', ''],
    ['one word a line in a weight that shows no space', '<b>Ketamine<br>treatment<br>and pain</b>', 'font-weight:700'],
    [
      'in columns, and over the end of a page',
      `One two three four five six seven${' and so on until the page ends'.repeat(90)}`,
      'columns:2;width:20em',
    ],
    [
      'a word with a hyphen, and an address',
      'Come to every check-up and long-term visit: https://example.org/a/very-long-address/of/a/page here',
      'overflow-wrap:anywhere',
    ],
    ['turned and made larger', 'The proof of suicide is early, and weak', 'transform:rotate(10deg) scale(1.2);margin:3em'],
  ])('%s: the words of the page', async (_, text, style) => {
    const page = narrow(text, style);
    const plain = text.replace(/<br>/g, ' ').replace(/<[^>]+>/g, '');
    expect(await spoken(`<h1>H</h1>${page}`)).toEqual(['H', plain]);
  });

  test.each([
    ['a word that is broken anywhere', narrow('Electroencephalographically', 'overflow-wrap:anywhere;'), 'Electroencephalographically'],
    [
      'a hyphen before a space',
      narrow('a very short- and a very long-term pain', 'width:3.6em'),
      'a very short- and a very long-term pain',
    ],
    ['two boxes of a line', '<p style="display:flex;gap:1em"><span>Phone</span><b>555-0100</b></p>', 'Phone 555-0100'],
    ['one word in two weights', '<p>in<b>side</b> of it</p>', 'inside of it'],
  ])('%s: what the page says decides', async (_, page, said) => {
    expect(await spoken(`<h1>H</h1>${page}`, `H ${said}`)).toEqual(['H', said]);
  });

  test('labels of a drawing, in cells, in items: each is heard for itself', async () => {
    const label = (x: number, y: number, text: string): string => `<text x="${x}" y="${y}" font-size="14">${text}</text>`;
    const drawing = `<svg role="img" aria-label="A day" width="400" height="90">${label(0, 20, 'Sleep')}${label(150, 20, 'Move')}${label(0, 60, '<tspan x="0">Ride</tspan><tspan x="0" dy="18">home</tspan>')}</svg>`;
    const table =
      '<table><tr><th scope="col" style="width:4em">How many people</th><th scope="col">Men</th></tr><tr><td>1</td><td>2</td></tr></table>';
    expect(await spoken(`<h1>H</h1><figure>${drawing}</figure>${table}<ul><li style="width:4em">Dizzy or sick</li></ul>`)).toEqual([
      ...['H', 'Sleep Move Ride home', 'How many people', 'Men', '1', '2', 'Dizzy or sick'],
    ]);
  });
});

describe('links that say and go where they should', () => {
  const placeWords = { 'source-': 'Source {number}', 'cited-': 'Source {number}. Back' };

  test('a bare number says where it leads, aloud too, and leaves the bookmark alone', async () => {
    const body = '<h1>Title<sup><a id="cited-4" href="#source-4">4</a></sup></h1><p id="source-4"><a href="#cited-4">4</a> Book</p>';
    const { links, structure, outline } = await readPdf((await describePdf(await print(body), { ...DESCRIPTION, placeWords })).bytes);
    expect(links.map(({ says, to }) => `${says} > ${to}`)).toEqual(['Source 4 > #source-4', 'Source 4. Back > #cited-4']);
    const alts = flat(structure).filter(({ type }) => type === 'Link');
    expect(alts.map(({ alt }) => alt)).toEqual(['Source 4', 'Source 4. Back']);
    expect(outline.map(({ title }) => title)).toEqual(['Title4']);
  });

  test('a link that the browser lost is no link, and somebody is told', async () => {
    const doc = await load(raw);
    const tag = walk(readTags(doc)).find(({ type }) => type === 'Link');
    if (!tag) throw new Error('the sample has no link');
    const lost = tag.kids.flatMap((kid) => (kid.kind === 'object' && kid.target ? [kid.target] : []));
    setKids(
      tag,
      tag.kids.filter(({ kind }) => kind !== 'object'),
    );
    const annotations = doc.getPages()[0]?.node.Annots();
    for (const one of lost) annotations?.remove(annotations.asArray().indexOf(one));
    const { bytes, diagnostics } = await describePdf(await doc.save({ useObjectStreams: false }), DESCRIPTION);
    expect(diagnostics).toMatchObject([{ code: 'pdf-lost-link', severity: 'warning' }]);
    expect(diagnostics[0]?.message).toContain('"the second part"');
    const { links, structure } = await readPdf(bytes);
    expect(links).toHaveLength(facts.links.length - lost.length);
    const count = (elements: readonly PdfElement[]): number => flat(elements).filter(({ type }) => type === 'Link').length;
    expect(count(structure)).toBe(count(facts.structure) - 1);
  });

  test('a sliver of a link at the foot of a page goes', async () => {
    const doc = await load(raw);
    const [tag] = walk(readTags(doc)).filter(({ kids }) => kids.some(({ kind }) => kind === 'object'));
    const kid = tag?.kids.find((one) => one.kind === 'object');
    if (!tag || kid?.kind !== 'object' || !kid.target) throw new Error('the sample has no link');
    const sliver = doc.context.lookup(kid.target, PDFDict).clone(doc.context);
    sliver.set(PDFName.of('Rect'), doc.context.obj([40, 41.7, 50, 42]));
    const ref = doc.context.register(sliver);
    doc.getPages()[0]?.node.Annots()?.push(ref);
    setKids(tag, [...tag.kids, { kind: 'object', target: ref, raw: doc.context.obj({ Type: 'OBJR', Obj: ref }) }]);
    const { bytes, diagnostics } = await describePdf(await doc.save({ useObjectStreams: false }), DESCRIPTION);
    expect(diagnostics).toEqual([]);
    expect((await readPdf(bytes)).links).toEqual(facts.links);
  });
});

test('each line to write on is a paragraph of its own, as the templates print it, also one right after the other', async () => {
  const templates = readTemplates(TEMPLATES);
  const fact = (label: string): string => htmlEnvironment(templates).render('partials/fact.hbs', { label } as never);
  const style = ['blocks.css', 'print/base.css'].map((name) => templates[name] ?? '').join('');
  const body = `<style>${style}</style><p>Before.</p><div class="facts">${fact('Your next visit')}${fact('Who wrote this')}</div><p>After.</p>`;
  const { structure } = await readPdf((await describePdf(await print(body), DESCRIPTION)).bytes);
  expect(heard(structure)).toEqual(['Before.', 'Your next visit', 'Who wrote this', 'After.']);
});
