import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CDPSession } from 'puppeteer-core';
import { openPrinter, type Page } from '../../scripts/browser/open-printer.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { renderMarp } from '../../scripts/formats/slides/render-marp.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import { htmlEnvironment, readTemplates } from '../../scripts/render/templates.js';
import { renderGallery, renderRootIndex } from '../../scripts/site/render-index.js';
import { renderStatement } from '../../scripts/site/render-statement.js';
import { entryOf } from '../../scripts/stories/make-job.js';

/** Every kind of HTML file that a build makes of the shipped content, in a real browser. */
export const DECK_FILES = ['consult.reveal', 'community-talk.reveal', 'consult.marp', 'community-talk.marp'] as const;
export const INDEX_FILES = ['brands', 'gallery', 'share', 'statement'] as const;
export const FILES = [...DECK_FILES, 'booklet', ...INDEX_FILES] as const;
export type File = (typeof FILES)[number];
export type Size = readonly [width: number, height: number];
export const PHONE: Size = [390, 844];
export const isReveal = (file: File): boolean => file.endsWith('.reveal');
export const isDeck = (file: File): boolean => (DECK_FILES as readonly File[]).includes(file);
/** Tests wait in line for one of the browser's pages; this is no measure of one test. */
export const LONG = 120_000;

export interface View {
  readonly size?: Size;
  readonly pixels?: number;
  readonly still?: boolean;
  readonly forced?: boolean;
  readonly hash?: string;
}

export interface Pages {
  /** The deck that a file shows; none for the pages that list what there is. */
  deckOf(file: File): Deck;
  opened(file: File, view: View, use: (page: Page, session: CDPSession) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const BRAND = 'example-clinic';

/** Makes `files` and opens a browser. Close it after the last test. */
export async function openPages(files: readonly File[] = FILES): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-accessible-'));
  const [printer, { documents, decks }] = await Promise.all([openPrinter(), documentsOf(files)]);
  const bundler = openBundler();
  for (const [file, document] of documents) writeFileSync(join(folder, `${file}.html`), await bundler.inline(document));
  return {
    deckOf: (file) => decks.get(file) as Deck,
    opened: (file, view, use) =>
      printer.withPage(async (page) => {
        const session = await lookFrom(page, view);
        await page.goto(pathToFileURL(join(folder, `${file}.html`)).href + (view.hash ?? ''));
        // What opens at a press is part of the page.
        await page.$$eval('details', (all) => {
          for (const one of all) one.open = true;
        });
        if (isDeck(file)) await page.waitForSelector('.reveal.ready, body.presenting:has(main .marpit > section)');
        await use(page, session);
      }),
    async close() {
      await printer.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Gives the page a window and the reader's settings. */
export async function lookFrom(
  page: Page,
  { size: [width, height] = [1280, 720], pixels = 1, still = true, forced = false }: View,
): Promise<CDPSession> {
  await page.setViewport({ width, height, deviceScaleFactor: pixels });
  // The browser's protocol knows forced colors; the type of `emulateMediaFeatures` and its check do not.
  const session = await page.createCDPSession();
  const features = [
    { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
    { name: 'forced-colors', value: forced ? 'active' : 'none' },
  ];
  await session.send('Emulation.setEmulatedMedia', { features });
  return session;
}

async function documentsOf(files: readonly File[]): Promise<{ documents: Map<File, HtmlDocument>; decks: Map<File, Deck> }> {
  const folder = join(root, 'templates');
  const { library } = readLibrary(root, folder);
  if (!library) throw new Error('the shipped content cannot be read');
  const templates = readTemplates(folder);
  const stage = { templates, environment: htmlEnvironment(templates) };
  const composed = new Map<string, Deck>();
  for (const deck of Object.keys(library.decks)) {
    composed.set(deck, (await composeDeck(library, { deck, brand: BRAND, locale: 'en', asOf: '2026-11-23' })).deck);
  }
  const entries = planJobs(library).map((job) => ({
    ...entryOf(composed.get(job.deck) as Deck, job),
    ...(job.checked && { checked: job.checked }),
    bytes: 9_000,
  }));
  const gallery = { brand: BRAND, entries, pictureOf: () => undefined };
  const handouts = [{ paper: 'letter', href: '../share/take-home.handout.letter.pdf' }] as const;
  const documentOf = (file: File, deck: Deck): HtmlDocument => {
    if (file === 'brands') return renderRootIndex(library, library.project.brands, stage);
    if (file === 'gallery') return renderGallery(library, gallery, stage);
    if (file === 'share') return renderGallery(library, { ...gallery, locale: 'en' }, stage);
    if (file === 'statement') return renderStatement(library, { brand: BRAND, locale: 'en', entries }, stage);
    if (file === 'booklet') return renderPrint(deck, { format: 'booklet', templates });
    return isReveal(file) ? renderReveal(deck, templates, { handouts }) : renderMarp(deck, templates);
  };
  const decks = new Map(files.map((file) => [file, composed.get(file.split('.')[0] ?? '') ?? (composed.get('take-home') as Deck)]));
  return { documents: new Map(files.map((file) => [file, documentOf(file, decks.get(file) as Deck)])), decks };
}

/** Goes to each slide of a deck, all its steps shown, and looks. */
export async function onEachSlide(page: Page, look: (id: string) => Promise<void>): Promise<void> {
  for (const id of await slideIds(page)) {
    await page.evaluate(showSlide, id);
    await look(id);
  }
}

export const slideIds = (page: Page): Promise<string[]> =>
  page.$$eval('.slides > section, section.slide', (all) => all.map(({ id }) => id));

/** Goes to one slide and waits until it is the one on show. Runs in the page. */
export async function showSlide(id: string): Promise<void> {
  const ids = [...document.querySelectorAll('.slides > section, section.slide')].map((one) => one.id);
  location.hash = document.querySelector('.reveal') ? `/${id}` : `${ids.indexOf(id) + 1}`;
  const shown = (): Element | null => document.querySelector(`section.present[id="${id}"], .marpit > section[id="${id}"]:not([hidden])`);
  for (let turn = 0; !shown() && turn < 500; turn++) {
    await new Promise((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = next;
      port2.postMessage('');
    });
  }
  if (!shown()) throw new Error(`The slide ${id} does not come up.`);
  for (const one of document.querySelectorAll('section.present .fragment')) one.classList.add('visible');
}

/** What stands on show. */
export const SHOWN = 'section.present .slide, .marpit > section:not([hidden]), body.on-screen, body.index';
