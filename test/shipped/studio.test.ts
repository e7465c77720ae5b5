import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { AXE, found } from '../support/axe-judge.js';
import { onePrinter } from '../support/one-printer.js';
import { AS_OF } from '../support/places.js';
import { BRAND, builtJob, builtPath, builtTexts, htmlAbout } from '../support/shipped.js';

const LONG = 300_000;

/** The six pieces that a clinic hands out, by the value that chooses each in the studio, and the file that the build made of it. */
const PIECES = [
  { what: 'take-home/handout', large: false, file: 'share/take-home.handout.letter.pdf' },
  { what: 'take-home/handout', large: true, file: 'share/take-home.large-print.letter.pdf' },
  { what: 'take-home/brochure', large: false, file: 'share/take-home.brochure.letter.pdf' },
  { what: 'take-home/booklet', large: false, file: 'share/take-home.booklet.letter.pdf' },
  { what: 'choices/sheet', large: false, file: 'share/choices.sheet.letter.pdf' },
  { what: 'ride-home/sheet', large: false, file: 'share/ride-home.sheet.letter.pdf' },
] as const;

/** Where a line ends may differ by the part of a px in which a page is set anew. */
const wordsOf = (pages: readonly string[] = []): string[] => pages.map((text) => text.replace(/\s+/g, ' '));

type PrintSize = Parameters<typeof printPage>[1];

