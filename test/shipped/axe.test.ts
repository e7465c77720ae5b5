import type { CDPSession } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import {
  type File,
  showSlide as goTo,
  INDEX_FILES,
  LONG,
  lookFrom,
  openPages,
  type Pages,
  PHONE,
  setLook,
  slideIds,
  type View,
} from '../support/accessible-pages.js';
import { AXE, found, foundInBothLooks, SEEN } from '../support/axe-judge.js';
import { press } from '../support/marp-moves.js';
import { onAll } from '../support/on-all.js';
import { openSpeaker } from '../support/reveal-moves.js';

/**
 * axe-core on every kind of HTML file: every slide, every state. What can be read in the colors that the system chose, the build has
 * judged of each file (`forced-colors` of model/contract-states.ts); here axe judges it of a deck and of a page to read.
 */
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);

/** What is wrong where the page is now, in its own colors. */
type Look = (where: string, selector?: string) => Promise<string[]>;

function opened(file: File, view: View, use: (page: Page, look: Look, session: CDPSession) => Promise<unknown>): Promise<void> {
  return pages.opened(file, view, async (page, session) => {
    await page.evaluate(AXE);
    await use(page, (where, selector) => found(page, where, selector), session);
  });
}

/** All that is on show; what is said of a whole document is found once, with the whole page. */
const SCREEN = 'body';

const showSlide = (page: Page, id: string): Promise<void> => page.evaluate(goTo, id);

/** What is wrong in each dialog that a key opens. */
async function foundInDialogs(page: Page, look: Look): Promise<string[]> {
  const wrong: string[] = [];
  for (const [key, name] of [
    ['m', 'menu'],
    ['?', 'keys'],
  ] as const) {
    await press(page, key);
    wrong.push(...(await look(name, SCREEN)));
    await press(page, 'Escape');
  }
  return wrong;
}

test('the system can choose the colors of a page', { timeout: LONG }, () =>
  opened('share', {}, async (page, _, session) => {
    const isForced = (): Promise<boolean> => page.evaluate(() => matchMedia('(forced-colors: active)').matches);
    expect(await isForced()).toBe(false);
    await setLook(session, { forced: true });
    expect(await isForced()).toBe(true);
  }),
);

describe.concurrent('axe finds nothing', () => {
  // The longer deck holds all modules: it is judged with all its slides at once, the other one slide by slide, as it is presented.
  test('on any slide, reveal', { timeout: LONG }, () =>
    opened('consult.reveal', {}, async (page, _, session) => {
      const wrong: string[] = await foundInBothLooks(page, session, 'whole page');
      for (const id of await slideIds(page)) {
        await showSlide(page, id);
        wrong.push(...(await found(page, id, 'section.present:not(.stack)', SEEN)));
      }
      expect(wrong).toEqual([]);
    }),
  );

  test('on any slide, marp', { timeout: LONG }, () =>
    opened('consult.marp', {}, async (page) => {
      const wrong: string[] = await found(page, 'whole page');
      for (const id of await slideIds(page)) {
        wrong.push(...(await found(page, id, `section[id="${id}"]`, SEEN)));
        await press(page, 'PageDown');
      }
      expect(wrong).toEqual([]);
    }),
  );

  test('without scripts, all slides at once, reveal', { timeout: LONG }, () =>
    opened('community-talk.reveal', { scripts: false }, async (page, look) => {
      expect(await onAll(page, '.slides section:not(.stack)', (all) => all.filter((one) => one.checkVisibility()).length)).toBeGreaterThan(
        10,
      );
      expect(await look('all slides')).toEqual([]);
    }),
  );

  // All slides at once, in the layout in which they stand in order; their names, roles and order are those of the page above.
  test('on a phone, all slides, marp', { timeout: LONG }, () =>
    opened('community-talk.marp', { size: PHONE }, async (page) => expect(await found(page, 'all slides', undefined, SEEN)).toEqual([])),
  );

  test('in any state of a reveal deck', { timeout: LONG }, () =>
    opened('consult.reveal', {}, async (page, look) => {
      const wrong: string[] = [];
      await press(page, 'ArrowRight');
      await page.click('[data-choose]');
      wrong.push(...(await look('condition chosen', SCREEN)));
      await page.click('[data-start=chosen]');
      wrong.push(...(await look('condition path', SCREEN)));
      wrong.push(...(await foundInDialogs(page, look)));
      await press(page, 'o');
      await page.waitForSelector('.reveal.overview');
      wrong.push(...(await look('overview')));
      await press(page, 'Escape', 'b');
      wrong.push(...(await look('black screen', SCREEN)));
      await press(page, 'b', '+', '+');
      wrong.push(...(await look('text at 150 percent', SCREEN)));
      expect(wrong).toEqual([]);
    }),
  );

  test('in the speaker view', { timeout: LONG }, () =>
    opened('consult.reveal', {}, async (page) => {
      await showSlide(page, 'teach-back');
      const speaker = await openSpeaker(page);
      await lookFrom(speaker, {});
      await speaker.evaluate(AXE);
      expect(await found(speaker, 'speaker window')).toEqual([]);
    }),
  );

  test('in any state of a marp deck', { timeout: LONG }, () =>
    opened('consult.marp', {}, async (page, look) => {
      const wrong: string[] = [];
      await press(page, 'PageDown', 'PageDown');
      wrong.push(...(await foundInDialogs(page, look)));
      await press(page, 'b');
      wrong.push(...(await look('black screen', SCREEN)));
      await press(page, 'a', '+', '+');
      wrong.push(...(await look('text at 150 percent', SCREEN)));
      expect(wrong).toEqual([]);
    }),
  );

  test('on a phone', { timeout: LONG }, async () => {
    const wrong: string[] = [];
    await opened('consult.reveal', { size: PHONE }, async (page, look) => {
      await showSlide(page, 'choose');
      wrong.push(...(await look('reveal', SCREEN)));
      await press(page, 'PageDown', 'm');
      wrong.push(...(await look('reveal, menu', SCREEN)));
    });
    await opened('consult.marp', { size: PHONE }, async (page, look) => {
      await press(page, 'm');
      wrong.push(...(await look('marp, menu', 'dialog[open]')));
    });
    expect(wrong).toEqual([]);
  });

  test('while a term says what it means', { timeout: LONG }, async () => {
    for (const file of ['consult.reveal', 'consult.marp'] as const) {
      await opened(file, { size: PHONE }, async (page, look) => {
        if (file === 'consult.reveal') await showSlide(page, await page.$eval('[data-term]', (one) => one.closest('section')?.id ?? ''));
        await page.$eval('[data-term]', (one) => (one as HTMLElement).focus());
        expect(await page.$('.term-note:not([hidden])')).not.toBeNull();
        expect(await look(file, SCREEN)).toEqual([]);
      });
    }
  });

  for (const file of ['booklet', ...INDEX_FILES] as const) {
    test(`on a page to read (${file})`, { timeout: LONG }, () =>
      opened(file, {}, async (page, look, session) => {
        const wrong = await (file === 'share' ? foundInBothLooks(page, session, file) : look(file));
        await page.setViewport({ width: 320, height: 640 });
        wrong.push(...(await found(page, `${file}, 320 px`, undefined, SEEN)));
        expect(wrong).toEqual([]);
      }),
    );
  }
});
