import { beforeAll, expect } from 'vitest';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import type { Deck } from '../../scripts/model/deck.js';
import { addressOf } from './accessible-pages.js';
import { onePrinter } from './one-printer.js';
import { shippedDeck } from './shipped.js';

export const DECKS = ['consult', 'community-talk'] as const;
export const PHONE = [390, 844] as const;

/** What stands on the page once the deck's script has run. */
const READY = { reveal: '.reveal.ready', marp: 'body.presenting' } as const;

export interface Wish {
  readonly deck?: (typeof DECKS)[number];
  readonly size?: readonly [width: number, height: number];
  readonly still?: boolean;
  readonly touch?: boolean;
  readonly search?: string;
  readonly hash?: string;
}

export interface Presented {
  readonly deck: (id?: (typeof DECKS)[number]) => Deck;
  /** Opens a deck as a double click does, and fails for any error of the page. */
  readonly opened: <T>(wish: Wish, use: (page: Page) => Promise<T>) => Promise<T>;
}

/** The shipped decks in one format, as they were built, with a real browser to open them. */
export function presentDecks(format: keyof typeof READY): Presented {
  const decks = new Map<string, Deck>();
  let printer: Printer | undefined;
  beforeAll(async () => {
    for (const id of DECKS) decks.set(id, await shippedDeck(id));
    printer = await onePrinter();
  }, 300_000);
  return {
    deck: (id = 'consult') => decks.get(id) as Deck,
    opened: ({ deck = 'consult', size: [width, height] = [1280, 720], still, touch = false, search = '', hash = '' }, use) =>
      (printer as Printer).withPage(async (page) => {
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        await page.setViewport({ width, height, hasTouch: touch });
        if (still) await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
        await page.goto(addressOf(`${deck}.${format}`) + search + hash);
        await page.waitForSelector(READY[format]);
        const result = await use(page);
        expect(errors).toEqual([]);
        return result;
      }),
  };
}

/** What of a slide lies beyond it, is cut off, or makes it scroll sideways. Runs in the page. */
export function lostIn(element: Element): string[] {
  const slide = element as HTMLElement;
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / slide.offsetWidth;
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
export function smallestIn(slide: Element): number {
  const scale = slide.getBoundingClientRect().width / (slide as HTMLElement).offsetWidth;
  const sizes = [...slide.querySelectorAll('*')].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const drawn = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : scale;
    return own ? [Number.parseFloat(getComputedStyle(element).fontSize) * drawn] : [];
  });
  return Math.min(...sizes);
}
