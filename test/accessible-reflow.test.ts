import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, isReveal, LONG, onEachSlide, openPages, type Pages, PHONE, SHOWN } from './support/accessible-pages.js';
import { hiddenFocus, lostIn } from './support/seen-in-page.js';

/** Narrow windows, large text, wide spacing, no motion, and the colors of the system: nothing is lost. */
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);
afterAll(() => pages.close());

/** WCAG 1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
const WAYS = [
  { name: 'at 320 px', view: { size: [320, 640] }, css: '' },
  { name: 'at 200 percent', view: { size: [640, 360], pixels: 2 }, css: '' },
  { name: 'with wide text spacing', view: { size: PHONE }, css: SPACING },
] as const;

describe.concurrent('nothing is lost or scrolls sideways', () => {
  for (const file of FILES) {
    for (const { name, view, css } of WAYS) {
      test(`${name} (${file})`, { timeout: LONG }, () =>
        pages.opened(file, view, async (page) => {
          await page.evaluate((text) => {
            const style = document.createElement('style');
            style.textContent = text;
            document.head.append(style);
            dispatchEvent(new Event('resize'));
          }, css);
          const look = async (id: string): Promise<void> => {
            const lost = await page.evaluate(`[...document.querySelectorAll(${JSON.stringify(SHOWN)})].flatMap(${lostIn})`);
            expect({ id, lost }).toEqual({ id, lost: [] });
          };
          if (isReveal(file)) await onEachSlide(page, look);
          else await look('whole page');
        }),
      );
    }
  }
});

describe.concurrent('motion and colors of the system', () => {
  for (const file of FILES) {
    test(`nothing moves for those who want no motion (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page) => {
        await page.keyboard.press('PageDown');
        await page.keyboard.press('PageDown');
        expect(
          await page.$$eval('body *', (all) => [
            document.getAnimations().length,
            all.filter((one) => {
              const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
              return !/^(0s,? ?)+$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
            }).length,
          ]),
        ).toEqual([0, 0]);
      }),
    );

    test(`dots, boxes to tick and the focus are seen in the system's colors (${file})`, { timeout: LONG }, () =>
      pages.opened(file, { forced: true, size: isReveal(file) ? [1280, 720] : PHONE }, async (page) => {
        const look = async (id: string): Promise<void> => {
          const unseen = await page.$$eval('.verdict-shape :is(circle, path), .tick, button[aria-pressed] svg', (all) =>
            all.flatMap((one) => {
              if (one.getClientRects().length === 0 || one.closest('[inert], [hidden]')) return [];
              const style = getComputedStyle(one);
              const line = one instanceof SVGGeometryElement ? (style.stroke === 'none' ? style.fill : style.stroke) : style.borderTopColor;
              const isLine = one instanceof SVGGeometryElement || Number.parseFloat(style.borderTopWidth) >= 1;
              const text = getComputedStyle(one.parentElement as Element).color;
              return isLine && line === text ? [] : [`${one.outerHTML.slice(0, 90)} ${line} on text of ${text}`];
            }),
          );
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
