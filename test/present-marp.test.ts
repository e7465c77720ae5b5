import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrinter, type Page, type Printer } from '../scripts/browser/open-printer.js';
import { printPage } from '../scripts/browser/print-page.js';
import { openBundler } from '../scripts/bundle/inline-html.js';
import { composeDeck } from '../scripts/compose/compose-deck.js';
import { readLibrary } from '../scripts/content/read-library.js';
import { readPageTexts } from '../scripts/pdf/read-pdf.js';
import { renderMarp } from '../scripts/render/render-marp.js';
import { readTemplates } from '../scripts/render/templates.js';

/** The shipped decks to share, opened from disk in a real browser as a double click does. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'teachback-marp-'));
const DECKS = ['consult', 'community-talk'] as const;
let printer: Printer;

beforeAll(async () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('the shipped content cannot be read');
  const templates = readTemplates(join(root, 'templates'));
  const bundler = openBundler();
  printer = await openPrinter();
  for (const id of DECKS) {
    const { deck } = await composeDeck(library, { deck: id, brand: 'example-clinic', locale: 'en', asOf: '2026-11-23' });
    writeFileSync(join(folder, `${id}.html`), await bundler.inline(renderMarp(deck, templates)));
  }
}, 60_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

interface Wish {
  readonly deck?: (typeof DECKS)[number];
  readonly size?: readonly [width: number, height: number];
  readonly touch?: boolean;
  readonly still?: boolean;
  readonly hash?: string;
}

function opened<T>(wish: Wish, use: (page: Page) => Promise<T>): Promise<T> {
  const { deck = 'consult', size: [width, height] = [1280, 720], touch = false, still = false, hash = '' } = wish;
  return printer.withPage(async (page) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.setViewport({ width, height, hasTouch: touch });
    if (still) await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(pathToFileURL(join(folder, `${deck}.html`)).href + hash);
    await page.waitForSelector('body.presenting');
    const result = await use(page);
    expect(errors).toEqual([]);
    return result;
  });
}

const PHONE = [390, 844] as const;
const number = (page: Page): Promise<number> => page.$eval('nav output', (output) => Number.parseInt(output.textContent ?? '', 10));
const count = (page: Page): Promise<number> => page.$$eval('section.slide', (slides) => slides.length);
const shown = (page: Page): Promise<string[]> => page.$$eval('section.slide:not([hidden])', (slides) => slides.map(({ id }) => id));
const spoken = (page: Page): Promise<string | null> => page.$eval('[aria-live]', (line) => line.textContent);
type Key = Parameters<Page['keyboard']['press']>[0];

async function press(page: Page, ...keys: readonly Key[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What of each slide on show lies beyond it, is cut off, or makes it scroll sideways. Runs in the page. */
function lostIn(slide: Element): string[] {
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / (slide as HTMLElement).offsetWidth;
  const bottom = frame.top + (slide.scrollHeight - slide.scrollTop) * scale;
  const lost = slide.scrollWidth > slide.clientWidth + 1 ? ['sideways'] : [];
  const room = document.querySelector('.presenting:not(.reading) main')?.getBoundingClientRect();
  if (room && (frame.bottom > room.bottom + 1 || frame.right > room.right + 1)) lost.push('beyond the window');
  if (slide.scrollHeight > slide.clientHeight + 1 && getComputedStyle(slide).overflowY !== 'auto') lost.push('cut at the foot');
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const scroller = node.parentElement?.closest('.drawing, table');
    const scrolls = scroller && getComputedStyle(scroller).overflowX === 'auto';
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom: low, width } of node.nodeValue?.trim() ? range.getClientRects() : []) {
      const beside = !scrolls && (left < frame.left - 1 || right > frame.right + 1);
      if (width > 0 && (beside || low > bottom + 1 || top < frame.top - slide.scrollTop * scale - 1)) lost.push(node.nodeValue ?? '');
    }
  }
  return lost;
}

/** The smallest text on screen of a slide in px. Runs in the page. */
function smallestIn(slide: Element): number {
  const scale = slide.getBoundingClientRect().width / (slide as HTMLElement).offsetWidth;
  const sizes = [...slide.querySelectorAll('*')].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const drawn = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : scale;
    return own ? [Number.parseFloat(getComputedStyle(element).fontSize) * drawn] : [];
  });
  return Math.min(...sizes);
}

