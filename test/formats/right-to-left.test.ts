import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { type BuildResult, build } from '../../scripts/stories/build.js';
import { onePrinter } from '../support/one-printer.js';
import { PSEUDO_RTL, pseudoLibrary } from '../support/pseudo-library.js';

const ROOT = join(import.meta.dirname, '../..');
let printer: Printer;
let result: BuildResult;

beforeAll(async () => {
  const { library } = readLibrary(join(ROOT, 'test', 'fixtures', 'cast-care'), join(ROOT, 'templates'));
  if (!library) throw new Error('The fixture cannot be read.');
  printer = await onePrinter();
  const project = pseudoLibrary(library, PSEUDO_RTL);
  const formats = ['marp', 'brochure'] as const;
  result = await build({ project, printer, formats, papers: ['a4'], asOf: '2026-11-23', keepHtml: true });
}, 300_000);

const pages = (ending: string): string[] =>
  result.outcomes
    .flatMap((one) => (one.kind === 'made' ? one.artifacts : []))
    .filter(({ path }) => path.endsWith(ending))
    .map(({ bytes }) => new TextDecoder().decode(bytes));

/** Where the middle of what `selector` names lies, in CSS px from the left. */
const middles = (html: string, selectors: readonly string[]): Promise<number[]> =>
  printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return page.evaluate((names) => {
      const boxes = names.map((name) => document.querySelector(name)?.getBoundingClientRect());
      return boxes.map((box) => (box ? box.left + box.width / 2 : Number.NaN));
    }, selectors);
  });

describe('a language that runs from right to left', () => {
  test('is made with the styles of all others, and everything fits', () => {
    expect(result.outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []))).toEqual([]);
    expect(result.outcomes.length).toBeGreaterThanOrEqual(2);
  });

  test('is named as such by every page', () => {
    const all = pages('.html');
    expect(all.length).toBeGreaterThanOrEqual(2);
    for (const html of all) expect(html).toContain(`<html lang="${PSEUDO_RTL}" dir="rtl">`);
  });

  test('folds the brochure the other way: the cover is the left panel outside, reading begins at the right inside', async () => {
    const [html = ''] = pages('.brochure.a4.pdf.html');
    const [cover = 0, back = 0, flap = 0, first = 0, second = 0, third = 0] = await middles(html, [
      ...['.cover', '.back', '.flap'],
      ...['.inside-left', '.inside-middle', '.inside-right'],
    ]);
    expect([cover < back, back < flap]).toEqual([true, true]);
    expect([first > second, second > third]).toEqual([true, true]);
  });

  test('sets the marks of a list, and the bar of a caveat, at the right', async () => {
    const [html = ''] = pages('.marp.html');
    const sides = await printer.withPage(async (page) => {
      await loadHtml(page, html, { media: 'print' });
      return page.evaluate(() => {
        const caveat = getComputedStyle(document.querySelector('.slide .caveats, .slide blockquote') as Element);
        const list = getComputedStyle(document.querySelector('.slide:not(.how-sure) ul') as Element);
        return [caveat.borderRightWidth, caveat.borderLeftWidth, list.paddingRight, list.paddingLeft].map(Number.parseFloat);
      });
    });
    const [right = 0, left = 0, inside = 0, outside = 0] = sides;
    expect([right > left, inside > outside]).toEqual([true, true]);
  });
});
