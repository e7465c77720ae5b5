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
import type { Deck } from '../scripts/model/deck.js';
import { readPageTexts } from '../scripts/pdf/read-pdf.js';
import { renderReveal } from '../scripts/render/render-reveal.js';
import { readTemplates } from '../scripts/render/templates.js';

/** The shipped decks for presenting, opened from disk in a real browser as a double click does. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'teachback-present-'));
const HANDOUT = '../share/take-home.handout.letter.pdf';
const decks = new Map<string, Deck>();
let printer: Printer;

beforeAll(async () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('the shipped content cannot be read');
  const templates = readTemplates(join(root, 'templates'));
  const bundler = openBundler();
  printer = await openPrinter();
  for (const id of ['consult', 'community-talk']) {
    const { deck } = await composeDeck(library, { deck: id, brand: 'example-clinic', locale: 'en', asOf: '2026-11-23' });
    decks.set(id, deck);
    const handouts = [{ paper: 'letter', href: HANDOUT }] as const;
    writeFileSync(join(folder, `${id}.html`), await bundler.inline(renderReveal(deck, templates, { handouts })));
  }
}, 60_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

interface Wish {
  readonly deck?: 'consult' | 'community-talk';
  readonly size?: readonly [width: number, height: number];
  readonly still?: boolean;
  readonly touch?: boolean;
  readonly search?: string;
  readonly hash?: string;
}

function opened<T>(wish: Wish, use: (page: Page) => Promise<T>): Promise<T> {
  const { deck = 'consult', size: [width, height] = [1280, 720], still, touch = false, search = '', hash = '' } = wish;
  return printer.withPage(async (page) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.setViewport({ width, height, hasTouch: touch });
    if (still) await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(pathToFileURL(join(folder, `${deck}.html`)).href + search + hash);
    await page.waitForSelector('.reveal.ready');
    const result = await use(page);
    expect(errors).toEqual([]);
    return result;
  });
}

const present = (page: Page): Promise<string> => page.$eval('section.present', (slide) => slide.id);
const idsOf = (page: Page): Promise<string[]> => page.$$eval('.slides > section', (all) => all.map(({ id }) => id));
const addressesFor = (deck: Deck, conditions: readonly string[]): string[] =>
  deck.slides.flatMap((slide, i) => {
    if (slide.conditions.length === 0) return [slide.id];
    return slide.conditions.some((one) => conditions.includes(one)) ? [`slide-${i + 2}`] : [];
  });
const consult = (): Deck => decks.get('consult') as Deck;

/** Goes to the next slide, whatever steps this one has left. */
async function leap(page: Page): Promise<string> {
  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Alt');
  return present(page);
}

/** Runs `look` on each slide from the first to the last. */
async function onEachSlide(page: Page, look: (id: string) => Promise<void>): Promise<void> {
  let before = '';
  for (let id = await present(page); id !== before; id = await leap(page)) {
    await look(id);
    before = id;
  }
}

