import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderMarp } from '../../scripts/formats/slides/render-marp.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Deck } from '../../scripts/model/deck.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { onAll } from '../support/on-all.js';
import { onePrinter } from '../support/one-printer.js';

/** The shared deck and the presenting deck, opened from disk as a double click does. */
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'teachback-client-'));
const templates = readTemplates(join(root, 'templates'));
let printer: Printer;
let deck: Deck;

beforeAll(async () => {
  const { library } = readLibrary(join(root, 'test', 'fixtures', 'cast-care'), join(root, 'templates'));
  if (!library) throw new Error('the fixture cannot be read');
  const wish = { deck: 'visit', brand: 'example-clinic', locale: 'en' };
  [printer, { deck }] = await Promise.all([onePrinter(), composeDeck(library, wish)]);
  const bundler = openBundler();
  writeFileSync(join(folder, 'visit.marp.html'), await bundler.inline(renderMarp(deck, templates)));
  writeFileSync(join(folder, 'visit.reveal.html'), await bundler.inline(renderReveal(deck, templates)));
}, 300_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly errors: readonly string[];
}

async function opened<T>(file: string, use: (opened: Opened) => Promise<T>, hash = ''): Promise<T> {
  return printer.withPage(async (page) => {
    const asked: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(pathToFileURL(join(folder, file)).href + hash);
    return use({ page, asked, errors });
  });
}

const inMarp = <T>(use: (opened: Opened) => Promise<T>, hash?: string): Promise<T> => opened('visit.marp.html', use, hash);

const shownSlides = (page: Page): Promise<number[]> =>
  onAll(page, 'section.slide', (slides) => slides.flatMap((slide, i) => (slide.getClientRects().length === 0 ? [] : [i + 1])));

describe('the shared deck', () => {
  test('shows one slide at a time and moves by keys', () =>
    inMarp(async ({ page }) => {
      const total = (await page.$$('section.slide')).length;
      expect(await shownSlides(page)).toEqual([1]);
      const shownAfter = async (key: Parameters<Page['keyboard']['press']>[0]): Promise<number[]> => {
        await page.keyboard.press(key);
        return shownSlides(page);
      };
      expect(await shownAfter('ArrowLeft')).toEqual([1]);
      expect(await shownAfter('ArrowRight')).toEqual([2]);
      expect(await shownAfter('Space')).toEqual([3]);
      expect(await shownAfter('PageDown')).toEqual([4]);
      expect(await shownAfter('PageUp')).toEqual([3]);
      expect(await shownAfter('End')).toEqual([total]);
      expect(await shownAfter('ArrowRight')).toEqual([total]);
      expect(await shownAfter('Home')).toEqual([1]);
    }));

  test('keeps its place in the address, opens at one, and follows links to a source', () =>
    inMarp(async ({ page }) => {
      expect(await shownSlides(page)).toEqual([4]);
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate(() => location.hash)).toBe('#5');
      await page.evaluate(() => {
        location.hash = '#source-1';
      });
      await page.waitForFunction(() => document.querySelector('#source-1')?.closest('section')?.hasAttribute('hidden') === false);
      expect(await shownSlides(page)).toHaveLength(1);
    }, '#4'));

  test('has buttons of 44 px that say what they do, and stops at either end', () =>
    inMarp(async ({ page }) => {
      const buttons = await onAll(page, 'nav [data-go=previous], nav [data-go=next], nav .wide-only', (all) =>
        all.map((button) => ({
          name: button.getAttribute('aria-label') ?? button.textContent,
          ...button.getBoundingClientRect().toJSON(),
        })),
      );
      expect(buttons.map(({ name }) => name)).toEqual(['Previous slide', 'Next slide', 'Full screen', 'Keys', 'Print']);
      for (const { width, height } of buttons) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      expect(await page.$eval('[data-go=previous]', (button) => button.getAttribute('aria-disabled'))).toBe('true');
      await page.click('[data-go=next]');
      expect(await shownSlides(page)).toEqual([2]);
      expect(await page.$eval('[data-go=previous]', (button) => button.getAttribute('aria-disabled'))).toBe('false');
    }));

  test('tells screen readers where one is, and keeps them out of slides that are not shown', () =>
    inMarp(async ({ page }) => {
      await page.keyboard.press('ArrowRight');
      const title = await page.$eval('section.slide:not([hidden]) h2', (heading) => heading.textContent);
      const total = (await page.$$('section.slide')).length;
      expect(await page.$eval('[aria-live]', (line) => line.textContent)).toBe(`Slide 2 of ${total}: ${title}`);
      expect(await onAll(page, 'section.slide:not([inert])', (slides) => slides.length)).toBe(1);
    }));

  test('moves by a swipe, not by a scroll', () =>
    inMarp(async ({ page }) => {
      const swipe = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
        const touch = await page.touchscreen.touchStart(...from);
        await touch.move(...to);
        await touch.end();
      };
      await swipe([900, 400], [300, 420]);
      expect(await shownSlides(page)).toEqual([2]);
      await swipe([600, 600], [560, 200]);
      expect(await shownSlides(page)).toEqual([2]);
      await swipe([300, 400], [900, 400]);
      expect(await shownSlides(page)).toEqual([1]);
    }));

  test('shows every slide in order on paper', () =>
    inMarp(async ({ page }) => {
      await page.emulateMediaType('print');
      expect(await shownSlides(page)).toHaveLength((await page.$$('section.slide')).length);
      expect(await page.$eval('nav', (nav) => getComputedStyle(nav).display)).toBe('none');
      const pages = await readPageTexts(await printPage(page, { width: 11, height: 8.5 }));
      expect(pages).toHaveLength((await page.$$('section.slide')).length);
      expect(pages[1]).toContain(deck.slides[0]?.kicker);
    }));

  test('asks for nothing but itself and breaks no rule of its own policy', () =>
    inMarp(async ({ page, asked, errors }) => {
      for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
      expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
      expect(errors).toEqual([]);
    }));
});

