import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openPrinter, type Page, type Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { inlineHtml } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import type { Deck, DeckBlock, Span } from '../../scripts/model/deck.js';
import type { MeasureRules, PrintFormat } from '../../scripts/model/formats.js';
import type { Job } from '../../scripts/model/job.js';
import type { PageSize, Paper } from '../../scripts/model/paper.js';
import { readDestinations } from '../../scripts/pdf/read-destinations.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { brandStyle } from '../../scripts/render/css-rules.js';
import { fixedWord } from '../../scripts/render/fixed-word.js';
import { spansHtml } from '../../scripts/render/spans-html.js';
import { svgMarkup } from '../../scripts/render/svg-markup.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { judgePage } from '../support/judge-page.js';

const root = join(import.meta.dirname, '../..');
const templates = readTemplates(join(root, 'templates'));
const environment = htmlEnvironment(templates);
let jobs: readonly Job[];
let printer: Printer;
let deck: Deck;

beforeAll(async () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('decks/ cannot be read');
  jobs = planJobs(library, { decks: ['take-home'] });
  const wish = { deck: 'take-home', brand: 'example-clinic', locale: 'en' };
  [printer, { deck }] = await Promise.all([openPrinter(), composeDeck(library, wish)]);
}, 60_000);
afterAll(() => printer.close());

/** A run of text in a PDF, in points from the page's lower left corner. */
interface PlacedText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Wish {
  readonly format: PrintFormat;
  readonly paper?: Paper;
  readonly pages?: Readonly<Record<string, number>>;
  readonly of?: Deck;
}

const htmlOf = ({ of = deck, ...wish }: Wish): Promise<string> => inlineHtml(renderPrint(of, { ...wish, templates, environment }));

const jobOf = ({ format, paper }: Wish): Job => jobs.find((job) => job.format === format && job.paper === paper) as Job;

/** Loads a piece as it is printed and hands the page over. */
async function onPaper<T>(wish: Wish & { readonly paper: Paper }, use: (page: Page) => Promise<T>): Promise<T> {
  const html = await htmlOf(wish);
  return printer.withPage(async (page) => {
    const { refused } = await loadHtml(page, html, { media: 'print', viewport: jobOf(wish).box });
    expect(refused).toEqual([]);
    return use(page);
  });
}

const print = (wish: Wish & { readonly paper: Paper }): Promise<Uint8Array> =>
  onPaper(wish, (page) => printPage(page, jobOf(wish).page as PageSize));

const findings = (wish: Wish & { readonly paper: Paper }) => onPaper(wish, (page) => judgePage(page, jobOf(wish).rules as MeasureRules));

describe.each(['letter', 'a4'] as const)('on %s paper', (paper) => {
  test.each([
    ['brochure', 2],
    ['handout', 4],
    ['booklet', 16],
  ] as const)('the %s takes at most %i pages, and nothing is cut off, covered or too small', async (format, most) => {
    expect(await findings({ format, paper })).toEqual([]);
    const pages = await readPageTexts(await print({ format, paper }));
    expect(pages.length).toBeLessThanOrEqual(most);
    for (const text of pages) expect(text.trim().length).toBeGreaterThan(200);
  });

  test('no text of the brochure comes nearer than a quarter inch to the edge of its page', async () => {
    const { getDocumentProxy } = await import('unpdf');
    const pdf = await getDocumentProxy(await print({ format: 'brochure', paper }));
    expect(pdf.numPages).toBe(2);
    for (const number of [1, 2]) {
      const sheet = await pdf.getPage(number);
      const [, , width = 0, height = 0] = sheet.view;
      const items = ((await sheet.getTextContent()).items as PlacedText[]).filter(({ str }) => str?.trim());
      expect(items.length).toBeGreaterThan(30);
      for (const { transform, height: size, width: length } of items) {
        const [, , , , left = 0, base = 0] = transform;
        expect(Math.min(left, base, width - left - length, height - base - size)).toBeGreaterThanOrEqual(17.5);
      }
    }
  });

  test('large print has no text below 18 points and no line beyond six inches', async () => {
    expect(await findings({ format: 'large-print', paper })).toEqual([]);
    const longest = await onPaper({ format: 'large-print', paper }, (page) =>
      page.evaluate(() => Math.max(...[...document.querySelectorAll('p, li, h1, h2, h3')].map((one) => one.getBoundingClientRect().width))),
    );
    expect(longest).toBeLessThanOrEqual(6 * 96);
  });

  test('the panel of the brochure that folds in is about 1/16 inch narrower', async () => {
    const panels = await onPaper({ format: 'brochure', paper }, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-box]')].map((box) => {
          const { left, width, top } = box.getBoundingClientRect();
          return { name: box.getAttribute('data-box'), left: Math.round(left), width, top: Math.round(top) };
        }),
      ),
    );
    const at = (name: string) => panels.find((panel) => panel.name === name) ?? { left: -1, width: -1, top: -1 };
    expect(panels.map((panel) => panel.name)).toEqual(['cover', 'inside-left', 'inside-middle', 'inside-right', 'flap', 'back']);
    expect(at('inside-left').width - at('flap').width).toBeGreaterThan(5);
    expect(at('inside-left').width - at('flap').width).toBeLessThan(7);
    expect(at('inside-right').width).toBeCloseTo(at('flap').width);
    expect([at('flap'), at('back'), at('cover')].map(({ left }) => left)).toEqual(
      [at('flap'), at('back'), at('cover')].map(({ left }) => left).sort((a, b) => a - b),
    );
    expect(at('inside-left').top).toBeGreaterThan(at('cover').top);
  });
});

