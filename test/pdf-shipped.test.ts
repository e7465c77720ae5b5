import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrinter, type Printer } from '../scripts/browser/open-printer.js';
import { picturePdf } from '../scripts/browser/picture-pdf.js';
import type { PdfElement } from '../scripts/pdf/read-pdf.js';
import { flat, solid, words } from './support/pdf-elements.js';
import { makeShipped, NAMES, type Shipped } from './support/shipped-pdfs.js';

let shipped: ReadonlyMap<string, Shipped>;
let printer: Printer;

beforeAll(async () => {
  printer = await openPrinter();
  shipped = await makeShipped(printer);
}, 120_000);
afterAll(() => printer.close());

const of = (name: string): Shipped => shipped.get(name) as Shipped;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const headings = (all: readonly PdfElement[]): PdfElement[] => all.filter(({ type }) => /^H[1-6]$/.test(type));

/** Where the list of sources stands in the same file as the marks. */
const BACK = /^(?:booklet|slides|notes)/;

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

  test('every link of the page can be followed, once, and its words say where it goes', () => {
    const { facts, all, source } = of(name);
    for (const { says, to, toPage } of facts.links) {
      expect(says).not.toBe('');
      expect(says, to).not.toMatch(/^\d+$/);
      if (to.startsWith('#')) expect(toPage, to).toBeGreaterThan(0);
      else expect(says, to).not.toMatch(/^(?:\w+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/);
    }
    const links = all.filter(({ type }) => type === 'Link').map((one) => words(one).trim());
    expect(links).not.toContain('');
    expect(links).toHaveLength(source.links);
    // A long address stands on several lines, a mark or a name on one.
    const marks = facts.links.filter(({ to }) => /^#(?:source|cited)-/.test(to));
    expect(marks).toHaveLength(links.filter((one) => /^\d+$|^↑$/.test(one)).length);
  });

  test('marks say and lead to their source, and each source leads back to its first mark', () => {
    const { facts, all, deck } = of(name);
    const marks = all.filter(({ type, alt }) => type === 'Link' && /^Source \d+$/.test(alt ?? ''));
    for (const mark of marks) {
      const number = words(mark).trim();
      expect(mark.alt).toBe(`Source ${number}`);
      expect(facts.links.map(({ says, to }) => `${says} ${to}`)).toContain(`Source ${number} #source-${number}`);
    }
    if (!BACK.test(name)) return;
    expect(marks.length).toBeGreaterThan(deck.references.length);
    const onSlides = new Set(deck.slides.flatMap(({ sources }) => sources));
    for (const { number } of deck.references) {
      if (!name.startsWith('booklet') && !onSlides.has(number)) continue;
      const back = facts.links.filter(({ to }) => to === `#cited-${number}`);
      expect(back.map(({ says }) => says)).toEqual([`Source ${number}. Back to the text`]);
      const pages = facts.links.filter(({ to }) => to === `#source-${number}`).map(({ page }) => page);
      // Notes may name a source before a slide does: it leads to the slide.
      if (name.startsWith('notes')) expect(pages).toContain(back[0]?.toPage);
      else expect(back[0]?.toPage).toBe(Math.min(...pages));
    }
  });

  test('every paragraph is a paragraph, one by one', () => {
    const { all, source } = of(name);
    const plain = (text: string): string => solid(text).replace(/[–:]/g, '');
    const read = all.filter(({ type }) => type === 'P').map((one) => plain(words(one)));
    expect(source.paragraphs.map(plain).filter((one) => one !== '' && !read.includes(one))).toEqual([]);
  });

  test('all of it is in the language of the deck', () => {
    const { all, deck } = of(name);
    expect(all.map(({ language }) => language).filter((one) => one !== undefined && one !== deck.language)).toEqual([]);
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
});

// Paper makes no difference to what is mended: one of each kind.
test.each(NAMES.filter((name) => !name.endsWith(' a4')))(
  '%s: its pages look the same as Chromium printed them, pixel for pixel',
  {
    timeout: 60_000,
  },
  async (name) => {
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
  },
);

test.each(['brochure letter', 'brochure a4'])('reading order of the %s: cover, inside from left to right, flap, back', (name) => {
  const { source, all } = of(name);
  const titles = headings(all).map((one) => solid(words(one)));
  const panels = source.boxes.map((box) => ({ name: box.name, at: titles.indexOf(solid(box.text)) }));
  expect(panels.map((panel) => panel.name)).toEqual(['cover', 'inside-left', 'inside-middle', 'inside-right', 'flap', 'back']);
  const places = panels.map(({ at }) => at);
  expect(places[0]).toBe(0);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
});

test('the same piece printed several times at once gives the same bytes', async () => {
  for (const name of ['booklet letter', 'slides']) {
    const { made, again } = of(name);
    for (const one of await Promise.all([again(), again(), again()])) expect(hashOf(one.bytes)).toBe(hashOf(made.bytes));
  }
});