/** Slide number as reveal.js counts it. */
const present = (page: Page): Promise<string | undefined> => page.$eval('section.present:not(.stack)', (slide) => slide.id);
const inReveal = <T>(use: (opened: Opened) => Promise<T>, hash?: string): Promise<T> =>
  opened(
    'visit.reveal.html',
    async (all) => {
      await all.page.waitForSelector('.reveal.ready');
      return use(all);
    },
    hash,
  );

describe('the presenting deck', () => {
  test('moves by keys, and its addresses name slides', () =>
    inReveal(async ({ page, errors }) => {
      expect(await present(page)).toBe('title');
      await page.keyboard.press('ArrowRight');
      expect(await present(page)).toBe('choose');
      await page.keyboard.press('ArrowRight');
      expect(await present(page)).toBe(deck.slides[0]?.id);
      await page.keyboard.press('End');
      expect(await present(page)).toBe('credits');
      expect(errors).toEqual([]);
    }));

  test('opens at the slide that the address names', () => {
    const id = deck.slides.findLast(({ conditions }) => conditions.length === 0)?.id ?? '';
    return inReveal(async ({ page }) => expect(await present(page)).toBe(id), `#/${id}`);
  });

  test('says where the handout is when the build has no file to open', () =>
    inReveal(async ({ page }) => {
      await page.click('[data-go=menu]');
      expect(await page.$eval('#menu[open]', (menu) => menu.textContent)).toContain('PDF in the folder "share"');
      expect(await page.$('.bar a')).toBeNull();
    }));

  test('can be read by screen readers', () =>
    inReveal(async ({ page }) => {
      expect(await page.$$('[role=application]')).toHaveLength(0);
    }));

  test('shows an overview, and says on its first screen that it holds notes', () =>
    inReveal(async ({ page }) => {
      expect(await page.$eval('section.present:not(.stack)', (slide) => slide.textContent)).toContain('For staff: holds speaker notes');
      await page.keyboard.press('o');
      expect(await page.$('.reveal.overview')).not.toBeNull();
    }));

  test('has a speaker window with notes and both slides, which moves with the deck and moves it', () =>
    inReveal(async ({ page, errors }) => {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const speaker = await speakerWindow(page);
      const note = (): Promise<string | null> => speaker.$eval('.said-notes .notes', (value) => value.textContent);
      await speaker.waitForFunction(() => (document.querySelector('.said-notes .notes')?.textContent ?? '').length > 10);
      const first = await note();
      for (const from = await present(page); (await present(page)) === from; ) await pressIn(page, 'ArrowRight');
      await speaker.waitForFunction((before) => document.querySelector('.said-notes .notes')?.textContent !== before, {}, first);
      const second = await present(page);
      const slides = ['.slide-now', '.slide-next'].map((place) => speaker.$eval(`${place} section`, ({ id }) => id));
      expect((await Promise.all(slides))[0]).toBe(second);
      // Its policy lets no script run but that of the deck's file, and it has none.
      expect(await speaker.$$('script, iframe')).toHaveLength(0);
      await pressIn(speaker, 'ArrowRight');
      await page.waitForFunction((id) => document.querySelector('section.present:not(.stack)')?.id !== id, {}, second);
      expect(errors).toEqual([]);
    }));

  test('obeys no window around it, and tells it nothing', () => {
    const frame = `<iframe src="${pathToFileURL(join(folder, 'visit.reveal.html')).href}" width="900" height="600"></iframe>`;
    writeFileSync(
      join(folder, 'stranger.html'),
      `<!doctype html><title>x</title><script>heard=[];onmessage=(e)=>heard.push(e.data)</script>${frame}`,
    );
    return opened('stranger.html', async ({ page }) => {
      const inner = await page.waitForFrame((one) => one.url().includes('visit.reveal.html'));
      await inner.waitForSelector('.reveal.ready');
      await page.evaluate(() => {
        const say = (message: unknown): void => document.querySelector('iframe')?.contentWindow?.postMessage(JSON.stringify(message), '*');
        say({ method: 'slide', args: [3] });
        say({ method: 'next', args: [] });
        say({ namespace: 'reveal-notes', type: 'heartbeat' });
        say({ namespace: 'reveal-notes', type: 'call', methodName: 'getConfig', arguments: [], callId: 1 });
      });
      await new Promise((done) => setTimeout(done, 600));
      expect(await inner.$eval('section.present:not(.stack)', (slide) => slide.id)).toBe('title');
      expect(await page.evaluate('heard')).toEqual([]);
    });
  });
});

