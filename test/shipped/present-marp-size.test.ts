import { describe, expect, test } from 'vitest';
import { printPage } from '../../scripts/browser/print-page.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { count, number, press, shown } from '../support/marp-moves.js';
import { onAll } from '../support/on-all.js';
import { lostIn, PHONE, presentDecks } from '../support/presented.js';

/** The shipped decks to share, opened from disk in a real browser as a double click does. */
const { opened } = presentDecks('marp');

describe('size', () => {
  // At its largest text the build has measured every slide of both decks.
  test('larger text loses nothing of any slide', { timeout: 300_000 }, () =>
    opened({}, async (page) => {
      const total = await count(page);
      const fontSize = (): Promise<number> =>
        page.$eval('section.slide:not([hidden])', (slide) => Number.parseFloat(getComputedStyle(slide).fontSize));
      await press(page, 'ArrowRight');
      const before = await fontSize();
      for (const percent of [125, 150]) {
        await page.click('[data-go=larger]');
        expect(await fontSize()).toBeCloseTo((before * percent) / 100);
        expect(await page.$eval('[data-size]', (line) => line.textContent)).toBe(`Text size ${percent} percent`);
        await press(page, 'Home');
        for (let i = 0; i < (percent === 150 ? total : 1); i++) {
          const [id] = await shown(page);
          expect({ id, lost: await page.$eval('section.slide:not([hidden])', lostIn) }).toEqual({ id, lost: [] });
          await press(page, 'PageDown');
        }
        await press(page, 'Home', 'ArrowRight');
      }
      await press(page, '0');
      expect(await fontSize()).toBe(before);
    }),
  );

  test('a slide that is longer than the screen scrolls with the arrow before it gives way, and has the keyboard', () =>
    opened({ hash: '#source-1' }, async (page) => {
      const [id] = await shown(page);
      const top = (): Promise<number> => page.$eval('section.slide:not([hidden])', (slide) => slide.scrollTop);
      await press(page, '+', '+', 'ArrowDown');
      expect(await shown(page)).toEqual([id]);
      expect(await top()).toBeGreaterThan(100);
      expect(await page.$eval('section.slide:not([hidden])', (slide) => (slide as HTMLElement).tabIndex)).toBe(0);
      await press(page, 'PageDown');
      expect(await shown(page)).not.toEqual([id]);
      await press(page, 'PageUp');
      expect(await top()).toBe(0);
    }));

  for (const size of [
    [1920, 1080],
    [844, 390],
    [320, 640],
  ] as const) {
    test(`all that is pressed is 44 px or more, in the window, at ${size.join(' x ')}`, () =>
      opened({ size }, async (page) => {
        const boxes = (): Promise<{ width: number; height: number; left: number; right: number }[]> =>
          onAll(page, 'nav button, dialog[open] button', (all) =>
            all.map((one) => one.getBoundingClientRect().toJSON()).filter(({ width }) => width > 0),
          );
        const bar = await boxes();
        expect(bar.length).toBeGreaterThan(4);
        await press(page, 'm');
        for (const { width, height, left, right } of [...bar, ...(await boxes())]) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(43.9);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(size[0]);
        }
      }));
  }

  test('a swipe turns the page; a scroll up, two fingers, and one on the black screen do not', () =>
    opened({ size: [1024, 768], touch: true }, async (page) => {
      const swipe = async (from: readonly [number, number], to: readonly [number, number]): Promise<number> => {
        const touch = await page.touchscreen.touchStart(...from);
        await touch.move(...to);
        await touch.end();
        return number(page);
      };
      expect(await swipe([900, 300], [300, 320])).toBe(2);
      expect(await swipe([500, 600], [460, 200])).toBe(2);
      expect(await swipe([300, 300], [900, 300])).toBe(1);
      const [one, two] = [await page.touchscreen.touchStart(900, 300), await page.touchscreen.touchStart(950, 500)];
      await one.move(300, 300);
      await two.move(350, 500);
      await two.end();
      await one.end();
      expect(await number(page)).toBe(1);
      await press(page, 'b');
      expect(await swipe([900, 300], [300, 320])).toBe(1);
    }));
});

describe('on paper', () => {
  for (const size of [PHONE] as const) {
    test(`every slide has its page, in the usual text size, from a window of ${size.join(' x ')}`, { timeout: 300_000 }, () =>
      opened({ size }, async (page) => {
        const total = await count(page);
        const titles = await onAll(page, 'section.slide', (all) => all.map((one) => one.querySelector('h1, h2')?.textContent ?? ''));
        await press(page, '+', '+', 'End');
        await page.emulateMediaType('print');
        expect(await onAll(page, 'nav, dialog, .progress', (all) => all.every((one) => getComputedStyle(one).display === 'none'))).toBe(
          true,
        );
        expect(await onAll(page, 'section.slide', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length)).toBe(0);
        const words = await onAll(page, 'section.slide', (all) =>
          all.map((one) =>
            [...one.querySelectorAll('p, li')].filter((part) => part.checkVisibility()).map((part) => part.textContent ?? ''),
          ),
        );
        const pages = await readPageTexts(await printPage(page, { width: 11, height: 8.5 }));
        expect(pages).toHaveLength(titles.length);
        const bare = (text: string): string => text.replace(/\s+/g, '');
        for (const [i, title] of titles.entries()) expect(bare(pages[i] ?? '')).toContain(bare(title));
        // Source numbers stand above the line, and are read apart from it.
        const letters = (text: string): string => text.replace(/[^\p{L}]+/gu, '');
        const lost = words.flatMap((all, i) => all.filter((one) => !letters(pages[i] ?? '').includes(letters(one))));
        expect(lost).toEqual([]);
        await page.emulateMediaType('screen');
        // The page is laid out anew, and what is being read is told once it has been.
        await expect.poll(() => number(page), { timeout: 20_000 }).toBe(total);
      }),
    );
  }

  test("the browser's own print finds all slides, and the screen is as it was afterwards", () =>
    opened({}, async (page) => {
      await press(page, 'ArrowRight');
      const pages = await readPageTexts(await page.pdf({ width: '11in', height: '8.5in' }));
      expect(pages).toHaveLength(await onAll(page, 'section.slide', (all) => all.length));
      expect(await shown(page)).toHaveLength(1);
      expect(await number(page)).toBe(2);
    }));

  test('the print button prints', () =>
    opened({}, async (page) => {
      await page.evaluate(() => {
        window.print = () => {
          document.title = 'printed';
        };
      });
      await page.click('nav [data-go=print]');
      expect(await page.title()).toBe('printed');
    }));
});
