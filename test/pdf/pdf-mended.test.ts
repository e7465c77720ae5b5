import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { type Described, describePdf } from '../../scripts/pdf/describe-pdf.js';
import { markKey, readPageStreams } from '../../scripts/pdf/page-streams.js';
import { readTags, setType, type Tag, walk } from '../../scripts/pdf/tags.js';
import { onePrinter } from '../support/one-printer.js';
import { BODY, DESCRIPTION, html, load, printSample } from '../support/sample-pdf.js';

let printer: Printer;
let raw: Uint8Array;
let made: Described;

const parentTree = (doc: PDFDocument): PDFDict =>
  doc.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('ParentTree'), PDFDict);
const print = (body: string): Promise<Uint8Array> => printSample(printer, body);

beforeAll(async () => {
  printer = await onePrinter();
  raw = await print(BODY);
  made = await describePdf(raw, DESCRIPTION);
}, 300_000);

describe('what is mended', () => {
  test('nothing is painted outside a mark', async () => {
    expect(readPageStreams(await load(raw)).some((one) => one.reading.loose.length > 0)).toBe(true);
    const streams = readPageStreams(await load(made.bytes));
    expect(streams.filter((one) => !one.isGroup || one.reading.marked.size > 0).flatMap((one) => one.reading.loose)).toEqual([]);
  });

  test('the ink is the same: without marks, every operator of every page is as before, and spaces are added', async () => {
    const read = async (bytes: Uint8Array): Promise<{ ink: string[]; spaces: string[] }[]> =>
      readPageStreams(await load(bytes)).map(({ reading, spaces }) => ({
        ink: reading.operations
          .filter(({ operator }) => !['BDC', 'BMC', 'EMC'].includes(operator))
          .map((line) => `${line.operands.join(' ')} ${line.operator}`),
        spaces: [...spaces.values()].map((code) => `<${code}> Tj`),
      }));
    const [before, after] = await Promise.all([read(raw), read(made.bytes)]);
    expect(after).toHaveLength(before.length);
    for (const [i, { ink, spaces }] of after.entries()) {
      const old = [...(before[i]?.ink ?? [])];
      const added = ink.filter((line) => (line === old[0] ? old.shift() === undefined : true));
      expect(old).toEqual([]);
      expect(added.filter((line) => !spaces.includes(line))).toEqual([]);
    }
  });

  test('every element knows its pieces and every piece its element', async () => {
    const doc = await load(made.bytes);
    const tags = walk(readTags(doc));
    const owned = new Map<string, PDFRef>();
    for (const tag of tags) for (const kid of tag.kids) if (kid.kind === 'marked') owned.set(markKey(kid.page, kid.mcid), tag.ref);
    for (const tag of tags) for (const kid of tag.kids) if (kid.kind === 'tag') expect(kid.dict.get(PDFName.of('P'))).toBe(tag.ref);
    const nums = parentTree(doc).lookup(PDFName.of('Nums'), PDFArray);
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
        expect(list?.get(mcid)).toBe(owned.get(markKey(stream.page, mcid)));
      }
    }
    expect(pieces).toBe(owned.size);
  });

  test('types that PDF 1.7 does not know have a role', async () => {
    const roles = (await load(made.bytes)).catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('RoleMap'), PDFDict);
    expect(roles.toString().replace(/\s+/g, ' ')).toBe('<< /Aside /Div /Em /Span /Strong /Span >>');
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
    ['a mark that is neither numbered nor an artifact', '/Quote BMC 0 0 m 1 1 l S EMC', '/Quote'],
    ['a string that never ends', '(abc', 'without its end'],
    ['operands without an operator', '0 0 m 1 1', 'without an operator'],
    ['a mark with named properties', '/P /MC0 BDC EMC', 'named properties'],
    ['two marks with one number', '/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC', 'the number 0'],
    ['a font that is not there', '/Artifact BMC BT /Odd 9 Tf <0001> Tj ET EMC', 'font that is not there: Odd'],
    ['a picture that is not there', '/Artifact BMC /Odd Do EMC', 'object that is not there: Odd'],
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

  test('a page whose content is not one stream', async () => {
    const { diagnostics } = await spoil((doc) => {
      const page = doc.getPages()[0];
      const contents = page?.node.get(PDFName.of('Contents'));
      if (contents) page?.node.set(PDFName.of('Contents'), doc.context.obj([contents, contents]));
    });
    expect(diagnostics).toMatchObject([{ code: 'pdf-unknown-operator' }]);
    expect(diagnostics[0]?.message).toContain('not one stream');
  });

  const first = (doc: PDFDocument, test: (tag: Tag) => boolean): Tag => walk(readTags(doc)).find(test) as Tag;
  const hasLink = ({ kids }: Tag): boolean => kids.some(({ kind }) => kind === 'object');
  test.each<[string, (doc: PDFDocument) => unknown, string]>([
    ['a link in an element that is none', (doc) => setType(first(doc, hasLink), 'P'), 'a link in an element of the type "P"'],
    [
      'an element without a type',
      (doc) => first(doc, ({ type }) => type === 'H1').dict.delete(PDFName.of('S')),
      'is no indirect object or has no type',
    ],
    [
      'an element with a name among its kids',
      (doc) => first(doc, ({ type }) => type === 'H1').dict.set(PDFName.of('K'), PDFName.of('Odd')),
      '/Odd among its kids',
    ],
    ['a parent tree with branches', (doc) => parentTree(doc).delete(PDFName.of('Nums')), 'without a flat list of numbers'],
  ])('%s', async (_, change, says) => {
    const { diagnostics } = await spoil((doc) => void change(doc));
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'pdf-unknown-structure' }]);
    expect(diagnostics[0]?.message).toContain(says);
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
