import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import { loadLibrary } from '../../scripts/stories/open-project.js';
import { closePrint, type MadeStudio, printed, put, putWords, studioOf, toldWhen, waitForPrint } from '../support/opened-studio.js';
import { ROOT } from '../support/places.js';
import { shippedLibrary } from '../support/shipped.js';

let studio: MadeStudio;
const opened = <T>(use: (page: Page) => Promise<T>): Promise<T> => studio.opened(use);

beforeAll(async () => {
  studio = await studioOf((await loadLibrary(ROOT, { locales: ['en', 'es'] })).library);
});

afterAll(() => studio?.remove());

const SECRET = 'Zanzibar';
const inPaper = (page: Page, words: string) =>
  page.waitForFunction((text) => document.querySelector('iframe')?.contentDocument?.body.innerText.includes(text), {}, words);

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
      await putWords(page, 'fasting', SECRET);
      expect(await page.$eval('label[for="f-fact-fasting"]', (label) => label.textContent)).toContain('español');
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

  test('takes a usual answer and a time in its own language, and shows them in that of the sheet', async () => {
    await opened(async (page) => {
      await put(page, 'input[name="language"][value="es"]');
      await put(page, 'input[name="what"][value="ride-home/sheet"]');
      expect(await page.$$eval('#f-way-come-at option', (all) => all.map(({ textContent }) => textContent))).toContain('A time of day');
      await put(page, '#f-way-come-at', 'time');
      await put(page, '#f-fact-come-at', '14:30');
      await inPaper(page, '2:30 p.m.');
      await put(page, 'input[name="what"][value="take-home/handout"]');
      await put(page, '#f-way-fasting', '0');
      await inPaper(page, 'la medianoche');
      expect(await page.$eval('#f-way-fasting', (select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent)).toBe(
        'midnight',
      );
    });
  });

  test.each(['letter', 'a4'])(
    'gives a clinic that has filled in nothing but its name the brochure, whole and on two sides (%s)',
    async (paper) => {
      await opened(async (page) => {
        await put(page, '#f-name', 'Riverside Clinic');
        await put(page, `input[name="paper"][value="${paper}"]`);
        await put(page, 'input[name="what"][value="take-home/brochure"]');
        await page.waitForFunction(() => /Brochure.*Pages: [1-9]/s.test(document.querySelector('.which')?.textContent ?? ''));
        expect(await page.$eval('.which', (which) => which.textContent)).toContain('Pages: 2,');
        expect(await page.$eval('.notes', (notes) => notes.textContent)).not.toMatch(/does not fit/);
      });
    },
  );

  test('says how many pages come, that the words of a patient stay after a print, and takes a new patient back until something else is done', async () => {
    await opened(async (page) => {
      await put(page, '#f-name', 'Riverside Clinic');
      await page.waitForFunction(() => /Pages: [1-9]/.test(document.querySelector('.which')?.textContent ?? ''));
      await put(page, '#f-line', SECRET);
      await inPaper(page, SECRET);
      await put(page, '#print');
      await waitForPrint(page, 1);
      await closePrint(page);
      await toldWhen(page, 'still in the form');
      const line = () => page.$eval('#f-line', (field) => (field as HTMLTextAreaElement).value);
      await put(page, '#new-patient');
      expect(await line()).toBe('');
      await put(page, '#put-back');
      expect(await line()).toBe(SECRET);
      await put(page, '#new-patient');
      await put(page, '#f-name', 'Riverside');
      expect(await page.$('#put-back')).toBeNull();
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

  test('prints all pieces at once, refuses a second print meanwhile, and counts what was printed', async () => {
    await opened(async (page) => {
      await put(page, '#f-name', 'Riverside Clinic');
      await put(page, 'input[name="what"][value="ride-home/sheet"]');
      await put(page, 'input[name="language"][value="en es"]');
      await put(page, '#print');
      await put(page, '#print');
      await toldWhen(page, 'under way');
      await waitForPrint(page, 1);
      // Typed while the print window is open: not in what is being printed.
      await putWords(page, 'come-at', SECRET);
      await closePrint(page);
      await toldWhen(page, '2');
      const [text = '', ...more] = await printed(page);
      expect([text.includes(SECRET), more]).toEqual([false, []]);
      for (const words of ['Riverside Clinic', 'Taking someone home', 'Llevar a alguien a casa']) expect(text).toContain(words);
      await inPaper(page, SECRET);
    });
  });

  test('keeps no word of a patient on a page that the browser keeps, and shows the piece again when it comes back', async () => {
    await opened(async (page) => {
      await put(page, '#f-name', 'Riverside Clinic');
      await put(page, 'input[name="what"][value="ride-home/sheet"]');
      await putWords(page, 'come-at', SECRET);
      await inPaper(page, SECRET);
      const all = () =>
        page.evaluate(() => document.documentElement.innerHTML + document.querySelector('iframe')?.contentDocument?.body.innerHTML);
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
      expect(await all()).not.toContain(SECRET);
      // What was to be measured meanwhile does not come back.
      await new Promise((done) => setTimeout(done, 600));
      expect(await all()).not.toContain(SECRET);
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await inPaper(page, 'Riverside Clinic');
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
      const zip = join(studio.folder, 'north.zip');
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
