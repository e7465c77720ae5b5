import { beforeAll, describe, expect, test } from 'vitest';
import { isReveal, LONG, onEachSlide, openPages, type Pages, PHONE } from '../support/accessible-pages.js';
import { addStyle, lostOn, movingParts, SPACING, unseenParts } from '../support/browser-judges.js';
import { hiddenFocus } from '../support/seen-in-page.js';

/**
 * Narrow windows, large text, wide spacing, no motion, and the colors of the system: nothing is lost. The build has judged every file so
 * (`test/page/contract.test.ts`), and was clean (`test/shipped/built.test.ts`); a deck, a page to read and a list are judged here by other code.
 */
const JUDGED = ['consult.reveal', 'booklet', 'share'] as const;
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);

const WAYS = [
  { name: 'at 320 px', view: { size: [320, 640] }, css: '' },
  { name: 'at 200 percent', view: { size: [640, 360], pixels: 2 }, css: '' },
  { name: 'with wide text spacing', view: { size: PHONE }, css: SPACING },
] as const;

/** Controls of a bar that stays in the window, which it cuts off. */
const outsideWindow = (): string[] =>
  [...document.querySelectorAll('.bar :is(button, a), body > nav button')].flatMap((control) => {
    const { left, right, width } = control.getBoundingClientRect();
    return width > 0 && (left < 0 || right > innerWidth) ? [control.outerHTML.slice(0, 80)] : [];
  });

describe.concurrent('nothing is lost or scrolls sideways', () => {
  for (const file of JUDGED) {
    for (const { name, view, css } of WAYS) {
      test(`${name} (${file})`, { timeout: LONG }, () =>
        pages.opened(file, view, async (page) => {
          await addStyle(page, css);
          const look = async (id: string): Promise<void> => {
            const lost = await lostOn(page);
            expect({ id, lost }).toEqual({ id, lost: [] });
          };
          expect(await page.evaluate(outsideWindow)).toEqual([]);
          if (isReveal(file)) await onEachSlide(page, look);
          else await look('whole page');
        }),
      );
    }
  }
});

describe.concurrent('motion and colors of the system', () => {
  for (const file of JUDGED) {
    test(`nothing moves for those who want no motion (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page) => {
        await page.keyboard.press('PageDown');
        await page.keyboard.press('PageDown');
        expect(await movingParts(page)).toEqual([]);
      }),
    );

    test(`dots, boxes to tick and the focus are seen in the system's colors (${file})`, { timeout: LONG }, () =>
      pages.opened(file, { forced: true, size: isReveal(file) ? [1280, 720] : PHONE }, async (page) => {
        const look = async (id: string): Promise<void> => {
          const unseen = await unseenParts(page);
          expect({ id, unseen }).toEqual({ id, unseen: [] });
        };
        if (isReveal(file)) await onEachSlide(page, look);
        else await look('whole page');
        await page.keyboard.press('Tab');
        expect(await page.evaluate(hiddenFocus)).toBeUndefined();
        expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
      }),
    );
  }
});