describe('the question at the start', () => {
  test('leads through all slides for everyone and those of the condition, in order, for each condition', () =>
    opened({}, async (page) => {
      expect(consult().conditions.length).toBeGreaterThan(3);
      for (const { id } of consult().conditions) {
        await page.evaluate(() => {
          location.hash = '#/choose';
        });
        await page.waitForSelector('section.present .choose');
        await page.click(`[data-choose="${id}"]`);
        expect((await idsOf(page)).slice(2, -1).filter((one) => !/^(teach-back|end|how-sure|sources)/.test(one))).toEqual(
          addressesFor(consult(), [id]),
        );
        await page.click('[data-start=chosen]');
        expect(await present(page)).toBe(addressesFor(consult(), [id])[0]);
        await page.keyboard.press('Home');
        await page.keyboard.press('ArrowRight');
        await page.click(`[data-choose="${id}"]`);
      }
    }));

  test('takes several conditions together, and shows all slides when none or all are wanted', () =>
    opened({}, async (page) => {
      const all = await idsOf(page);
      await page.keyboard.press('PageDown');
      const [one, , three] = consult().conditions.map(({ id }) => id);
      await page.click(`[data-choose="${one}"]`);
      await page.click(`[data-choose="${three}"]`);
      expect(await page.$$eval('[data-choose][aria-pressed=true]', (pressed) => pressed.length)).toBe(2);
      expect((await idsOf(page)).slice(2)).toEqual(
        expect.arrayContaining(addressesFor(consult(), [one ?? '', three ?? ''])) as unknown as string[],
      );
      await page.click('[data-start=all]');
      expect(await idsOf(page)).toEqual(all);
      expect(await page.$$('[data-choose][aria-pressed=true]')).toHaveLength(0);
    }));

  test('is answered with the keyboard alone', () =>
    opened({}, async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.focus('[data-choose]');
      await page.keyboard.press('Space');
      expect(await present(page)).toBe('choose');
      expect(await page.$eval('[data-choose]', (button) => button.getAttribute('aria-pressed'))).toBe('true');
      expect(await page.evaluate(() => document.activeElement?.matches('[data-choose]'))).toBe(true);
      await page.focus('[data-start=chosen]');
      await page.keyboard.press('Enter');
      expect(await present(page)).toBe(consult().slides[0]?.id);
    }));

  test('leaves what was chosen in no address and no storage, and is open again after a reload', () =>
    opened({}, async (page) => {
      const { id = '', label = '' } = consult().conditions[0] ?? {};
      await page.keyboard.press('ArrowRight');
      await page.click(`[data-choose="${id}"]`);
      await onEachSlide(page, async () => {
        const { hash, stored } = await page.evaluate(() => ({
          hash: decodeURIComponent(location.href + String(history.state)),
          stored: document.cookie + name,
        }));
        expect(hash).not.toContain(id);
        expect(hash).not.toContain(label);
        expect(stored).toBe('');
      });
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      await page.reload();
      await page.waitForSelector('.reveal.ready');
      expect(await page.$$('[aria-pressed=true]')).toHaveLength(0);
      expect(await idsOf(page)).toHaveLength((await page.$$('.slides > section')).length);
    }));

  test('keeps slides that are not on the path within reach of the menu', () =>
    opened({}, async (page) => {
      const [first, second] = consult().conditions.map(({ id }) => id);
      await page.keyboard.press('ArrowRight');
      await page.click(`[data-choose="${first}"]`);
      const target = addressesFor(consult(), [second ?? '']).find((one) => one.startsWith('slide-')) ?? '';
      expect(await idsOf(page)).not.toContain(target);
      await page.keyboard.press('m');
      const lines = await page.$$('#menu ol button');
      const off = await page.$$eval('#menu ol button', (all) => all.findIndex((one) => one.textContent?.includes('not in this choice')));
      await lines[off]?.click();
      expect(await page.$('dialog[open]')).toBeNull();
      expect(await present(page)).toBe(target);
      await page.keyboard.press('Home');
      expect(await present(page)).toBe('title');
    }));

  test('is not asked where there is nothing to choose between', () =>
    opened({ deck: 'community-talk' }, async (page) => {
      expect(decks.get('community-talk')?.conditions.length).toBeLessThan(2);
      expect(await page.$('.choose')).toBeNull();
    }));

  test('numbers the slides of the path, and tells them to screen readers once, in words', () =>
    opened({}, async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.click('[data-choose]');
      await page.click('[data-start=chosen]');
      const total = (await idsOf(page)).length - 1;
      const title = await page.$eval('section.present h2', (heading) => heading.textContent);
      expect(await page.$$eval('[aria-live]', (lines) => lines.map((line) => line.textContent))).toEqual([`Slide 2 of ${total}: ${title}`]);
      expect(await page.$eval('.bar output', (output) => output.textContent)).toBe(`2 / ${total}`);
      expect(await page.$eval('section.present .number', (number) => number.textContent)).toBe(`2 / ${total}`);
    }));
});

describe('teach-back', () => {
  test('shows one prompt after the other, and forgets its ticks with the page', () =>
    opened({ hash: '#/teach-back' }, async (page) => {
      const visible = (): Promise<number> =>
        page.$$eval('.present .said', (all) => all.filter((one) => getComputedStyle(one).visibility === 'visible').length);
      expect(await visible()).toBe(1);
      await page.click('.present .said');
      expect(await page.$eval('.present .said', (button) => button.getAttribute('aria-pressed'))).toBe('true');
      await page.keyboard.press('PageDown');
      expect(await visible()).toBe(2);
      await page.reload();
      await page.waitForSelector('.reveal.ready');
      expect(await present(page)).toBe('teach-back');
      expect(await page.$$('.said[aria-pressed=true]')).toHaveLength(0);
    }));

  test('has no ticks on paper', () =>
    opened({ hash: '#/teach-back' }, async (page) => {
      await page.emulateMediaType('print');
      expect(await page.$$eval('.said', (all) => all.map((one) => getComputedStyle(one).display))).not.toContain('flex');
    }));
});

