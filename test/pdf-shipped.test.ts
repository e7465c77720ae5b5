import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../scripts/browser/load-html.js';
import { openPrinter, type Page, type Printer } from '../scripts/browser/open-printer.js';
import { picturePdf } from '../scripts/browser/picture-pdf.js';
import { printPage } from '../scripts/browser/print-page.js';
import { composeDeck } from '../scripts/compose/compose-deck.js';
import { readLibrary } from '../scripts/content/read-library.js';
import { describe as describeDeck, pageSizeOf } from '../scripts/make-artifact.js';
import type { Deck } from '../scripts/model/deck.js';
import type { Format } from '../scripts/model/definitions.js';
import type { Job } from '../scripts/model/job.js';
import { type Described, describePdf } from '../scripts/pdf/describe-pdf.js';
import { type PdfElement, type PdfFacts, readPdf } from '../scripts/pdf/read-pdf.js';
import { openRenderer } from '../scripts/render-job.js';

/** Every kind of PDF that is shipped, made from the shipped content as the build makes it, but not measured. */
const KINDS = [
  ['brochure', 'take-home', 'letter'],
  ['handout', 'take-home', 'letter'],
  ['large-print', 'take-home', 'letter'],
  ['booklet', 'take-home', 'letter'],
  ['slides', 'consult', undefined],
  ['notes', 'consult', 'letter'],
  ['brochure', 'take-home', 'a4'],
  ['booklet', 'take-home', 'a4'],
] as const;

interface Shipped {
  readonly deck: Deck;
  readonly raw: Uint8Array;
  readonly made: Described;
  readonly facts: PdfFacts;
  /** Every element in reading order. */
  readonly all: readonly PdfElement[];
  /** The tagged text in reading order. */
  readonly read: string;
  readonly source: Source;
}

const root = join(import.meta.dirname, '..');
const shipped = new Map<string, Shipped>();
let printer: Printer;

beforeAll(async () => {
  printer = await openPrinter();
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('decks/ cannot be read');
  const renderer = openRenderer(join(root, 'templates'), []);
  const wish = { brand: 'example-clinic', locale: 'en', asOf: '2026-11-23' };
  const decks = new Map<string, Deck>();
  for (const id of ['take-home', 'consult']) decks.set(id, (await composeDeck(library, { ...wish, deck: id })).deck);
  for (const [format, id, paper] of KINDS) {
    const deck = decks.get(id) as Deck;
    const job = { ...wish, deck: id, format, paper, media: 'pdf', folder: 'share', path: `${id}.${format}.pdf` } as unknown as Job;
    const { html } = await renderer.render(deck, job);
    const { raw, source } = await printer.withPage(async (page) => {
      await loadHtml(page, html, { media: 'print' });
      return { source: await readSource(page), raw: await printPage(page, pageSizeOf(job)) };
    });
    const made = await describePdf(raw, describeDeck(deck));
    const facts = await readPdf(made.bytes);
    const read = facts.structure.map(words).join('');
    shipped.set(nameOf(format, paper), { deck, raw, made, facts, all: flat(facts.structure), read, source });
  }
}, 120_000);
afterAll(() => printer.close());

const nameOf = (format: Format, paper?: string): string => (paper ? `${format} ${paper}` : format);
const NAMES = KINDS.map(([format, , paper]) => nameOf(format, paper));
const of = (name: string): Shipped => shipped.get(name) as Shipped;
const flat = (elements: readonly PdfElement[]): PdfElement[] => elements.flatMap((one) => [one, ...flat(one.children)]);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const words = (one: PdfElement): string => one.text + one.children.map(words).join('');
const solid = (text: string): string => text.replace(/\s+/g, '');
const headings = (all: readonly PdfElement[]): PdfElement[] => all.filter(({ type }) => /^H[1-6]$/.test(type));

interface Source {
  /** Each text that a reader is to meet, in the order of the HTML. */
  readonly texts: readonly string[];
  /** The text alternatives of its pictures. */
  readonly pictures: readonly string[];
  /** Texts that are painted only: decorations. */
  readonly silent: readonly string[];
  /** The texts of each box (panel or slide). */
  readonly boxes: readonly { readonly name: string; readonly text: string }[];
  readonly figures: number;
  readonly lists: number;
  readonly links: number;
}

