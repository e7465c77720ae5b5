import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { makeStudio } from '../../scripts/stories/make-studio.js';
import { loadLibrary } from '../../scripts/stories/open-project.js';
import { openPress } from '../../scripts/stories/press.js';
import { onePrinter } from '../support/one-printer.js';
import { ROOT, TEMPLATES } from '../support/places.js';
import { shippedLibrary } from '../support/shipped.js';

const folder = mkdtempSync(join(tmpdir(), 'teachback-studio-'));
const file = join(folder, 'studio.html');
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
  await using press = openPress({ templates: TEMPLATES, printer });
  const { library } = await loadLibrary(ROOT, { locales: ['en', 'es'] });
  const made = library && (await makeStudio(library, press, { stopped: [], beside: [] }));
  writeFileSync(file, made?.bytes ?? '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the studio, whose print window is one that the test closes. */
const opened = <T>(use: (page: Page) => Promise<T>): Promise<T> =>
  printer.withPage(async (page) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.fact-label, iframe');
    await page.waitForFunction(() => document.querySelector('.notes')?.textContent !== '');
    await page.evaluate(() => {
      const sheet = document.querySelector('iframe')?.contentWindow as Window;
      const printed: string[] = [];
      Object.assign(window, { printed, close: () => sheet.dispatchEvent(new Event('afterprint')) });
      sheet.print = () => printed.push(sheet.document.body.innerText);
    });
    const result = await use(page);
    expect(wrong).toEqual([]);
    return result;
  });

/** Puts a value into a field, or clicks a choice, as a person does. */
const put = (page: Page, selector: string, value?: string): Promise<void> =>
  page.evaluate(
    (query, text) => {
      const control = document.querySelector<HTMLInputElement>(query);
      if (!control) throw new Error(`There is no ${query}.`);
      if (text === undefined) return control.click();
      control.value = text;
      control.dispatchEvent(new Event('input'));
    },
    selector,
    value,
  );

const printed = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { printed: string[] }).printed);
const waitForPrint = (page: Page, count: number) =>
  page.waitForFunction((wanted) => (window as unknown as { printed: string[] }).printed.length === wanted, {}, count);
const closePrint = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as { close: () => void }).close());
const toldWhen = (page: Page, words: string) =>
  page.waitForFunction((text) => document.querySelector('.told')?.textContent?.includes(text), {}, words);
const SECRET = 'Zanzibar';