describe('keys', () => {
  test('arrows, Page Up and Down, space, Home and End move, and stop at either end', () =>
    opened({}, async (page) => {
      const total = await count(page);
      const pressed = async (key: Key): Promise<number> => {
        await press(page, key);
        return number(page);
      };
      expect(await pressed('ArrowLeft')).toBe(1);
      expect(await pressed('ArrowRight')).toBe(2);
      expect(await pressed('ArrowDown')).toBe(3);
      expect(await pressed('PageDown')).toBe(4);
      expect(await pressed('Space')).toBe(5);
      expect(await pressed('PageUp')).toBe(4);
      expect(await pressed('ArrowUp')).toBe(3);
      expect(await pressed('End')).toBe(total);
      expect(await pressed('ArrowRight')).toBe(total);
      expect(await pressed('Home')).toBe(1);
      await page.keyboard.down('Shift');
      await press(page, 'End', 'Space');
      expect(await number(page)).toBe(total - 1);
    }));

  test('b makes the screen black and silent; any key or click brings the same slide back', () =>
    opened({}, async (page) => {
      const center = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body, '::after').backgroundColor);
      await press(page, 'ArrowRight', 'b');
      expect(await center()).toBe('rgb(0, 0, 0)');
      expect(await page.$$eval('main, nav', (parts) => parts.every((part) => part.hasAttribute('inert')))).toBe(true);
      expect(await spoken(page)).toContain('Black screen');
      await press(page, 'PageDown');
      expect([await number(page), await page.$('.blank')]).toEqual([2, null]);
      expect(await spoken(page)).toContain('Slide 2 of');
      await press(page, '.');
      await page.mouse.click(300, 300);
      expect([await number(page), await page.$('.blank, main[inert]')]).toEqual([2, null]);
    }));

  test('f asks for the full screen, and again gives it back', () =>
    opened({}, async (page) => {
      await press(page, 'f');
      await page.waitForFunction(() => document.fullscreenElement !== null);
      await press(page, 'f');
      await page.waitForFunction(() => document.fullscreenElement === null);
    }));

  test('? lists the keys, takes the focus in and gives it back; the slides stand still meanwhile', () =>
    opened({}, async (page) => {
      await page.focus('nav [data-go=menu]');
      await press(page, '?', 'ArrowRight', 'b');
      expect([await number(page), await page.$('.blank')]).toEqual([1, null]);
      const text = await page.$eval('#keys[open]', (dialog) => dialog.textContent ?? '');
      for (const word of ['Next slide', 'Black screen', 'Full screen', 'Menu of all slides', 'Text larger']) expect(text).toContain(word);
      expect(text).not.toMatch(/speaker|notes/i);
      expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.id)).toBe('keys');
      await press(page, 'Escape');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-go'))).toBe('menu');
    }));

  test('a mouse on the bar leaves the space bar with the slides; with the keyboard space presses the button', () =>
    opened({}, async (page) => {
      await page.click('[data-go=next]');
      await press(page, 'Space');
      expect(await number(page)).toBe(3);
      await page.focus('[data-go=previous]');
      await press(page, 'Space');
      expect(await number(page)).toBe(2);
    }));
});

describe('the contents menu', () => {
  test('m lists the titles of all slides, starts at this one, and leads to any of them', () =>
    opened({}, async (page) => {
      await press(page, 'ArrowRight', 'm');
      const titles = await page.$$eval('section.slide', (slides) => slides.map((slide) => slide.querySelector('h1, h2')?.textContent));
      const lines = await page.$$eval('#menu[open] li button', (buttons) => buttons.map(({ textContent }) => textContent));
      expect(lines).toEqual(titles.map((title, i) => `${i + 1}. ${title}`));
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(lines[1]);
      await page.click('#menu li:nth-child(7) button');
      expect(await page.$('dialog[open]')).toBeNull();
      expect(await number(page)).toBe(7);
    }));
});