/** Reads what the loaded page says to a reader, in the order of its elements. */
function readSource(page: Page): Promise<Source> {
  return page.evaluate(() => {
    const isShown = (one: Element) => one.checkVisibility() && getComputedStyle(one).visibility !== 'hidden';
    const texts: string[] = [];
    const silent: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement as Element;
      const text = node.textContent?.trim() ?? '';
      if (!text || !isShown(parent) || parent.closest('script,style,title,desc,defs')) continue;
      (parent.closest('[aria-hidden="true"]') ? silent : texts).push(text);
    }
    return {
      texts,
      silent,
      pictures: [...document.querySelectorAll('svg[role="img"],img[alt]')]
        .filter((one) => !one.closest('[aria-hidden="true"]') && isShown(one))
        .map((one) => one.getAttribute('aria-label') ?? one.getAttribute('alt') ?? '')
        .filter(Boolean),
      boxes: [...document.querySelectorAll('[data-box]')].map((one) => ({
        name: one.getAttribute('data-box') ?? '',
        text: one.querySelector('h1,h2,h3')?.textContent ?? '',
      })),
      figures: document.querySelectorAll('figure').length,
      lists: [...document.querySelectorAll('ul,ol')].filter((one) => isShown(one) && one.children.length > 0).length,
      links: [...document.querySelectorAll('a[href]')].filter(isShown).length,
    };
  });
}