describe('figures', () => {
  /** Slides with figures of several steps; `first` is how many of them stand there from the start. */
  const withSteps = (page: Page): Promise<{ id: string; steps: number; first: number }[]> =>
    page.$$eval('.slides > section', (all) =>
      all.flatMap((slide) => {
        const steps = slide.querySelectorAll('svg g[id*="-step-"]').length;
        return steps > 1 ? [{ id: slide.id, steps, first: steps - slide.querySelectorAll('svg .fragment').length }] : [];
      }),
    );
  const seen = (page: Page): Promise<string[]> =>
    page.$$eval('.present svg g[id*="-step-"]', (groups) =>
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
        await page.waitForSelector(`section.present[id="${id}"]`);
        for (let step = first; step <= steps; step++) {
          expect((await seen(page)).map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: step }, (_, i) => i + 1));
          await page.keyboard.press('PageDown');
        }
        expect(await present(page)).not.toBe(id);
      }
    }));

  test('are whole at once for those who want no motion, and on paper', async () => {
    const fragments = (page: Page): Promise<number> => page.$$eval('svg .fragment', (all) => all.length);
    expect(await opened({ deck: 'community-talk' }, async (page) => (await withSteps(page)).every(({ first }) => first <= 1))).toBe(true);
    expect(await opened({ still: true }, fragments)).toBe(0);
    expect(await opened({ search: '?print-pdf' }, fragments)).toBe(0);
    expect(await opened({}, fragments)).toBeGreaterThan(1);
  });

  test('are whole on paper, one page a slide, without the question and the controls', { timeout: 30_000 }, () =>
    opened({ search: '?print-pdf' }, async (page) => {
      await page.waitForSelector('.pdf-page');
      const slides = await page.$$eval('.slides section', (all) => all.length);
      const pages = await readPageTexts(await printPage(page, { width: 1280 / 96, height: 720 / 96 }));
      expect(pages).toHaveLength(slides);
      expect(pages.join()).not.toContain('What concerns you?');
      expect(pages.join()).not.toContain('Back to start');
      expect(pages.join()).not.toContain('Said back');
    }),
  );
});

/** What of a slide lies beyond it, is cut off, or makes it scroll sideways. Runs in the page. */
function lostIn(element: Element): string[] {
  const slide = element as HTMLElement;
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / slide.offsetWidth;
  const bottom = frame.top + (slide.scrollHeight - slide.scrollTop) * scale;
  const lost = slide.scrollWidth > slide.clientWidth + 1 ? ['sideways'] : [];
  if (slide.scrollHeight > slide.clientHeight + 1 && getComputedStyle(slide).overflowY !== 'auto') lost.push('cut at the foot');
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue?.trim()) continue;
    const scroller = parent.closest('.drawing, table');
    const scrolls = scroller !== null && getComputedStyle(scroller).overflowX === 'auto';
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom: low, width } of range.getClientRects()) {
      const beside = !scrolls && (left < frame.left - 1 || right > frame.right + 1);
      if (width > 0 && (beside || low > bottom + 1 || top < frame.top - slide.scrollTop * scale - 1)) lost.push(node.nodeValue.trim());
    }
  }
  return lost;
}

/** The smallest text on screen of a slide in px. Runs in the page. */
function smallestIn(element: Element): number {
  const slide = element as HTMLElement;
  const scale = slide.getBoundingClientRect().width / slide.offsetWidth;
  const sizes = [...slide.querySelectorAll<HTMLElement | SVGElement>('*')].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!own) return [];
    const drawn = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) / scale : 1;
    return [Number.parseFloat(getComputedStyle(element).fontSize) * drawn * scale];
  });
  return Math.min(...sizes);
}