describe('the studio', () => {
  test('shows for a set the lines of the patient that any piece of it has', async () => {
    await opened(async (page) => {
      const shown = () =>
        page.$$eval('[data-unused]', (places) =>
          places.filter((one) => !one.parentElement?.hidden).map((one) => (one as HTMLElement).dataset.unused ?? ''),
        );
      const ofPieces = new Set<string>();
      const sets = shippedLibrary().project.sets ?? [];
      const [set] = sets;
      for (const { deck, format } of set?.pieces ?? []) {
        await put(page, `input[name="what"][value="${deck}/${format}"]`);
        await page.waitForFunction(() => [...document.querySelectorAll('[data-unused]')].some((one) => one.textContent !== ''));
        for (const name of await shown()) ofPieces.add(name);
      }
      await put(page, 'input[name="what"][value="set 0"]');
      await page.waitForFunction(
        (count) => [...document.querySelectorAll('[data-unused]')].filter((one) => !one.parentElement?.hidden).length === count,
        {},
        ofPieces.size,
      );
      expect(new Set(await shown())).toEqual(ofPieces);
    });
  });

  test.each(['en', 'es'])(
    'gives a clinic that has filled in nothing the sheet to choose with on the pages that it is made for (%s)',
    async (locale) => {
      await opened(async (page) => {
        await put(page, '#f-name', 'Riverside Clinic');
        await put(page, `input[name="language"][value="${locale}"]`);
        await put(page, 'input[name="what"][value="choices/sheet"]');
        await page.evaluate(() => document.querySelector('.notes')?.replaceChildren());
        await page.waitForFunction(() => document.querySelector('.notes')?.textContent !== '');
        expect(await page.$eval('.notes', (notes) => notes.textContent)).not.toMatch(/This will have/);
      });
    },
  );

  test('says in which language a line is read, and shows on the paper what was typed last', async () => {
    await opened(async (page) => {
      await put(page, 'input[name="language"][value="es"]');
      await put(page, 'input[name="size"][value="large"]');
      expect(await page.$eval('label[for="f-fact-fasting"]', (label) => label.textContent)).toContain('español');
      await put(page, '#f-fact-fasting', SECRET);
      await page.waitForFunction(
        (word) => {
          const frame = document.querySelector('iframe') as HTMLIFrameElement;
          const line = [...(frame.contentDocument?.querySelectorAll('.fact') ?? [])].find((one) => one.textContent?.includes(word));
          const room = document.querySelector('.pages')?.getBoundingClientRect();
          if (!line || !room) return false;
          const factor = frame.getBoundingClientRect().width / frame.offsetWidth;
          const top = frame.getBoundingClientRect().top + line.getBoundingClientRect().top * factor;
          return top >= room.top && top < room.bottom;
        },
        {},
        SECRET,
      );
    });
  });

  test('leads to the field without which nothing is printed, and tells on paper what the menu of the browser cannot print', async () => {
    await opened(async (page) => {
      await put(page, '#print');
      await toldWhen(page, 'Not printed yet');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-name');
      await page.emulateMediaType('print');
      expect(await page.evaluate(() => document.body.innerText)).toMatch(/^\s*Nothing is printed this way.*"Print"/);
    });
  });

  test('prints each piece once, refuses a second print meanwhile, and counts what was printed', async () => {
    await opened(async (page) => {
      await put(page, '#f-name', 'Riverside Clinic');
      await put(page, 'input[name="what"][value="ride-home/sheet"]');
      await put(page, 'input[name="language"][value="en es"]');
      await put(page, '#print');
      await put(page, '#print');
      await toldWhen(page, 'under way');
      await waitForPrint(page, 1);
      // Typed while the print window is open: not in what is being printed.
      await put(page, '#f-fact-come-at', SECRET);
      await closePrint(page);
      await waitForPrint(page, 2);
      await closePrint(page);
      await toldWhen(page, '2');
      const texts = await printed(page);
      expect(texts.map((text) => [text.includes('Riverside Clinic'), text.includes(SECRET)])).toEqual([
        [true, false],
        [true, false],
      ]);
      await page.waitForFunction((word) => document.querySelector('iframe')?.contentDocument?.body.innerText.includes(word), {}, SECRET);
    });
  });

  test('keeps no word of a patient on a page that the browser keeps, and shows the piece again when it comes back', async () => {
    await opened(async (page) => {
      await put(page, '#f-name', 'Riverside Clinic');
      await put(page, 'input[name="what"][value="ride-home/sheet"]');
      await put(page, '#f-fact-come-at', SECRET);
      const inPiece = (word: string) =>
        page.waitForFunction((text) => document.querySelector('iframe')?.contentDocument?.body.innerText.includes(text), {}, word);
      await inPiece(SECRET);
      const all = () =>
        page.evaluate(() => document.documentElement.innerHTML + document.querySelector('iframe')?.contentDocument?.body.innerHTML);
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
      expect(await all()).not.toContain(SECRET);
      // What was to be measured meanwhile does not come back.
      await new Promise((done) => setTimeout(done, 600));
      expect(await all()).not.toContain(SECRET);
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await inPiece('Riverside Clinic');
      expect(await all()).not.toContain(SECRET);
    });
  });

  test('opens a saved clinic with a WebP logo, and says what stops a print though no field shows it', async () => {
    await opened(async (page) => {
      const base64 = await page.evaluate(() => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [40, 20];
        canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
        return canvas.toDataURL('image/webp').split(',')[1] ?? '';
      });
      const yaml = 'id: north\nname: { en: North Clinic }\nregion: us\ncolors: { ink: "#ffee00" }\nlogo: logo.webp\n';
      const zip = join(folder, 'north.zip');
      writeFileSync(zip, zipSync({ 'brand.yaml': strToU8(yaml), 'logo.webp': new Uint8Array(Buffer.from(base64, 'base64')) }));
      const input = (await page.$('#open-clinic')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(zip);
      await page.waitForSelector('#no-logo');
      await page.waitForFunction(() => document.querySelector('#print-trouble')?.textContent?.includes('hard to read'));
      await put(page, '#print');
      await toldWhen(page, 'Not printed yet');
    });
  });

  test('hands a saved clinic to the browser for as long as that takes to fetch it', async () => {
    await opened(async (page) => {
      const seen = await page.evaluate(() => {
        const saved: string[] = [];
        HTMLAnchorElement.prototype.click = function click() {
          saved.push(`${this.download} ${this.href.slice(0, 5)}`);
        };
        URL.revokeObjectURL = () => saved.push('gone');
        document.querySelector<HTMLElement>('#save-clinic')?.click();
        return saved;
      });
      expect(seen).toEqual([expect.stringMatching(/\.zip blob:$/)]);
    });
  });
});
