import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { picturePdf } from '../../scripts/browser/picture-pdf.js';
import { onePrinter } from '../support/one-printer.js';
import { PDF_FACTS } from '../support/pdf-facts.js';
import { NAMES, readShipped, type Shipped } from '../support/shipped-pdfs.js';

let shipped: ReadonlyMap<string, Shipped>;
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
  shipped = await readShipped(printer);
}, 300_000);

const of = (name: string): Shipped => shipped.get(name) as Shipped;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(NAMES)('%s', (name) => {
  test.each(Object.keys(PDF_FACTS))('%s', (fact) => PDF_FACTS[fact]?.(of(name), name));
});

// That no operator which paints is another one, a test of a small page says; here one is looked at.
test.each(['brochure letter'])(
  '%s: nothing in it is strange, and its pages look the same as Chromium printed them, pixel for pixel',
  {
    timeout: 300_000,
  },
  async (name) => {
    const { raw, made, facts } = await of(name).print();
    expect(made.diagnostics).toEqual([]);
    const first = 2;
    const draw = (pdf: Uint8Array): Promise<Uint8Array[]> =>
      printer.withPage(async (page) => {
        // vitest renames import() also in functions that run in the page.
        await page.evaluateOnNewDocument('window.__vite_ssr_dynamic_import__ = (address) => import(address)');
        return picturePdf(page, pdf, { width: 700, first });
      });
    // The browser sets a line of text one pixel higher now and then, in the same file too: a page is drawn again until both ways of
    // drawing it were seen. Other ink would never be the same.
    const seen = { before: new Set<string>(), after: new Set<string>() };
    const count = Math.min(first, facts.pages.length);
    const isSame = (number: number): boolean => [...seen.before].some((one) => one.startsWith(`${number} `) && seen.after.has(one));
    const pages = [...Array(count).keys()];
    for (let turn = 0; turn < 6 && !pages.every(isSame); turn++) {
      for (const [i, picture] of (await draw(raw)).entries()) {
        // A picture of an empty page would be the same too.
        expect(picture.length).toBeGreaterThan(4000);
        seen.before.add(`${i} ${hashOf(picture)}`);
      }
      for (const [i, picture] of (await draw(made.bytes)).entries()) seen.after.add(`${i} ${hashOf(picture)}`);
    }
    expect(pages.filter((number) => !isSame(number))).toEqual([]);
  },
);