describe.each(NAMES)('%s', (name) => {
  test('nothing in it is strange, and it says what it is', () => {
    const { made, facts, deck } = of(name);
    expect(made.diagnostics).toEqual([]);
    expect(facts).toMatchObject({ title: deck.title, language: deck.language, author: deck.brand.name });
    expect(facts).toMatchObject({ tagged: true, displayTitle: true, pageLabels: true });
  });

  test('one first heading, and headings without gaps', () => {
    const levels = headings(of(name).all).map(({ type }) => Number(type[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('bookmarks are the words of the headings', () => {
    const { facts, all } = of(name);
    const told = headings(all).map((one) => `${one.type[1]} ${words(one).replace(/\s+/g, ' ').trim()}`);
    expect(facts.outline.map(({ level, title }) => `${level} ${title}`)).toEqual(told);
    for (const { page } of facts.outline) expect(page).toBeGreaterThan(0);
  });

  test('lists as lists', () => {
    const { all, source } = of(name);
    const lists = all.filter(({ type }) => type === 'L');
    expect(lists).toHaveLength(source.lists);
    for (const { children } of lists) for (const { type } of children) expect(['LI', 'L', 'Caption']).toContain(type);
    for (const { children } of all.filter(({ type }) => type === 'LI')) {
      expect(children.map(({ type }) => type).join()).toMatch(/^(Lbl,)?LBody$/);
    }
  });

  test('tables with header scope', () => {
    for (const table of of(name).all.filter(({ type }) => type === 'Table')) {
      const rows = flat([table]).filter(({ type }) => type === 'TR');
      expect(rows[0]?.children.map(({ type, scope }) => `${type} ${scope}`)).toEqual(rows[0]?.children.map(() => 'TH Column'));
      for (const row of rows.slice(1)) {
        expect(row.children.map(({ type, scope }) => (scope ? `${type} ${scope}` : type))).toEqual([
          'TH Row',
          ...row.children.slice(1).map(() => 'TD'),
        ]);
      }
    }
  });

  test('each figure has its text alternative once', () => {
    const { all, source } = of(name);
    const figures = all.filter(({ type }) => type === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(source.pictures);
    expect(figures.length).toBeGreaterThanOrEqual(source.figures);
    for (const figure of figures) {
      expect(flat(figure.children).filter(({ type, alt }) => type === 'Figure' || alt !== undefined)).toEqual([]);
    }
    const spoken = new Set(all.map((one) => words(one).trim()).filter(Boolean));
    for (const { alt = '' } of figures.filter(({ text, children }) => text || children.length > 0)) expect(spoken).not.toContain(alt);
  });

  test('all text stands in a block that says what it is', () => {
    const bare = (one: PdfElement, inBlock: boolean): string[] => {
      const isBlock = inBlock || !['Document', 'Div', 'Sect', 'Part', 'Aside', 'NonStruct'].includes(one.type);
      return [...(isBlock || !one.text.trim() ? [] : [one.text]), ...one.children.flatMap((child) => bare(child, isBlock))];
    };
    expect(of(name).facts.structure.flatMap((one) => bare(one, false))).toEqual([]);
  });

  test('link words say where they go, and marks lead to their source', () => {
    const { facts, all, source } = of(name);
    for (const { says, to, toPage } of facts.links) {
      expect(says).not.toBe('');
      if (to.startsWith('#')) expect(toPage, to).toBeGreaterThan(0);
      else expect(says, to).not.toMatch(/^(?:\w+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/);
    }
    const links = all.filter(({ type }) => type === 'Link').map((one) => words(one).trim());
    expect(links).not.toContain('');
    for (const mark of links.filter((one) => /^\d+$/.test(one))) {
      expect(facts.links.map(({ says, to }) => `${says} ${to}`)).toContain(`${mark} #source-${mark}`);
    }
    // Chromium loses the links of a paragraph that goes on in the next column: 9 of 358 in the booklet.
    expect(source.links - links.length).toBeLessThanOrEqual(source.links * 0.06);
  });

  test('reading order is the order of the HTML, and no text is lost or changed on the way', () => {
    const { read, source } = of(name);
    const text = solid(read);
    let at = 0;
    let between = '';
    for (const one of source.texts) {
      const found = text.indexOf(solid(one), at);
      expect(found, `"${one}" after "${text.slice(Math.max(0, at - 40), at)}"`).toBeGreaterThanOrEqual(0);
      between += text.slice(at, found);
      at = found + solid(one).length;
    }
    // What templates draw before and after words: numbers and bullets of lists, ":" and "–".
    expect((between + text.slice(at)).replace(/\d+\.|[•◦▪–:]/g, '')).toBe('');
  });

  test('text copied from its pages is the text of the source', () => {
    const { facts, source } = of(name);
    const copied = solid(facts.pages.map(({ text }) => text).join(''));
    const lost = [...source.texts, ...source.silent].flatMap((one) => one.split(/\s+/)).filter((word) => !copied.includes(word));
    expect(lost).toEqual([]);
    expect(copied).not.toMatch(/[\uFB00-\uFB06\u00AD\uFFFD\uE000-\uF8FF]/);
  });

  test('decorations are artifacts: nobody hears them', () => {
    const { all, source } = of(name);
    const heard = new Set(all.map((one) => one.text.trim()).filter(Boolean));
    const alsoSaid = new Set(source.texts);
    for (const one of source.silent) if (!alsoSaid.has(one)) expect(heard).not.toContain(one);
  });

  test('fonts are embedded outlines with Unicode mapping', () => {
    const { fonts } = of(name).facts;
    expect(fonts.length).toBeGreaterThan(0);
    expect(
      fonts.filter(({ type, embedded, unicode }) => !embedded || !unicode || !/^(CIDFontType[02]|TrueType|Type1)$/.test(type)),
    ).toEqual([]);
  });

  test('its pages look the same as Chromium printed them, pixel for pixel', { timeout: 60_000 }, async () => {
    const { raw, made, facts } = of(name);
    const first = 3;
    const draw = (pdf: Uint8Array): Promise<Uint8Array[]> =>
      printer.withPage(async (page) => {
        // vitest renames import() also in functions that run in the page.
        await page.evaluateOnNewDocument('window.__vite_ssr_dynamic_import__ = (address) => import(address)');
        return picturePdf(page, pdf, { width: 700, first });
      });
    // The browser sets a line of text one pixel higher now and then, in the same file too: a page is drawn again until both ways of
    // drawing it were seen. Other ink would never be the same.
    const seen = { before: new Set<string>(), after: new Set<string>() };
    const count = Math.min(first, facts.pages.length);
    const isSame = (number: number): boolean => [...seen.before].some((one) => one.startsWith(`${number} `) && seen.after.has(one));
    const pages = [...Array(count).keys()];
    for (let turn = 0; turn < 6 && !pages.every(isSame); turn++) {
      for (const [i, picture] of (await draw(raw)).entries()) {
        // A picture of an empty page would be the same too.
        expect(picture.length).toBeGreaterThan(4000);
        seen.before.add(`${i} ${hashOf(picture)}`);
      }
      for (const [i, picture] of (await draw(made.bytes)).entries()) seen.after.add(`${i} ${hashOf(picture)}`);
    }
    expect(pages.filter((number) => !isSame(number))).toEqual([]);
  });
});

test.each(['brochure letter', 'brochure a4'])('reading order of the %s: cover, inside from left to right, flap, back', (name) => {
  const { source, all } = of(name);
  const titles = headings(all).map((one) => solid(words(one)));
  const panels = source.boxes.map((box) => ({ name: box.name, at: titles.indexOf(solid(box.text)) }));
  expect(panels.map((panel) => panel.name)).toEqual(['cover', 'inside-left', 'inside-middle', 'inside-right', 'flap', 'back']);
  const places = panels.map(({ at }) => at);
  expect(places[0]).toBe(0);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
});