test.each(['brochure', 'handout', 'large-print', 'booklet'] as const)('headings of the %s never skip a level', async (format) => {
  const levels = [...(await htmlOf({ format, paper: 'letter' })).matchAll(/<h([1-6])[ >]/g)].map((found) => Number(found[1]));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
});

test('the contents of the booklet name the page of every section', async () => {
  const pages = await readDestinations(await print({ format: 'booklet', paper: 'letter' }));
  const sections = deck.booklet.flatMap((group) => group.sections);
  const texts = await readPageTexts(await print({ format: 'booklet', paper: 'letter', pages }));
  const html = await htmlOf({ format: 'booklet', paper: 'letter', pages });
  for (const { id } of sections) {
    const title = new RegExp(`<h3 id="${id}"[^>]*>(.*?)</h3>`, 's').exec(html)?.[1] ?? '';
    const words = title
      .replace(/<sup.*?<\/sup>/g, '')
      .replace(/&quot;|&#39;/g, '')
      .replace(/\s+/g, '');
    expect(texts[(pages[id] ?? 0) - 1]?.replace(/\s+/g, '')).toContain(words);
  }
});

test('source numbers lead to the list in the booklet and are bare in the brochure', async () => {
  const booklet = await htmlOf({ format: 'booklet', paper: 'letter' });
  const targets = [...booklet.matchAll(/href="#([\w-]+)"/g)].map((found) => found[1]);
  expect(targets.length).toBeGreaterThan(100);
  for (const id of new Set(targets)) expect(booklet).toContain(`id="${id}"`);
  expect(await htmlOf({ format: 'brochure', paper: 'letter' })).not.toContain('href="#');
});

test('every caveat and both calling lines stand in each piece that needs them', async () => {
  const booklet = (await readPageTexts(await print({ format: 'booklet', paper: 'letter' }))).join(' ');
  const caveats = deck.booklet.flatMap(({ sections }) => sections.flatMap(({ stretches }) => stretches.flatMap((one) => one.caveats)));
  expect(caveats.length).toBeGreaterThan(10);
  const html = await htmlOf({ format: 'booklet', paper: 'letter' });
  for (const { key } of caveats) expect(html).toContain(`data-b="${key}"`);
  for (const line of [deck.region.emergency.title, deck.region.crisis.title, deck.status.text]) expect(booklet).toContain(line);
  const cover = (await htmlOf({ format: 'brochure', paper: 'a4' })).split('data-box="inside-left"')[0];
  expect(cover).toContain(deck.region.crisis.title);
});

test.each([360, 180])('the phone page needs no sideways scrolling at %i px, and its first screen says whom to call', async (width) => {
  const html = await htmlOf({ format: 'booklet' });
  await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'screen', viewport: { width, height: 740 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const bottoms = await page.evaluate(() =>
      ['.call-lines', 'h1', '.status'].map((one) => document.querySelector(one)?.getBoundingClientRect().bottom),
    );
    if (width === 360) for (const bottom of bottoms) expect(bottom).toBeLessThan(740);
  });
  expect(html).toContain('href="tel:');
});

describe('what is written', () => {
  const words = { 'source-number': 'Source {number}' };
  const text = (value: string): Span => ({ kind: 'text', text: value });

  test('text is escaped, and marks side by side are parted by commas', () => {
    const spans: Span[] = [
      text('<script>"&'),
      { kind: 'mark', claim: 'a', numbers: [1, 2] },
      { kind: 'mark', claim: 'b', numbers: [] },
      { kind: 'mark', claim: 'c', numbers: [3] },
    ];
    expect(spansHtml(spans, { words, marks: 'plain' })).toBe(
      '&lt;script&gt;&quot;&amp;<sup class="mark">1,2</sup><sup class="mark">,3</sup>',
    );
  });

  test('ids of a drawing and all that points to them get its prefix; its title goes', () => {
    const fill = { tag: 'path', attributes: { fill: 'url(#dots)', id: 'p' }, children: [] };
    const use = { tag: 'use', attributes: { href: '#p' }, children: [] };
    const title = { tag: 'title', attributes: {}, children: ['No'] };
    const svg = { tag: 'svg', attributes: { viewBox: '0 0 9 9', width: '9' }, children: [title, fill, use] };
    expect(svgMarkup(svg, { prefix: 'x-', attributes: { 'aria-label': 'A "b"' } })).toBe(
      '<svg viewBox="0 0 9 9" aria-label="A &quot;b&quot;"><path fill="url(#x-dots)" id="x-p"/><use href="#x-p"/></svg>',
    );
  });

  test('only colors get into the style of a brand', () => {
    expect(brandStyle({ colors: { accent: '#123456', 'x}y': '#000', ink: 'red;}' } })).toBe(':root{--accent:#123456}');
  });

  test('a missing fixed word is named', () => {
    expect(() => fixedWord({}, 'call-us')).toThrow('"call-us"');
    expect(fixedWord({ call: 'Call {number}' }, 'call', { number: 911 })).toBe('Call 911');
  });

  test('a fact that a brand has not given is a line to write on, an empty cell a dash', async () => {
    const blocks: DeckBlock[] = [
      { key: 'x1', instruction: false, kind: 'facts', facts: [{ label: 'Fasting' }] },
      { key: 'x2', instruction: false, kind: 'table', head: [[text('A')], []], rows: [[[text('b')], []]] },
    ];
    const section = { key: 'x3', id: 's', module: 'm', title: [text('T')], stretches: [{ blocks, caveats: [] }] };
    const html = await htmlOf({
      format: 'handout',
      paper: 'letter',
      of: { ...deck, handout: [{ id: 'g', title: 'G', sections: [section] }] },
    });
    expect(html).toMatch(/Fasting<\/span> <span class="write"/);
    expect(html).toContain('<td>–</td>');
  });
});
