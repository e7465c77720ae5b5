import { beforeAll, describe, expect, test } from 'vitest';
import { isReveal, LONG, onEachSlide, openPages, type Pages, PHONE } from '../support/accessible-pages.js';
import { FINE, inOrder, smallTargets, tabThrough } from '../support/browser-judges.js';
import { onAll } from '../support/on-all.js';
import { openSpeaker } from '../support/reveal-moves.js';

/**
 * Everything by keyboard alone, in the order of the page, with the focus in sight; and targets that a shaking hand hits. The build has
 * tried every kind of control so (`test/page/contract.test.ts`), and was clean; a file of each kind is tried here by other code.
 */
const JUDGED = ['consult.reveal', 'consult.marp', 'booklet', 'share'] as const;
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);

describe.concurrent('the keyboard alone', () => {
  for (const file of ['consult.reveal', 'consult.marp'] as const) {
    test(`reaches all that can be pressed, in the order of the page, and shows where it is (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page) => {
        expect(inOrder(await tabThrough(page))).toEqual(FINE);
        // The bar is the same below every slide.
        await onEachSlide(page, async (id) => {
          const walk = await tabThrough(page, isReveal(file) ? 'section.present:not(.stack)' : '.marpit > section:not([hidden])');
          expect({ id, ...inOrder(walk) }).toEqual({ id, ...FINE });
        });
      }),
    );
  }

  for (const file of ['gallery', 'statement'] as const) {
    test(`reaches all that can be pressed on a page that lists files (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page) => expect(inOrder(await tabThrough(page))).toEqual(FINE)),
    );
  }

  for (const file of JUDGED) {
    test(`is never hidden behind a bar on a phone (${file})`, { timeout: LONG }, () =>
      pages.opened(file, { size: PHONE, hash: isReveal(file) ? '#/choose' : '' }, async (page) => {
        const walk = await tabThrough(page);
        expect(inOrder(walk)).toEqual(FINE);
        expect(walk.order.length).toBeGreaterThan(8);
      }),
    );
  }

  for (const file of JUDGED) {
    test(
      `hits targets of 24 px or more beside text and of 44 where they do something, moves whatever scrolls, and drags nothing (${file})`,
      {
        timeout: LONG,
      },
      () =>
        pages.opened(file, { hash: isReveal(file) ? '#/choose' : '' }, async (page) => {
          for (const [width, height] of [[1280, 720], [320, 640], PHONE] as const) {
            await page.setViewport({ width, height });
            const small = await smallTargets(page);
            expect({ width, small }).toEqual({ width, small: [] });
          }
          const look = async (): Promise<void> =>
            expect(
              await onAll(page, isReveal(file) ? 'section.present *' : 'main *', (all) =>
                all
                  .filter((one) => {
                    const { overflowX, overflowY } = getComputedStyle(one);
                    const across = overflowX === 'auto' && one.scrollWidth > one.clientWidth + 1;
                    const down = overflowY === 'auto' && one.scrollHeight > one.clientHeight + 1;
                    return (across || down) && one.getClientRects().length > 0 && one.closest('[inert]') === null;
                  })
                  .filter((one) => !(one instanceof HTMLElement) || one.tabIndex !== 0)
                  .map((one) => one.outerHTML.slice(0, 120)),
              ),
            ).toEqual([]);
          if (isReveal(file)) await onEachSlide(page, look);
          else await look();
          expect(await page.$$('[draggable=true], input[type=range]')).toHaveLength(0);
        }),
    );
  }

  test('begins the booklet page with a link past its contents', { timeout: LONG }, () =>
    pages.opened('booklet', { size: PHONE }, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    }),
  );

  test('sets back the clock of the speaker window, whose menu keeps its keys', { timeout: LONG }, () =>
    pages.opened('consult.reveal', {}, async (page) => {
      const speaker = await openSpeaker(page);
      const elapsed = (): Promise<string> => speaker.$eval('.elapsed', ({ textContent }) => textContent ?? '');
      await page.evaluate(() => {
        const now = Date.now;
        Date.now = () => now() + 60_000;
      });
      await speaker.waitForFunction(() => document.querySelector('.elapsed')?.textContent?.startsWith('00:01:'));
      await speaker.bringToFront();
      await speaker.focus('.reset');
      expect(await speaker.$eval('.reset', (one) => Math.min(one.clientWidth, one.clientHeight))).toBeGreaterThanOrEqual(24);
      await speaker.keyboard.press('Enter');
      expect(await elapsed()).toMatch(/^00:00:/);
      const before = await page.$eval('section.present:not(.stack)', ({ id }) => id);
      await speaker.focus('.layouts');
      await speaker.keyboard.press('ArrowDown');
      expect(await speaker.$eval('body', ({ dataset }) => dataset.layout)).toBe('wide');
      expect(await page.$eval('section.present:not(.stack)', ({ id }) => id)).toBe(before);
      expect(await speaker.$eval('html', ({ lang }) => lang)).not.toBe('');
    }),
  );
});
