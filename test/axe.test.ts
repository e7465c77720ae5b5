import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrinter, type Page, type Printer } from '../scripts/browser/open-printer.js';
import { openBundler } from '../scripts/bundle/inline-html.js';
import { composeDeck } from '../scripts/compose/compose-deck.js';
import { readLibrary } from '../scripts/content/read-library.js';
import { renderMarp } from '../scripts/render/render-marp.js';
import { renderPrint } from '../scripts/render/render-print.js';
import { renderReveal } from '../scripts/render/render-reveal.js';
import { readTemplates } from '../scripts/render/templates.js';

/** axe-core, the judge of WCAG 2.0-2.2 A and AA and of best practice, on the shipped HTML: every slide, every state, two looks. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'teachback-axe-'));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DECKS = ['consult', 'community-talk'] as const;
const LOOKS = ['none', 'active'] as const;
let printer: Printer;

beforeAll(async () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('the shipped content cannot be read');
  const templates = readTemplates(join(root, 'templates'));
  const bundler = openBundler();
  printer = await openPrinter();
  const composed = async (id: string) =>
    (await composeDeck(library, { deck: id, brand: 'example-clinic', locale: 'en', asOf: '2026-11-23' })).deck;
  for (const id of DECKS) {
    const deck = await composed(id);
    const handouts = [{ paper: 'letter', href: '../share/take-home.handout.letter.pdf' }] as const;
    writeFileSync(join(folder, `${id}.reveal.html`), await bundler.inline(renderReveal(deck, templates, { handouts })));
    writeFileSync(join(folder, `${id}.marp.html`), await bundler.inline(renderMarp(deck, templates)));
  }
  const booklet = renderPrint(await composed('take-home'), { format: 'booklet', templates });
  writeFileSync(join(folder, 'booklet.html'), await bundler.inline(booklet));
}, 60_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

type Look = (typeof LOOKS)[number];
type Size = readonly [width: number, height: number];
const WIDE: Size = [1280, 720];
const PHONE: Size = [390, 844];
/** Tests wait in line for one of the browser's pages; this is no measure of one test. */
const LONG = 120_000;

function opened(file: string, { look, size = WIDE }: { look: Look; size?: Size }, use: (page: Page) => Promise<void>): Promise<void> {
  return printer.withPage(async (page) => {
    await page.setViewport({ width: size[0], height: size[1] });
    // The browser's protocol knows this feature; the type of `emulateMediaFeatures` and its check do not.
    const session = await page.createCDPSession();
    const features = [
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'forced-colors', value: look },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
    await page.goto(pathToFileURL(join(folder, file)).href);
    if (file !== 'booklet.html') await page.waitForSelector('.reveal.ready, body.presenting:has(main .marpit > section)');
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(look === 'active');
    await page.evaluate(AXE);
    await use(page);
  });
}

/** What axe finds inside `selector`, each as its rule, element and reason. A frame is judged on its own. */
async function found(page: Pick<Page, 'evaluate'>, where: string, selector?: string): Promise<string[]> {
  const violations = await page.evaluate(
    async (values, within) => {
      const { axe } = window as unknown as { axe: { run(...given: unknown[]): Promise<{ violations: Violation[] }> } };
      interface Violation {
        readonly id: string;
        readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
      }
      const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false, iframes: false };
      const result = await axe.run(within === undefined ? document : { include: [[within]] }, options);
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} - ${failureSummary.replace(/\s+/g, ' ').slice(0, 240)}`),
      );
    },
    TAGS,
    selector,
  );
  return violations.map((violation) => `${where}: ${violation}`);
}

const press = async (page: Page, ...keys: readonly Parameters<Page['keyboard']['press']>[0][]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Shows one slide of a reveal deck with all its steps. */
async function showSlide(page: Page, id: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#/${to}`;
  }, id);
  await page.waitForSelector(`section.present[id="${id}"]`);
  await page.$$eval('section.present .fragment', (all) => {
    for (const one of all) one.classList.add('visible');
  });
}

const idsOf = (page: Page, selector: string): Promise<string[]> => page.$$eval(selector, (all) => all.map(({ id }) => id));

