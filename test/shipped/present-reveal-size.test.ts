import { describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { onAll } from '../support/on-all.js';
import { lostIn, presentDecks, smallestIn } from '../support/presented.js';
import { onEachSlide, present } from '../support/reveal-moves.js';

/** The shipped decks for presenting, opened from disk in a real browser as a double click does. */
const { opened } = presentDecks('reveal');

describe('size', () => {
  test('text at 150 percent is larger, and nothing of any slide is lost at 1024 x 768', { timeout: 300_000 }, () =>
    opened({ size: [1024, 768], still: true }, async (page) => {
      const fontSize = (): Promise<number> => page.$eval('.present .slide', (slide) => Number.parseFloat(getComputedStyle(slide).fontSize));
      await page.keyboard.press('ArrowRight');
      const before = await fontSize();
      await page.click('[data-go=larger]');
      await page.click('[data-go=larger]');
      expect(await fontSize()).toBeCloseTo(before * 1.5);
      expect(await page.$eval('[data-size]', (line) => line.textContent)).toBe('Text size 150 percent');
      await page.keyboard.press('Home');
      await onEachSlide(page, async (id) => expect({ id, lost: await page.$eval('.present .slide', lostIn) }).toEqual({ id, lost: [] }));
      await page.keyboard.press('0');
      expect(await page.$('.zoomed')).toBeNull();
    }),
  );

  test('a slide that is longer than the screen scrolls with the arrow before it gives way', () =>
    opened({ size: [1024, 768], still: true, hash: '#/sources' }, async (page) => {
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowDown');
      expect(await present(page)).toBe('sources');
      expect(await page.$eval('.present .slide', (slide) => slide.scrollTop)).toBeGreaterThan(100);
      await page.keyboard.press('PageDown');
      expect(await present(page)).not.toBe('sources');
    }));

  test('every slide can be read on a phone held upright', { timeout: 300_000 }, () =>
    opened({ size: [390, 844], still: true }, async (page) => {
      await onEachSlide(page, async (id) => {
        const lost = await page.$eval('.present .slide', lostIn);
        const smallest = await page.$eval('.present .slide', smallestIn);
        expect({ id, lost, isReadable: smallest >= 15.9, smallest }).toEqual({ id, lost: [], isReadable: true, smallest });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      });
    }),
  );

  test('a swipe turns the page, a finger that moves up does not', () =>
    opened({ size: [390, 844], touch: true }, async (page) => {
      const swipe = async (from: readonly [number, number], to: readonly [number, number]): Promise<string> => {
        const touch = await page.touchscreen.touchStart(...from);
        await touch.move(...to);
        await touch.end();
        return present(page);
      };
      expect(await swipe([320, 300], [60, 310])).toBe('choose');
      expect(await swipe([200, 600], [190, 200])).toBe('choose');
      expect(await swipe([60, 300], [320, 310])).toBe('title');
    }));

  test('a table that is wider than a phone can be reached with the keyboard, and a finger on it does not turn the page', () =>
    opened({ size: [390, 844], touch: true }, async (page) => {
      await page.$eval('.present .slide', (slide) => {
        slide.insertAdjacentHTML('afterbegin', '<table><tr><td style="min-width: 900px">Wide</td></tr></table>');
        dispatchEvent(new Event('resize'));
      });
      const { tabIndex, left, top } = await page.$eval('.present .slide table', (table) => {
        const { left, top } = table.getBoundingClientRect();
        return { tabIndex: table.tabIndex, left, top };
      });
      const touch = await page.touchscreen.touchStart(left + 300, top + 5);
      await touch.move(left + 40, top + 8);
      await touch.end();
      expect([tabIndex, await present(page)]).toEqual([0, 'title']);
    }));

  for (const size of [
    [1920, 1080],
    [390, 844],
  ] as const) {
    test(`all that is pressed is 44 px or more, in the window, at ${size.join(' x ')}`, () =>
      opened({ size }, async (page) => {
        await page.keyboard.press('ArrowRight');
        const boxes = await onAll(page, '.bar button, .bar a, .present button', (all) =>
          all.map((one) => one.getBoundingClientRect().toJSON()).filter(({ width }) => width > 0),
        );
        expect(boxes.length).toBeGreaterThan(8);
        for (const { width, height, left, right } of boxes) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(43.9);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(size[0]);
        }
      }));
  }
});

describe('figures', () => {
  /** Slides with figures of several steps; `first` is how many of them stand there from the start. */
  const withSteps = (page: Page): Promise<{ id: string; steps: number; first: number }[]> =>
    onAll(page, '.slides > section:not(.stack), .slides > .stack > section:first-child', (all) =>
      all.flatMap((slide) => {
        const steps = slide.querySelectorAll('svg g[id*="-step-"]').length;
        return steps > 1 ? [{ id: slide.id, steps, first: steps - slide.querySelectorAll('svg .fragment').length }] : [];
      }),
    );
  const seen = (page: Page): Promise<string[]> =>
    onAll(page, 'section.present:not(.stack) svg g[id*="-step-"]', (groups) =>
      groups.filter((group) => getComputedStyle(group).visibility === 'visible').map(({ id }) => id.replace(/^.*-step-/, '')),
    );

  test('build step by step in the order of their numbers, are never empty, and never move by themselves', () =>
    opened({ deck: 'community-talk' }, async (page) => {
      const figures = await withSteps(page);
      expect(figures.length).toBeGreaterThan(1);
      for (const { id, steps, first } of figures) {
        await page.evaluate((to) => {
          location.hash = `#/${to}`;
        }, id);
        await page.waitForSelector(`section.present:not(.stack)[id="${id}"]`);
        for (let step = first; step <= steps; step++) {
          expect((await seen(page)).map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: step }, (_, i) => i + 1));
          await page.keyboard.press('PageDown');
        }
        expect(await present(page)).not.toBe(id);
      }
    }));

  test('are whole at once for those who want no motion, and on paper', async () => {
    const fragments = (page: Page): Promise<number> => onAll(page, 'svg .fragment', (all) => all.length);
    expect(await opened({ deck: 'community-talk' }, async (page) => (await withSteps(page)).every(({ first }) => first <= 1))).toBe(true);
    expect(await opened({ still: true }, fragments)).toBe(0);
    expect(await opened({ search: '?print-pdf' }, fragments)).toBe(0);
    expect(await opened({}, fragments)).toBeGreaterThan(1);
  });

  test('are whole on paper, one page a slide, without the question and the controls', { timeout: 300_000 }, () =>
    opened({ search: '?print-pdf' }, async (page) => {
      await page.waitForSelector('.pdf-page');
      const slides = await onAll(page, '.slides section:not(.stack)', (all) => all.length);
      const pages = await readPageTexts(await printPage(page, { width: 1280 / 96, height: 720 / 96 }));
      expect(pages).toHaveLength(slides);
      expect(pages.join()).not.toContain('What concerns you?');
      expect(pages.join()).not.toContain('Back to start');
      expect(pages.join()).not.toContain('Said back');
    }),
  );
});