describe('where one is', () => {
  test('stands in the bar, in the progress, and in words for screen readers; other slides are out of reach', () =>
    opened({}, async (page) => {
      const total = await count(page);
      await press(page, 'PageDown', 'PageDown');
      const title = await page.$eval('section.slide:not([hidden]) h2', (heading) => heading.textContent);
      expect(await page.$eval('nav output', (output) => output.textContent)).toBe(`3 / ${total}`);
      expect(await page.$eval('.progress span', (bar) => Number.parseFloat(bar.style.width))).toBeCloseTo(300 / total, 3);
      expect(await spoken(page)).toBe(`Slide 3 of ${total}: ${title}`);
      expect(await page.$$eval('section.slide:not([inert])', (slides) => slides.length)).toBe(1);
      expect(await page.$$('[role=application]')).toHaveLength(0);
    }));

  test('opens at the slide of the address, follows a link to a source, and shrugs at a broken address', async () => {
    await opened({ hash: '#4' }, async (page) => {
      expect(await number(page)).toBe(4);
      await page.click('section.slide:not([hidden]) .mark a');
      await page.waitForFunction(() => document.querySelector('section.sources:not([hidden])'));
    });
    await opened({ hash: '#%E0%A4%A' }, async (page) => expect(await number(page)).toBe(1));
  });

  test('what has the focus shows it, and it never leaves what is on show', () =>
    opened({ hash: '#4' }, async (page) => {
      for (let i = 0; i < 16; i++) {
        await press(page, 'Tab');
        const focus = await page.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          return { isOff: at.closest('[hidden], [inert]') !== null, outlineStyle, wide: Number.parseFloat(outlineWidth) >= 2 };
        });
        if (focus) expect(focus).toEqual({ isOff: false, outlineStyle: 'solid', wide: true });
      }
    }));

  test('nothing is stored, nothing moves by itself, and no speaker note is in the file', () =>
    opened({ still: true }, async (page) => {
      await press(page, 'End', '+', 'm', 'Escape', 'Home');
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, name])).toEqual([0, 0, '', '']);
      const moving = await page.$$eval('*', (all) =>
        all.filter(
          (one) => !/^(0s,? ?)+$/.test(getComputedStyle(one).transitionDuration) || getComputedStyle(one).animationName !== 'none',
        ),
      );
      expect([moving.length, await page.evaluate(() => document.getAnimations().length)]).toEqual([0, 0]);
      expect(await page.$$('aside, .notes')).toHaveLength(0);
      const policy = await page.$eval('meta[http-equiv]', (meta) => meta.getAttribute('content'));
      expect(policy).toMatch(/default-src 'none'.*script-src 'sha256-/);
    }));
});