describe.concurrent.each(LOOKS)('axe finds nothing (forced colors: %s)', (look) => {
  for (const deck of DECKS) {
    test(`on any slide of ${deck}, reveal`, { timeout: LONG }, () =>
      opened(`${deck}.reveal.html`, { look }, async (page) => {
        const wrong: string[] = await found(page, 'whole page');
        for (const id of await idsOf(page, '.slides > section')) {
          await showSlide(page, id);
          wrong.push(...(await found(page, id, 'section.present')));
        }
        expect(wrong).toEqual([]);
      }),
    );

    test(`on any slide of ${deck}, marp`, { timeout: LONG }, () =>
      look === 'none'
        ? opened(`${deck}.marp.html`, { look }, async (page) => {
            const wrong: string[] = await found(page, 'whole page');
            for (const id of await idsOf(page, 'section.slide')) {
              wrong.push(...(await found(page, id, `section[id="${id}"]`)));
              await press(page, 'PageDown');
            }
            expect(wrong).toEqual([]);
          })
        : // All slides at once, in the layout in which they stand in order.
          opened(`${deck}.marp.html`, { look, size: PHONE }, async (page) => expect(await found(page, 'all slides')).toEqual([])),
    );
  }

  test('in any state of a reveal deck', { timeout: LONG }, () =>
    opened('consult.reveal.html', { look }, async (page) => {
      const wrong: string[] = [];
      await press(page, 'ArrowRight');
      await page.click('[data-choose]');
      wrong.push(...(await found(page, 'condition chosen')));
      await page.click('[data-start=chosen]');
      wrong.push(...(await found(page, 'condition path')));
      for (const [key, name] of [
        ['m', 'menu'],
        ['?', 'keys'],
      ] as const) {
        await press(page, key);
        wrong.push(...(await found(page, name)));
        await press(page, 'Escape');
      }
      await press(page, 'o');
      await page.waitForSelector('.reveal.overview');
      wrong.push(...(await found(page, 'overview')));
      await press(page, 'Escape', 'b');
      wrong.push(...(await found(page, 'black screen')));
      await press(page, 'b', '+', '+');
      wrong.push(...(await found(page, 'text at 150 percent')));
      expect(wrong).toEqual([]);
    }),
  );

  test('in the speaker view', { timeout: LONG }, () =>
    opened('consult.reveal.html', { look }, async (page) => {
      await showSlide(page, 'teach-back');
      const popup = new Promise<Page>((known) => {
        page.once('popup', (window) => window && known(window));
      });
      await press(page, 's');
      const speaker = await popup;
      await speaker.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
      await speaker.evaluate(AXE);
      const wrong = await found(speaker, 'speaker window');
      for (const name of ['current', 'upcoming']) {
        const frame = await (await speaker.waitForSelector(`#${name}-slide iframe`))?.contentFrame();
        await frame?.waitForSelector('.reveal.ready');
        await frame?.evaluate(AXE);
        if (frame) wrong.push(...(await found(frame, `speaker window, ${name}`)));
      }
      expect(wrong).toEqual([]);
    }),
  );

  test('in any state of a marp deck', { timeout: LONG }, () =>
    opened('consult.marp.html', { look }, async (page) => {
      const wrong: string[] = [];
      await press(page, 'PageDown', 'PageDown');
      for (const [key, name] of [
        ['m', 'menu'],
        ['?', 'keys'],
      ] as const) {
        await press(page, key);
        wrong.push(...(await found(page, name)));
        await press(page, 'Escape');
      }
      await press(page, 'b');
      wrong.push(...(await found(page, 'black screen')));
      await press(page, 'a', '+', '+');
      wrong.push(...(await found(page, 'text at 150 percent')));
      expect(wrong).toEqual([]);
    }),
  );

  test('on a phone', { timeout: LONG }, async () => {
    const wrong: string[] = [];
    await opened('consult.reveal.html', { look, size: PHONE }, async (page) => {
      await showSlide(page, 'choose');
      wrong.push(...(await found(page, 'reveal')));
      await press(page, 'PageDown', 'm');
      wrong.push(...(await found(page, 'reveal, menu')));
    });
    await opened('consult.marp.html', { look, size: PHONE }, async (page) => {
      if (look === 'none') wrong.push(...(await found(page, 'marp')));
      await press(page, 'm');
      wrong.push(...(await found(page, 'marp, menu')));
    });
    await opened('booklet.html', { look, size: PHONE }, async (page) => void wrong.push(...(await found(page, 'booklet'))));
    expect(wrong).toEqual([]);
  });

  test('on the booklet page', { timeout: LONG }, () =>
    opened('booklet.html', { look }, async (page) => expect(await found(page, 'booklet')).toEqual([])),
  );
});
