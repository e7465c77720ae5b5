import { pathToFileURL } from 'node:url';
import type { CDPSession } from 'puppeteer-core';
import type { Page } from '../../scripts/browser/open-printer.js';
import type { Deck } from '../../scripts/model/deck.js';
import { onAll } from './on-all.js';
import { onePrinter } from './one-printer.js';
import { BRAND, builtPath, type ShippedDeck, shippedDeck } from './shipped.js';

/**
 * Every kind of HTML file that a build makes of the shipped content, in a real browser: each deck in one engine, each engine with one
 * deck. What a slide shows is the same in both (`test/shipped/slides-shown.test.ts`).
 */
export const DECK_FILES = ['consult.reveal', 'community-talk.marp'] as const;
export const INDEX_FILES = ['brands', 'gallery', 'share', 'statement'] as const;
export const FILES = [...DECK_FILES, 'booklet', ...INDEX_FILES] as const;
/** One of these, or a deck in the other engine. */
export type File = (typeof FILES)[number] | 'community-talk.reveal' | 'consult.marp';
export type Size = readonly [width: number, height: number];
export const PHONE: Size = [390, 844];
export const isReveal = (file: File): boolean => file.endsWith('.reveal');
export const isDeck = (file: File): boolean => /\.(?:reveal|marp)$/.test(file);
/** A guard against a hang: on a busy machine tests wait long for one of the browser's pages. */
export const LONG = 300_000;

export interface View {
  readonly size?: Size;
  readonly pixels?: number;
  readonly still?: boolean;
  readonly forced?: boolean;
  readonly hash?: string;
  /** False: a page that its own scripts have not changed, a deck as a page to read. */
  readonly scripts?: boolean;
}

export interface Pages {
  /** The deck that a file shows; none for the pages that list what there is. */
  deckOf(file: File): Deck;
  opened(file: File, view: View, use: (page: Page, session: CDPSession) => Promise<void>): Promise<void>;
}

/** Where each file lies in the output folder. */
const PATHS: Readonly<Record<File, string>> = {
  'consult.reveal': `${BRAND}/en/staff/consult.reveal.html`,
  'community-talk.reveal': `${BRAND}/en/staff/community-talk.reveal.html`,
  'consult.marp': `${BRAND}/en/share/consult.marp.html`,
  'community-talk.marp': `${BRAND}/en/share/community-talk.marp.html`,
  booklet: `${BRAND}/en/share/take-home.booklet.html`,
  brands: 'index.html',
  gallery: `${BRAND}/index.html`,
  share: `${BRAND}/en/share/index.html`,
  statement: `${BRAND}/en/share/accessibility.html`,
};

/** The address of a built file on this disk. */
export const addressOf = (file: File): string => pathToFileURL(builtPath(PATHS[file])).href;

/** Opens the built files in the browser of this worker. */
export async function openPages(): Promise<Pages> {
  const printer = await onePrinter();
  const decks = new Map<string, Deck>();
  for (const id of ['consult', 'community-talk', 'take-home'] as const) decks.set(id, await shippedDeck(id));
  return {
    deckOf: (file) => decks.get(isDeck(file) ? (file.split('.')[0] as ShippedDeck) : 'take-home') as Deck,
    opened: (file, view, use) =>
      printer.withPage(async (page) => {
        const session = await lookFrom(page, view);
        const { hash = '', scripts = true } = view;
        await page.setJavaScriptEnabled(scripts);
        await page.goto(addressOf(file) + hash);
        await page.setJavaScriptEnabled(true);
        // What opens at a press is part of the page.
        await onAll(page, 'details', (all) => {
          for (const one of all) one.open = true;
        });
        if (scripts && isDeck(file)) await page.waitForSelector('.reveal.ready, body.presenting:has(main .marpit > section)');
        await use(page, session);
      }),
  };
}

/** Gives the page a window and the reader's settings. */
export async function lookFrom(page: Page, { size: [width, height] = [1280, 720], pixels = 1, ...settings }: View): Promise<CDPSession> {
  await page.setViewport({ width, height, deviceScaleFactor: pixels });
  const session = await page.createCDPSession();
  await setLook(session, settings);
  return session;
}

/** Gives the page the reader's settings of motion and colors. */
export async function setLook(session: CDPSession, { still = true, forced = false }: Pick<View, 'still' | 'forced'>): Promise<void> {
  // The browser's protocol knows forced colors; the type of `emulateMediaFeatures` and its check do not.
  const features = [
    { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
    { name: 'forced-colors', value: forced ? 'active' : 'none' },
  ];
  await session.send('Emulation.setEmulatedMedia', { features });
}

/** Goes to each slide of a deck, all its steps shown, and looks. */
export async function onEachSlide(page: Page, look: (id: string) => Promise<void>): Promise<void> {
  for (const id of await slideIds(page)) {
    await page.evaluate(showSlide, id);
    await look(id);
  }
}

export const slideIds = (page: Page): Promise<string[]> =>
  onAll(page, '.slides section:not(.stack), section.slide', (all) => all.map(({ id }) => id));

/** Goes to one slide and waits until it is the one on show. Runs in the page. */
export async function showSlide(id: string): Promise<void> {
  const ids = [...document.querySelectorAll('.slides section:not(.stack), section.slide')].map((one) => one.id);
  location.hash = document.querySelector('.reveal') ? `/${id}` : `${ids.indexOf(id) + 1}`;
  const shown = (): Element | null =>
    document.querySelector(`section.present:not(.stack)[id="${id}"], .marpit > section[id="${id}"]:not([hidden])`);
  for (let turn = 0; !shown() && turn < 3000; turn++) {
    await new Promise<unknown>((next) => {
      if (turn > 50) return void setTimeout(next, 10);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = next;
      port2.postMessage('');
    });
  }
  if (!shown()) throw new Error(`The slide ${id} does not come up.`);
  for (const one of document.querySelectorAll('section.present:not(.stack) .fragment')) one.classList.add('visible');
}

/** What stands on show. */
export const SHOWN = 'section.present:not(.stack) .slide, .marpit > section:not([hidden]), body.on-screen, body.index';
