import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Deck } from '../../scripts/model/deck.js';
import { readDestinations } from '../../scripts/pdf/read-destinations.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { onePrinter } from '../support/one-printer.js';
import { builtBytes, builtHtml, builtTexts, shippedBuild, shippedDeck, shippedLibrary } from '../support/shipped.js';

/** What is printed to take home, as it was built: its pages in the browser, and its PDFs. */
const FORMATS = ['brochure', 'handout', 'large-print', 'booklet'] as const;
const nameOf = (format: (typeof FORMATS)[number], paper: string): string => `share/take-home.${format}.${paper}.pdf`;
const jobs = planJobs(shippedLibrary(), { decks: ['take-home'] });
let printer: Printer;
let deck: Deck;

beforeAll(async () => {
  [printer, deck] = await Promise.all([onePrinter(), shippedDeck('take-home')]);
});

/** Loads a piece as it is printed and hands the page over. */
function onPaper<T>(name: string, use: (page: Page) => Promise<T>): Promise<T> {
  const box = jobs.find(({ path }) => path.endsWith(`/${name}`))?.box ?? { width: 0, height: 0 };
  return printer.withPage(async (page) => {
    await loadHtml(page, await builtHtml(name), { media: 'print', viewport: box });
    return use(page);
  });
}

describe.each(['letter', 'a4'] as const)('on %s paper', (paper) => {
  test.each(FORMATS)('the %s was found whole, in text of 12 points or more, in large print of 18', (format) => {
    const found = readManifest(shippedBuild().out)?.artifacts.find(({ path }) => path.endsWith(nameOf(format, paper)));
    expect(found?.checked?.found).toEqual(expect.arrayContaining(['whole', 'sizes', 'colors', 'lines']));
    expect(found?.checked?.text).toBeCloseTo((format === 'large-print' ? 18 : 12) * (96 / 72));
  });

  test.each(['brochure', 'handout', 'booklet'] as const)('no page of the %s is nearly empty', async (format) => {
    for (const text of await builtTexts(nameOf(format, paper))) expect(text.trim().length).toBeGreaterThan(200);
  });

  test('large print has no line beyond six inches', async () => {
    const longest = await onPaper(nameOf('large-print', paper), (page) =>
      page.evaluate(() => Math.max(...[...document.querySelectorAll('p, li, h1, h2, h3')].map((one) => one.getBoundingClientRect().width))),
    );
    expect(longest).toBeGreaterThan(96);
    expect(longest).toBeLessThanOrEqual(6 * 96);
  });

  test('the panel of the brochure that folds in is about 1/16 inch narrower', async () => {
    const panels = await onPaper(nameOf('brochure', paper), (page) =>
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
    const outside = [at('flap'), at('back'), at('cover')].map(({ left }) => left);
    expect(outside).toEqual([...outside].sort((a, b) => a - b));
    expect(at('inside-left').top).toBeGreaterThan(at('cover').top);
  });
});

test.each(FORMATS)('headings of the %s never skip a level', async (format) => {
  const levels = [...(await builtHtml(nameOf(format, 'letter'))).matchAll(/<h([1-6])[ >]/g)].map((found) => Number(found[1]));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
});

test('the contents of the booklet name the page of every section', async () => {
  const name = nameOf('booklet', 'letter');
  const pages = await readDestinations(builtBytes(name));
  const texts = (await builtTexts(name)).map((text) => text.replace(/\s+/g, ''));
  const html = await builtHtml(name);
  const wordsOf = (title: string): string =>
    title
      .replace(/<sup.*?<\/sup>|<[^>]+>/g, '')
      .replace(/&quot;|&#39;/g, '')
      .replace(/\s+/g, '');
  for (const { id } of deck.booklet.flatMap((group) => group.sections)) {
    const title = wordsOf(new RegExp(`<h3 id="${id}"[^>]*>(.*?)</h3>`, 's').exec(html)?.[1] ?? '');
    expect(texts[(pages[id] ?? 0) - 1]).toContain(title);
    // In the contents the page stands right after the title.
    expect(texts.some((text) => text.includes(`${title}${pages[id]}`))).toBe(true);
  }
});

test('source numbers lead to the list in the booklet and are bare in the brochure', async () => {
  const booklet = await builtHtml(nameOf('booklet', 'letter'));
  const targets = [...booklet.matchAll(/href="#([\w-]+)"/g)].map((found) => found[1]);
  expect(targets.length).toBeGreaterThan(100);
  for (const id of new Set(targets)) expect(booklet).toContain(`id="${id}"`);
  expect(await builtHtml(nameOf('brochure', 'letter'))).not.toContain('href="#');
});

test('every caveat and both calling lines stand in each piece that needs them', async () => {
  const booklet = (await builtTexts(nameOf('booklet', 'letter'))).join(' ');
  const caveats = deck.booklet.flatMap(({ sections }) => sections.flatMap(({ stretches }) => stretches.flatMap((one) => one.caveats)));
  expect(caveats.length).toBeGreaterThan(10);
  const html = await builtHtml(nameOf('booklet', 'letter'));
  for (const { key } of caveats) expect(html).toContain(`data-b="${key}"`);
  for (const line of [deck.region.emergency.title, deck.region.crisis.title, deck.status.text]) expect(booklet).toContain(line);
  expect((await builtHtml(nameOf('brochure', 'a4'))).split('data-box="inside-left"')[0]).toContain(deck.region.crisis.title);
});

test.each([360, 180])('the phone page needs no sideways scrolling at %i px, and its first screen says whom to call', async (width) => {
  const html = new TextDecoder().decode(builtBytes('share/take-home.booklet.html'));
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
