import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { printPage } from '../../scripts/browser/print-page.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import type { Library } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import { once } from '../../scripts/model/remember.js';
import { fixtureRoot, readBroken, templatesRoot } from '../support/broken-project.js';
import { onAll } from '../support/on-all.js';
import { onePrinter } from '../support/one-printer.js';
import { readCodes } from '../support/read-codes.js';

const A4 = { width: 8.27, height: 11.69 };
const BASE = 'https://www.example.org/leaflets/';
const templates = readTemplates(templatesRoot);
const bundler = openBundler();

/** The take-home pieces of the fixture, of a brand that is on the web. */
const takeHome = once(async (): Promise<Deck> => {
  const { library } = readBroken(fixtureRoot) as { library: Library };
  const clinic = library.brands['example-clinic'] as Library['brands'][string];
  const online: Library = { ...library, brands: { 'example-clinic': { ...clinic, baseUrl: { en: BASE } } } };
  return (await composeDeck(online, { deck: 'take-home', brand: 'example-clinic', locale: 'en' })).deck;
});

describe('the code on paper', () => {
  test('opens the booklet of its edition, read from the printed page when the picture of it is blurred, and says so in words', async () => {
    const deck = await takeHome();
    const html = await bundler.inline(renderPrint(deck, { format: 'handout', paper: 'a4', templates }));
    const printer = await onePrinter();
    const { codes, side } = await printer.withPage(async (page) => {
      await page.setContent(html, { waitUntil: 'load' });
      const side = await page.$eval('.online svg', (svg) => {
        const modules = Number((svg as SVGElement).style.getPropertyValue('--modules'));
        return { module: (svg.getBoundingClientRect().width / modules / 96) * 25.4, modules };
      });
      return { side, codes: await readCodes(page, await printPage(page, A4), A4) };
    });
    expect(codes).toEqual([`${BASE}take-home.booklet.html?v=${deck.version}`]);
    expect(side.module).toBeGreaterThanOrEqual(0.6);
    expect(side.module * (side.modules - 8)).toBeGreaterThanOrEqual(20);
    expect(html.replaceAll('<wbr>', '')).toContain('example.org/leaflets/take-home.booklet.html</strong>');
  });
});

describe('the page that it opens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-edition-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['1.0.0', '?v=1.0.0', undefined],
    ['1.0.0', '', undefined],
    ['1.10.0', '?v=1.9.0', 'older than this page'],
    ['1.0.0', '?v=1.0.1', 'newer than this page'],
    ['spring', '?v=winter', 'older than this page'],
  ])('of version %s, come to with "%s"', async (version, search, told) => {
    const file = join(folder, `${version}.html`);
    writeFileSync(file, await bundler.inline(renderPrint({ ...(await takeHome()), version }, { format: 'booklet', templates })));
    const printer = await onePrinter();
    const said = await printer.withPage(async (page) => {
      await page.goto(pathToFileURL(file).href + search);
      return onAll(page, '.overdue', (all) => all.flatMap((one) => (one.checkVisibility() ? [one.textContent ?? ''] : [])));
    });
    expect(said).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
  });
});