describe('size', () => {
  test('text at 150 percent is larger, and nothing of any slide is lost at 1024 x 768', { timeout: 60_000 }, () =>
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

  for (const deck of ['consult', 'community-talk'] as const) {
    test(`every slide can be read on a phone held upright (${deck})`, { timeout: 60_000 }, () =>
      opened({ deck, size: [390, 844], still: true }, async (page) => {
        await onEachSlide(page, async (id) => {
          const lost = await page.$eval('.present .slide', lostIn);
          const smallest = await page.$eval('.present .slide', smallestIn);
          expect({ id, lost, isReadable: smallest >= 15.9, smallest }).toEqual({ id, lost: [], isReadable: true, smallest });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        });
      }),
    );
  }

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

  for (const size of [
    [1024, 768],
    [1280, 720],
    [1920, 1080],
    [390, 844],
  ] as const) {
    test(`all that is pressed is 44 px or more, in the window, at ${size.join(' x ')}`, () =>
      opened({ size }, async (page) => {
        await page.keyboard.press('ArrowRight');
        const boxes = await page.$$eval('.bar button, .bar a, .present button', (all) =>
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

describe('keys and controls', () => {
  test('? lists the keys, takes the focus in and gives it back', () =>
    opened({}, async (page) => {
      await page.focus('[data-go=menu]');
      await page.keyboard.press('?');
      expect(await page.$eval('#keys', (dialog) => dialog.textContent)).toContain('Black screen');
      expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.id)).toBe('keys');
      await page.keyboard.press('ArrowRight');
      expect(await present(page)).toBe('title');
      await page.keyboard.press('Escape');
      expect(await page.$('dialog[open]')).toBeNull();
      expect(await page.$('.overview')).toBeNull();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-go'))).toBe('menu');
      await page.keyboard.press('F1');
      expect(await page.$('#keys[open]')).not.toBeNull();
    }));

  test('b blanks the screen, o shows all slides, Home goes back to the start', () =>
    opened({}, async (page) => {
      await page.keyboard.press('b');
      expect(await page.$('.reveal.paused')).not.toBeNull();
      await page.keyboard.press('b');
      expect(await page.$('.reveal.paused')).toBeNull();
      await page.keyboard.press('o');
      expect(await page.$('.reveal.overview')).not.toBeNull();
      await page.keyboard.press('Escape');
      expect(await page.$('.reveal.overview')).toBeNull();
      await page.keyboard.press('End');
      expect(await present(page)).toBe('credits');
      await page.click('[data-go=start]');
      expect(await present(page)).toBe('title');
    }));

  test('a mouse on the bar leaves the space bar with the slides', () =>
    opened({}, async (page) => {
      await page.click('[data-go=next]');
      await page.keyboard.press('Space');
      expect(await present(page)).toBe(consult().slides[0]?.id);
    }));

  test('what has the focus shows it, and slides that are not shown never have it', () =>
    opened({}, async (page) => {
      await page.keyboard.press('ArrowRight');
      for (let i = 0; i < 20; i++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          return { hidden: at.closest('section:not(.present)') !== null, outlineStyle, wide: Number.parseFloat(outlineWidth) >= 2 };
        });
        if (focus) expect(focus).toEqual({ hidden: false, outlineStyle: 'solid', wide: true });
      }
      expect(await page.$$('section:not(.present):not([inert])')).toHaveLength(0);
    }));

  test('the handout is one press away, in a window of its own that cannot reach the deck', () =>
    opened({}, async (page) => {
      const links = await page.$$eval('.bar a, #menu p a', (all) => all.map((one) => [one.getAttribute('href'), one.getAttribute('rel')]));
      expect(links).toEqual([
        [HANDOUT, 'noopener noreferrer'],
        [HANDOUT, 'noopener noreferrer'],
      ]);
    }));

  test('the last slide names the crisis lines and the clinic', () =>
    opened({ hash: '#/end' }, async (page) => {
      const text = await page.$eval('section.present', (slide) => slide.textContent);
      expect(text).toContain(consult().region.crisis.title);
      for (const { label } of consult().brand.contact) expect(text).toContain(label);
    }));
});

describe('the speaker view', () => {
  test('has seconds for each slide, in all those planned for what everyone sees', () =>
    opened({}, async (page) => {
      const seconds = await page.$$eval('.slides > section:not([data-conditions])', (all) =>
        all.map((slide) => Number(slide.getAttribute('data-timing'))),
      );
      expect(seconds.reduce((sum, one) => sum + one, 0)).toBe((consult().minutes ?? 0) * 60);
    }));

  test('follows the path that was chosen: this slide, the next one and the pace', { timeout: 30_000 }, () =>
    opened({}, async (page) => {
      const last = consult().conditions.at(-1)?.id ?? '';
      await page.keyboard.press('ArrowRight');
      await page.click(`[data-choose="${last}"]`);
      const path = await idsOf(page);
      await page.click('[data-start=chosen]');
      const popup = new Promise<Page>((found) => {
        page.once('popup', (window) => window && found(window));
      });
      await page.keyboard.press('s');
      const speaker = await popup;
      await speaker.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
      const frames = await Promise.all(
        ['current', 'upcoming'].map(async (name) => (await speaker.waitForSelector(`#${name}-slide iframe`))?.contentFrame()),
      );
      for (const [i, frame] of frames.entries()) {
        await frame?.waitForSelector(`section.present[id="${path[2 + i]}"]`);
        expect(await frame?.$$eval('.slides > section', (all) => all.map(({ id }) => id))).toEqual(path);
        expect(await frame?.$eval('.bar', (bar) => getComputedStyle(bar).display)).toBe('none');
      }
      await speaker.waitForFunction(() => /\d\d:\d\d:\d\d/.test(document.querySelector<HTMLElement>('.pacing')?.innerText ?? ''));
    }),
  );
});