describe('the studio', () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await onePrinter();
  }, LONG);

  /** Opens the built studio on the day of the build, and says what it asked for or complained of. */
  const opened = <T>(use: (page: Page) => Promise<T>): Promise<T> =>
    printer.withPage(async (page) => {
      const wrong: string[] = [];
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      page.on('request', (request) => !/^(file|data|about):/.test(request.url()) && wrong.push(request.url()));
      await page.evaluateOnNewDocument((day: string) => {
        const Real = Date;
        Object.assign(globalThis, {
          Date: class extends Real {
            constructor() {
              super(`${day}T12:00`);
            }
          },
        });
      }, AS_OF);
      await page.goto(pathToFileURL(builtPath('studio.html')).href);
      await page.waitForSelector('#print');
      const result = await use(page);
      expect(wrong).toEqual([]);
      return result;
    });

  const foundBy = async (page: Page, where: string): Promise<string[]> => {
    await page.evaluate(AXE);
    return found(page, where);
  };

  const choose = (page: Page, selector: string, value?: string): Promise<void> =>
    page.evaluate(
      (query, chosen) => {
        const control = document.querySelector<HTMLInputElement | HTMLSelectElement>(query);
        if (!control) throw new Error(`There is no ${query}.`);
        if (chosen === undefined) control.click();
        else control.value = chosen;
        if (chosen !== undefined) for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind));
      },
      selector,
      value,
    );

  /** Waits until the preview was made and judged, and returns the document that it would print. */
  const settled = async (page: Page): Promise<string> => {
    await page.evaluate(() => document.querySelector('.notes')?.replaceChildren());
    await page.waitForFunction(() => document.querySelector('.notes')?.textContent !== '');
    return onSheet(page);
  };

  /** The document that stands in the sheet, with the trees of the pieces of a set. */
  const onSheet = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const sheet = document.querySelector('iframe')?.contentDocument as Document;
      const copy = sheet.documentElement.cloneNode(true) as HTMLElement;
      for (const script of copy.querySelectorAll('script')) script.remove();
      for (const [index, { shadowRoot }] of [...sheet.body.children].entries()) {
        const tree = shadowRoot && document.createElement('template');
        tree?.setAttribute('shadowrootmode', 'open');
        if (tree && shadowRoot) tree.innerHTML = shadowRoot.innerHTML;
        if (tree) copy.querySelectorAll('body > *')[index]?.append(tree);
      }
      return `<!doctype html>${copy.outerHTML}`;
    });

  /** The texts of the pages that a document is printed on. */
  const pagesOf = async (html: string, size: PrintSize): Promise<readonly string[]> => readPageTexts(await pdfOf(html, size));
  const pdfOf = (html: string, size: PrintSize): Promise<Uint8Array> =>
    printer.withPage(async (sheet) => {
      await loadHtml(sheet, html, { media: 'print' });
      return printPage(sheet, size);
    });

  test('prints for a brand what the build prints: the same words, page for page', { timeout: LONG }, async () => {
    const printed = await opened(async (page) => {
      const texts: Record<string, readonly string[]> = {};
      for (const { what, large, file } of PIECES) {
        await choose(page, '#start-from', BRAND);
        await choose(page, `input[name="what"][value="${what}"]`);
        await choose(page, `input[name="size"][value="${large ? 'large' : 'usual'}"]`);
        const html = await settled(page);
        const size = builtJob(file).page;
        if (!size) throw new Error(`${file} has no page.`);
        texts[file] = await pagesOf(html, size);
      }
      return texts;
    });
    for (const { file } of PIECES)
      expect({ file, pages: wordsOf(printed[file]) }).toEqual({ file, pages: wordsOf(await builtTexts(file)) });
  });

  test('prints about one condition what the code of a build makes of it: the same words, page for page', { timeout: LONG }, async () => {
    for (const { what, large, file } of PIECES.filter(({ what }) => /handout|brochure|booklet/.test(what))) {
      const html = await opened(async (page) => {
        await choose(page, '#start-from', BRAND);
        await choose(page, `input[name="what"][value="${what}"]`);
        await choose(page, `input[name="size"][value="${large ? 'large' : 'usual'}"]`);
        await choose(page, '#topic', 'ptsd');
        return settled(page);
      });
      const { page: size } = builtJob(file);
      const shown = size && (await pagesOf(html, size));
      const made = size && (await pagesOf(await htmlAbout(file, 'ptsd', (first) => pdfOf(first, size)), size));
      expect({ file, pages: wordsOf(shown) }).toEqual({ file, pages: wordsOf(made) });
      expect(shown?.join(' ')).toContain('For: PTSD');
    }
  });

  test('prints a set at once: each piece on its own pages and with its own numbers, as the build prints it', {
    timeout: LONG,
  }, async () => {
    const html = await opened(async (page) => {
      await choose(page, '#start-from', BRAND);
      await choose(page, 'input[name="what"][value="set 0"]');
      await page.evaluate(() => {
        const sheet = document.querySelector('iframe')?.contentWindow as Window;
        sheet.print = () => document.body.setAttribute('data-printed', '');
      });
      await choose(page, '#print');
      await page.waitForSelector('body[data-printed]');
      return onSheet(page);
    });
    const files = [PIECES[0], PIECES[4], PIECES[5]].map(({ file }) => file);
    const size = builtJob(files[0] ?? '').page;
    const built = await Promise.all(files.map((file) => builtTexts(file)));
    expect(wordsOf(size && (await pagesOf(html, size)))).toEqual(built.flatMap((pages) => wordsOf(pages)));
  });

  test("by keyboard alone: a large handout in the clinic's name, and nothing of the patient stays", { timeout: LONG }, async () => {
    await opened(async (page) => {
      await page.evaluate(() => {
        const sheet = document.querySelector('iframe')?.contentWindow as Window;
        const seen: string[] = [];
        Object.assign(window, { printed: seen });
        sheet.print = () => {
          seen.push(`${sheet.document.body.className}: ${sheet.document.body.innerText}`);
          sheet.dispatchEvent(new Event('afterprint'));
        };
      });
      const tabTo = async (query: string): Promise<void> => {
        for (let count = 0; count < 60; count++) {
          if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), query)) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`The Tab key does not lead to ${query}.`);
      };
      await tabTo('input[name="size"]');
      await page.keyboard.press('ArrowDown');
      for (const [query, text] of [
        ['#f-name', 'Riverside Clinic'],
        ['#f-fact-phone', '555-0142'],
        ['#f-way-fasting', 'Other'],
        ['#f-fact-fasting', '23:17 tonight'],
      ] as const) {
        await tabTo(query);
        await page.keyboard.type(text);
      }
      expect(await foundBy(page, 'filled in')).toEqual([]);
      await tabTo('#print');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => (window as unknown as { printed: string[] }).printed.length > 0);
      const [printed = ''] = await page.evaluate(() => (window as unknown as { printed: string[] }).printed);
      expect(printed).toMatch(/^print large-print/);
      for (const words of ['Riverside Clinic', '555-0142', '23:17 tonight', '911', 'Draft']) expect(printed).toContain(words);
      const fasting = (): Promise<string> =>
        page.$$eval('#f-fact-fasting', (all) => all.map((input) => (input as HTMLInputElement).value).join());
      expect([await fasting(), await page.title()]).toEqual(['23:17 tonight', expect.not.stringContaining('23:17')]);
      const later = (minutes: number): Promise<void> =>
        page.evaluate((count) => {
          const { now } = Date;
          Date.now = () => now() + count * 60_000;
          window.dispatchEvent(new Event('focus'));
        }, minutes);
      await later(9);
      expect(await fasting()).toBe('23:17 tonight');
      await later(1);
      expect(await fasting()).toBe('');
      const stored = await page.evaluate(() => [
        document.cookie,
        location.href.includes('23:17'),
        document.documentElement.outerHTML.includes('23:17'),
      ]);
      expect(stored).toEqual(['', false, false]);
    });
  });

  test('is one file of at most 2 MB', () => {
    expect(statSync(builtPath('studio.html')).size).toBeLessThan(2_000_000);
  });
});
