import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arabicProject, readArabic } from '../support/arabic-library.js';
import { type MadeStudio, put, studioOf } from '../support/opened-studio.js';

const project = arabicProject();
let studio: MadeStudio;

beforeAll(async () => {
  studio = await studioOf(readArabic(project));
});

afterAll(() => {
  studio?.remove();
  rmSync(project, { recursive: true, force: true });
});

describe('the studio in a language that runs from the right', () => {
  test('runs from the right itself, keeps a number to call in its order, and finds nothing wrong with what a build prints', async () => {
    await studio.opened(async (page) => {
      await put(page, '#f-fact-phone', '555-0142');
      await put(page, 'input[name="language"][value="ar"]');
      await page.evaluate(() => {
        const choice = document.querySelector<HTMLSelectElement>('#ui');
        if (choice) choice.value = 'ar';
        choice?.dispatchEvent(new Event('change'));
      });
      await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.documentElement.dir === 'rtl');
      await page.waitForFunction(() => document.querySelector('.notes')?.textContent !== '');
      const shown = await page.evaluate(() => {
        const sheet = document.querySelector('iframe')?.contentDocument;
        return {
          dir: document.documentElement.dir,
          apart: [...(sheet?.querySelectorAll('bdi[dir=ltr]') ?? [])].map(({ textContent }) => textContent),
          notes: [...document.querySelectorAll('.notes p')].length,
          // A word that the language does not have stands in the first one.
          country: document.querySelector('label[for="f-region"]')?.textContent,
        };
      });
      expect(shown).toMatchObject({ dir: 'rtl', apart: expect.arrayContaining(['555-0142']), notes: 1 });
      expect(shown.country).toMatch(/^Country/);
    });
  });

  test('names in the contents of a booklet the pages on which its parts begin, one after the other', async () => {
    await studio.opened(async (page) => {
      await put(page, 'input[name="language"][value="ar"]');
      await put(page, 'input[name="what"][value$="/booklet"]');
      const numbers = await page.waitForFunction(() => {
        const sheet = document.querySelector('iframe')?.contentDocument;
        const all = [...(sheet?.querySelectorAll('.contents-page') ?? [])].map((one) => Number(one.textContent));
        return all.length > 0 && all.every(Boolean) && all;
      });
      const pages = (await numbers.jsonValue()) as number[];
      expect(pages).toEqual([...pages].sort((a, b) => a - b));
      expect(pages[0]).toBeGreaterThanOrEqual(1);
    });
  });
});