describe('size', () => {
  for (const deck of DECKS) {
    for (const size of [
      [1024, 768],
      [1280, 720],
    ] as const) {
      test(`larger text loses nothing of any slide (${deck}, ${size.join(' x ')})`, { timeout: 60_000 }, () =>
        opened({ deck, size }, async (page) => {
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
            for (let i = 0; i < total; i++) {
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
    }
  }

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

  for (const size of [[1024, 768], [1280, 720], [1920, 1080], PHONE, [844, 390], [320, 640]] as const) {
    test(`all that is pressed is 44 px or more, in the window, at ${size.join(' x ')}`, () =>
      opened({ size }, async (page) => {
        const boxes = (): Promise<{ width: number; height: number; left: number; right: number }[]> =>
          page.$$eval('nav button, dialog[open] button', (all) =>
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

describe('on a phone held upright', () => {
  for (const deck of DECKS) {
    for (const width of [320, 390, 699]) {
      test(`all slides stand in order, in 16 px or more, with no sideways scroll (${deck}, ${width} px)`, { timeout: 60_000 }, () =>
        opened({ deck, size: [width, 844] }, async (page) => {
          for (const zoom of ['0', '+', '+'] as const) {
            await press(page, zoom);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
            const slides = await page.$$('section.slide');
            for (const slide of slides) {
              const id = await slide.evaluate((one) => one.id);
              const [lost, smallest] = [await slide.evaluate(lostIn), await slide.evaluate(smallestIn)];
              expect({ id, lost, isReadable: smallest >= 15.9, smallest }).toEqual({ id, lost: [], isReadable: true, smallest });
            }
            const tops = await page.$$eval('section.slide', (all) => all.map((one) => one.getBoundingClientRect().top));
            expect(tops).toEqual([...tops].sort((a, b) => a - b));
            expect(await page.$('section.slide:is([hidden], [inert])')).toBeNull();
          }
        }),
      );
    }
  }

  test('the page scrolls as pages do, and the bar says which slide is at the top', () =>
    opened({ size: PHONE }, async (page) => {
      const top = (): Promise<number> => page.evaluate(() => scrollY);
      await page.evaluate(() => document.querySelectorAll('section.slide')[5]?.scrollIntoView());
      await page.waitForFunction(() => document.querySelector('nav output')?.textContent?.startsWith('6 /'));
      const before = await top();
      await press(page, 'PageDown');
      await page.waitForFunction((from) => scrollY > from, {}, before);
      await page.click('[data-go=next]');
      expect(await page.evaluate(() => document.querySelector('nav')?.getBoundingClientRect().bottom)).toBe(844);
    }));

  test('next, the menu and links bring a slide to the top and say so', () =>
    opened({ size: PHONE }, async (page) => {
      const offset = (id: number): Promise<number> =>
        page.$$eval('section.slide', (all, i) => Math.abs(all[i]?.getBoundingClientRect().top ?? 999), id - 1);
      await page.click('[data-go=next]');
      expect(await offset(2)).toBeLessThan(2);
      expect(await spoken(page)).toContain('Slide 2 of');
      await page.click('[data-go=menu]');
      await page.click('#menu li:nth-child(9) button');
      expect(await offset(9)).toBeLessThan(2);
      expect(await page.evaluate(() => document.activeElement?.matches('section.slide'))).toBe(true);
      const total = await count(page);
      await press(page, 'End');
      expect(await number(page)).toBe(total);
      await page.evaluate(() => {
        location.hash = '#source-2';
      });
      await page.waitForFunction(() => {
        const { top, bottom } = document.getElementById('source-2')?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
        return top >= 0 && bottom < 800;
      });
    }));

  test('turned to a wide window the same slide stays, and turned back', () =>
    opened({ size: PHONE, hash: '#5' }, async (page) => {
      expect(await number(page)).toBe(5);
      await page.setViewport({ width: 1280, height: 720 });
      await page.waitForSelector('body:not(.reading)');
      expect(await shown(page)).toHaveLength(1);
      expect(await number(page)).toBe(5);
      await press(page, 'ArrowRight');
      await page.setViewport({ width: 390, height: 844 });
      await page.waitForSelector('body.reading');
      expect(await page.$$eval('section.slide', (all) => Math.abs(all[5]?.getBoundingClientRect().top ?? 999))).toBeLessThan(2);
    }));
});

describe('on paper', () => {
  for (const size of [[1280, 720], PHONE] as const) {
    test(`every slide has its page, in the usual text size, from a window of ${size.join(' x ')}`, { timeout: 30_000 }, () =>
      opened({ size }, async (page) => {
        const total = await count(page);
        const titles = await page.$$eval('section.slide', (all) => all.map((one) => one.querySelector('h1, h2')?.textContent ?? ''));
        await press(page, '+', '+', 'End');
        await page.emulateMediaType('print');
        expect(await page.$$eval('nav, dialog, .progress', (all) => all.every((one) => getComputedStyle(one).display === 'none'))).toBe(
          true,
        );
        expect(await page.$$eval('section.slide', (all) => all.filter((one) => one.scrollHeight > 721).length)).toBe(0);
        const pages = await readPageTexts(await printPage(page, { width: 11, height: 8.5 }));
        expect(pages).toHaveLength(total);
        const bare = (text: string): string => text.replace(/\s+/g, '');
        for (const [i, title] of titles.entries()) expect(bare(pages[i] ?? '')).toContain(bare(title));
        await page.emulateMediaType('screen');
        await page.waitForFunction(() => document.querySelector('.marpit > section'));
        expect(await number(page)).toBe(total);
      }),
    );
  }

  test("the browser's own print finds all slides, and the screen is as it was afterwards", () =>
    opened({}, async (page) => {
      await press(page, 'ArrowRight');
      const pages = await readPageTexts(await page.pdf({ width: '11in', height: '8.5in' }));
      expect(pages).toHaveLength(await count(page));
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
