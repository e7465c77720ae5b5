import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import {
  type File,
  showSlide as goTo,
  INDEX_FILES,
  LONG,
  openPages,
  type Pages,
  PHONE,
  type Size,
  slideIds,
} from '../support/accessible-pages.js';
import { AXE, found } from '../support/axe-judge.js';
import { press } from '../support/marp-moves.js';
import { openSpeaker } from '../support/reveal-moves.js';

/** axe-core on every HTML file: every slide, every state, two looks. */
const DECKS = ['consult', 'community-talk'] as const;
const LOOKS = ['none', 'active'] as const;
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);
afterAll(() => pages.close());

type Look = (typeof LOOKS)[number];

function opened(file: File, { look, size = [1280, 720] }: { look: Look; size?: Size }, use: (page: Page) => Promise<void>): Promise<void> {
  return pages.opened(file, { size, forced: look === 'active' }, async (page) => {
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(look === 'active');
    await page.evaluate(AXE);
    await use(page);
  });
}

const showSlide = (page: Page, id: string): Promise<void> => page.evaluate(goTo, id);

/** What axe finds in each dialog that a key opens. */
async function foundInDialogs(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const [key, name] of [
    ['m', 'menu'],
    ['?', 'keys'],
  ] as const) {
    await press(page, key);
    wrong.push(...(await found(page, name)));
    await press(page, 'Escape');
  }
  return wrong;
}

describe.concurrent.each(LOOKS)('axe finds nothing (forced colors: %s)', (look) => {
  for (const deck of DECKS) {
    test(`on any slide of ${deck}, reveal`, { timeout: LONG }, () =>
      opened(`${deck}.reveal`, { look }, async (page) => {
        const wrong: string[] = await found(page, 'whole page');
        for (const id of await slideIds(page)) {
          await showSlide(page, id);
          wrong.push(...(await found(page, id, 'section.present')));
        }
        expect(wrong).toEqual([]);
      }),
    );

    test(`on any slide of ${deck}, marp`, { timeout: LONG }, () =>
      look === 'none'
        ? opened(`${deck}.marp`, { look }, async (page) => {
            const wrong: string[] = await found(page, 'whole page');
            for (const id of await slideIds(page)) {
              wrong.push(...(await found(page, id, `section[id="${id}"]`)));
              await press(page, 'PageDown');
            }
            expect(wrong).toEqual([]);
          })
        : // All slides at once, in the layout in which they stand in order.
          opened(`${deck}.marp`, { look, size: PHONE }, async (page) => expect(await found(page, 'all slides')).toEqual([])),
    );
  }

  test('in any state of a reveal deck', { timeout: LONG }, () =>
    opened('consult.reveal', { look }, async (page) => {
      const wrong: string[] = [];
      await press(page, 'ArrowRight');
      await page.click('[data-choose]');
      wrong.push(...(await found(page, 'condition chosen')));
      await page.click('[data-start=chosen]');
      wrong.push(...(await found(page, 'condition path')));
      wrong.push(...(await foundInDialogs(page)));
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
    opened('consult.reveal', { look }, async (page) => {
      await showSlide(page, 'teach-back');
      const speaker = await openSpeaker(page);
      await speaker.evaluate(AXE);
      const wrong = await found(speaker, 'speaker window');
      expect(wrong).toEqual([]);
    }),
  );

  test('in any state of a marp deck', { timeout: LONG }, () =>
    opened('consult.marp', { look }, async (page) => {
      const wrong: string[] = [];
      await press(page, 'PageDown', 'PageDown');
      wrong.push(...(await foundInDialogs(page)));
      await press(page, 'b');
      wrong.push(...(await found(page, 'black screen')));
      await press(page, 'a', '+', '+');
      wrong.push(...(await found(page, 'text at 150 percent')));
      expect(wrong).toEqual([]);
    }),
  );

  test('on a phone', { timeout: LONG }, async () => {
    const wrong: string[] = [];
    await opened('consult.reveal', { look, size: PHONE }, async (page) => {
      await showSlide(page, 'choose');
      wrong.push(...(await found(page, 'reveal')));
      await press(page, 'PageDown', 'm');
      wrong.push(...(await found(page, 'reveal, menu')));
    });
    await opened('consult.marp', { look, size: PHONE }, async (page) => {
      if (look === 'none') wrong.push(...(await found(page, 'marp')));
      await press(page, 'm');
      wrong.push(...(await found(page, 'marp, menu')));
    });
    await opened('booklet', { look, size: PHONE }, async (page) => void wrong.push(...(await found(page, 'booklet'))));
    expect(wrong).toEqual([]);
  });

  test('while a term says what it means', { timeout: LONG }, async () => {
    for (const file of ['consult.reveal', 'consult.marp'] as const) {
      await opened(file, { look, size: PHONE }, async (page) => {
        if (file === 'consult.reveal') await showSlide(page, await page.$eval('[data-term]', (one) => one.closest('section')?.id ?? ''));
        await page.$eval('[data-term]', (one) => (one as HTMLElement).focus());
        expect(await page.$('.term-note:not([hidden])')).not.toBeNull();
        expect(await found(page, file)).toEqual([]);
      });
    }
  });

  for (const file of ['booklet', ...INDEX_FILES] as const) {
    test(`on a page to read (${file})`, { timeout: LONG }, () =>
      opened(file, { look }, async (page) => {
        if (look === 'active') await page.setViewport({ width: 320, height: 640 });
        expect(await found(page, file)).toEqual([]);
      }),
    );
  }
});