describe('a deck in a language that runs from right to left', () => {
  const turned = async <T>(file: string, ready: string, use: (page: Page) => Promise<T>): Promise<T> => {
    const html = readFileSync(join(folder, file), 'utf8').replace('dir="ltr"', 'dir="rtl"');
    writeFileSync(join(folder, `rtl.${file}`), html);
    return opened(`rtl.${file}`, async ({ page }) => {
      await page.waitForSelector(ready);
      return use(page);
    });
  };
  /** Whether the button that leads on stands left of the other, and points to the left. */
  const pointsOn = (page: Page): Promise<boolean[]> =>
    page.evaluate(() => {
      const [on, back] = ['next', 'previous'].map((name) => document.querySelector(`[data-go=${name}]`) as HTMLElement);
      const isLeft = (on?.getBoundingClientRect().left ?? 0) < (back?.getBoundingClientRect().left ?? 0);
      return [isLeft, getComputedStyle(on?.querySelector('svg') as Element).transform.startsWith('matrix(-1')];
    });

  test('to share: the arrow to the left leads on, and a finger to the right', () =>
    turned('visit.marp.html', 'body.presenting', async (page) => {
      expect(await pointsOn(page)).toEqual([true, true]);
      await page.keyboard.press('ArrowLeft');
      expect(await shownSlides(page)).toEqual([2]);
      const touch = await page.touchscreen.touchStart(300, 400);
      await touch.move(900, 420);
      await touch.end();
      expect(await shownSlides(page)).toEqual([3]);
      await page.keyboard.press('ArrowRight');
      expect(await shownSlides(page)).toEqual([2]);
    }));

  test('to present: the arrow to the left leads on', () =>
    turned('visit.reveal.html', '.reveal.ready', async (page) => {
      expect(await pointsOn(page)).toEqual([true, true]);
      await page.keyboard.press('ArrowLeft');
      expect(await present(page)).toBe('choose');
      await page.keyboard.press('ArrowRight');
      expect(await present(page)).toBe('title');
    }));
});

async function speakerWindow(page: Page): Promise<Page> {
  const popup = new Promise<Page>((found) => {
    page.once('popup', (window) => window && found(window));
  });
  await pressIn(page, 's');
  return popup;
}

/** Key presses go to the window in front; this one goes to `page` wherever it stands. */
async function pressIn(page: Page, key: 's' | 'ArrowRight'): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press(key);
}
