import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import { loadLibrary } from '../../scripts/stories/open-project.js';
import { AXE, found } from '../support/axe-judge.js';
import { type MadeStudio, printed, put, putWords, studioOf, toldWhen } from '../support/opened-studio.js';
import { ROOT } from '../support/places.js';

let studio: MadeStudio;

beforeAll(async () => {
  studio = await studioOf((await loadLibrary(ROOT, { locales: ['en', 'es'] })).library);
});

afterAll(() => studio?.remove());

const typedIn = (page: Page, query: string): Promise<string> => page.$eval(query, (input) => (input as HTMLInputElement).value);

/** Chooses a file with these contents, as a person does. */
async function upload(page: Page, query: string, name: string, contents: Uint8Array): Promise<void> {
  const path = join(studio.folder, name);
  writeFileSync(path, contents);
  await ((await page.$(query)) as ElementHandle<HTMLInputElement>).uploadFile(path);
}

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script><path d="M0 0h9v9z"/></svg>';
const STRANGE = zipSync({ 'brand.yaml': strToU8('id: north\nname: { en: North }\nregion: us\nfax: 1\n') });

describe('what is given to the studio', () => {
  test.each([
    ['a ZIP file that is cut off', '#open-clinic', 'cut.zip', () => STRANGE.subarray(0, 40), 'cut off'],
    ['a file that is no ZIP', '#open-clinic', 'no.zip', () => strToU8('hello'), 'no ZIP file'],
    ['a logo of 30 MB', '#logo', 'logo.png', () => new Uint8Array(30_000_000), 'larger than 2 MB'],
    ['a drawing with a program', '#logo', 'logo.svg', () => strToU8(DRAWING), 'holds a program'],
    ['a picture that is none', '#logo', 'logo.png', () => strToU8('hello'), 'no SVG, PNG'],
  ])('is refused in a sentence, and nothing that was typed is lost: %s', async (_, query, name, contents, says) => {
    await studio.opened(async (page) => {
      await put(page, '#f-name', 'Riverside Clinic');
      await putWords(page, 'fasting', '8 pm');
      await upload(page, query, name, contents());
      await toldWhen(page, says);
      expect([await typedIn(page, '#f-name'), await typedIn(page, '#f-fact-fasting')]).toEqual(['Riverside Clinic', '8 pm']);
    });
  });

  test('is taken as far as it is known: a line of a clinic that the page does not know is named, and the patient stays', async () => {
    await studio.opened(async (page) => {
      await putWords(page, 'fasting', '8 pm');
      await upload(page, '#open-clinic', 'strange.zip', STRANGE);
      await toldWhen(page, 'does not know it: fax');
      expect([await typedIn(page, '#f-name'), await typedIn(page, '#f-fact-fasting')]).toEqual(['North', '8 pm']);
    });
  });

  test('is not printed when it is far too long: that is said at the field, and all of it stays there', async () => {
    await studio.opened(async (page) => {
      const long = 'a word '.repeat(715);
      await put(page, '#f-name', 'Riverside Clinic');
      for (const query of ['#f-fact-hours-en', '#f-line']) await put(page, query, long);
      await put(page, '#print');
      await toldWhen(page, 'Not printed yet');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-fact-hours-en');
      for (const query of ['#f-fact-hours-en', '#f-line']) {
        expect(await typedIn(page, query)).toBe(long);
        expect(await page.$eval(`${query}-trouble`, (place) => place.textContent)).toContain('This is too long');
      }
      expect(await printed(page)).toEqual([]);
    });
  });

  test('makes the piece once for a key, and measures it once they rest', async () => {
    await studio.opened(async (page) => {
      const counts = () => page.evaluate(() => (window as unknown as { counts: Record<string, number> }).counts);
      await page.evaluate(() => {
        const counts = { made: 0, measured: 0 };
        const inside = document.querySelector('iframe')?.contentWindow as Window & {
          teachbackMeasures: { judge: (rules: unknown) => unknown };
        };
        const { implementation } = document;
        const make = implementation.createHTMLDocument.bind(implementation);
        implementation.createHTMLDocument = (title) => {
          counts.made++;
          return make(title);
        };
        const measure = inside.teachbackMeasures.judge;
        inside.teachbackMeasures.judge = (rules) => {
          counts.measured++;
          return measure(rules);
        };
        Object.assign(window, { counts });
      });
      const typed = ['R', 'Ri', 'Riv', 'Rive', 'River'];
      for (const text of typed) {
        await put(page, '#f-name', text);
        await page.waitForFunction(
          (name) => document.querySelector('iframe')?.contentDocument?.querySelector('.brand-name')?.textContent === name,
          {},
          text,
        );
      }
      await page.waitForFunction(() => (window as unknown as { counts: { measured: number } }).counts.measured > 0);
      const { made = 0, measured = 0 } = await counts();
      expect(made).toBe(typed.length);
      expect(measured).toBeLessThanOrEqual(typed.length);
    });
  });
});

describe('the page of the studio', () => {
  test.each(['en', 'es'])('has nothing that keeps somebody out, in any state and on any screen (%s)', { timeout: 120_000 }, async (ui) => {
    await studio.opened(async (page) => {
      const bad: string[] = [];
      const look = async (where: string): Promise<void> => {
        await page.evaluate(AXE);
        bad.push(...(await found(page, `${ui}, ${where}`)));
      };
      await page.evaluate((language) => {
        const choice = document.querySelector<HTMLSelectElement>('#ui');
        if (choice) choice.value = language;
        choice?.dispatchEvent(new Event('change'));
      }, ui);
      await look('empty');
      await put(page, '#more summary');
      await put(page, '#f-fact-phone', 'none');
      await put(page, '#f-color-accent', '#ffee00');
      await put(page, '#print');
      await page.waitForFunction(() => document.querySelector('.told')?.textContent !== '');
      await look('told what is wrong');
      await put(page, 'input[name="what"][value="set 0"]');
      await put(page, 'input[name="language"][value="en es"]');
      await page.waitForFunction(() => document.querySelector('#next-piece') !== null);
      await look('a set in two languages');
      for (const [name, value] of [
        ['forced-colors', 'active'],
        ['prefers-color-scheme', 'dark'],
        ['prefers-reduced-motion', 'reduce'],
      ] as const) {
        const client = await page.createCDPSession();
        await client.send('Emulation.setEmulatedMedia', { features: [{ name, value }] });
        await look(name);
        await client.send('Emulation.setEmulatedMedia', { features: [] });
      }
      for (const [width, scale] of [
        [320, 1],
        [640, 2],
      ] as const) {
        await page.setViewport({ width, height: 640, deviceScaleFactor: scale });
        await look(`${width} px wide`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
      expect(bad).toEqual([]);
    });
  });
});
