import { expect } from 'vitest';
import type { PdfElement } from '../../scripts/pdf/read-pdf.js';
import { flat, heard, solid, words } from './pdf-elements.js';
import type { ReadBack } from './shipped-pdfs.js';

const headings = (all: readonly PdfElement[]): PdfElement[] => all.filter(({ type }) => /^H[1-6]$/.test(type));

/** Where the list of sources stands in the same file as the marks. */
const BACK = /^(?:booklet|slides|notes)/;

/** What holds for every PDF, by name; a PDF is called by its format and paper. Each throws what is wrong, and where. */
export const PDF_FACTS: Readonly<Record<string, (shipped: ReadBack, name: string) => void>> = {
  'it says what it is': (shipped) => {
    const { facts, deck } = shipped;
    expect(facts).toMatchObject({ title: deck.title, language: deck.language, author: deck.brand.name });
    expect(facts).toMatchObject({ tagged: true, displayTitle: true, pageLabels: true });
  },

  'one first heading, and headings without gaps': (shipped) => {
    const levels = headings(shipped.all).map(({ type }) => Number(type[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
  },

  'bookmarks are the words of the headings, and each part has one': (shipped) => {
    expect(shipped.source.untitled).toEqual([]);
    const { facts, all } = shipped;
    const told = headings(all).map((one) => `${one.type[1]} ${words(one).replace(/\s+/g, ' ').trim()}`);
    expect(facts.outline.map(({ level, title }) => `${level} ${title}`)).toEqual(told);
    for (const { page } of facts.outline) expect(page).toBeGreaterThan(0);
  },

  'lists as lists': (shipped) => {
    const { all, source } = shipped;
    const lists = all.filter(({ type }) => type === 'L');
    expect(lists).toHaveLength(source.lists);
    for (const { children } of lists) for (const { type } of children) expect(['LI', 'L', 'Caption']).toContain(type);
    for (const { children } of all.filter(({ type }) => type === 'LI')) {
      expect(children.map(({ type }) => type).join()).toMatch(/^(Lbl,)?LBody$/);
    }
  },

  'tables with header scope': (shipped) => {
    for (const table of shipped.all.filter(({ type }) => type === 'Table')) {
      const rows = flat([table]).filter(({ type }) => type === 'TR');
      expect(rows[0]?.children.map(({ type, scope }) => `${type} ${scope}`)).toEqual(rows[0]?.children.map(() => 'TH Column'));
      for (const row of rows.slice(1)) {
        expect(row.children.map(({ type, scope }) => (scope ? `${type} ${scope}` : type))).toEqual([
          'TH Row',
          ...row.children.slice(1).map(() => 'TD'),
        ]);
      }
    }
  },

  'each figure has its text alternative once': (shipped) => {
    const { all, source } = shipped;
    const figures = all.filter(({ type }) => type === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(source.pictures);
    expect(figures.length).toBeGreaterThanOrEqual(source.figures);
    for (const figure of figures) {
      expect(flat(figure.children).filter(({ type, alt }) => type === 'Figure' || alt !== undefined)).toEqual([]);
    }
    const spoken = new Set(all.map((one) => words(one).trim()).filter(Boolean));
    for (const { alt = '' } of figures.filter(({ text, children }) => text || children.length > 0)) expect(spoken).not.toContain(alt);
  },

  'all text stands in a block that says what it is': (shipped) => {
    const bare = (one: PdfElement, inBlock: boolean): string[] => {
      const isBlock = inBlock || !['Document', 'Div', 'Sect', 'Part', 'Aside', 'NonStruct'].includes(one.type);
      return [...(isBlock || !one.text.trim() ? [] : [one.text]), ...one.children.flatMap((child) => bare(child, isBlock))];
    };
    expect(shipped.facts.structure.flatMap((one) => bare(one, false))).toEqual([]);
  },

  'link words say where they go, and every link of the page can be followed, once': (shipped) => {
    const { facts, all, source } = shipped;
    for (const { says, to, toPage } of facts.links) {
      expect(says).not.toBe('');
      expect(says, to).not.toMatch(/^\d+$/);
      if (to.startsWith('#')) expect(toPage, to).toBeGreaterThan(0);
      else expect(says, to).not.toMatch(/^(?:\w+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/);
    }
    const places = new Map<string, string>();
    for (const { says, to } of facts.links) {
      expect(`${says} ${places.get(says) ?? to}`).toBe(`${says} ${to}`);
      places.set(says, to);
    }
    const links = all.filter(({ type }) => type === 'Link').map((one) => words(one).trim());
    expect(links).not.toContain('');
    expect(links).toHaveLength(source.links);
    // A long address stands on several lines, a mark or a name on one.
    const marks = facts.links.filter(({ to }) => /^#(?:source|cited)-/.test(to));
    expect(marks).toHaveLength(links.filter((one) => /^\d+$|^↑$/.test(one)).length);
  },

  'marks say and lead to their source, and each source leads back to its first mark': (shipped, name) => {
    const { facts, all, deck } = shipped;
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
  },

  'every paragraph is a paragraph, one by one': (shipped) => {
    const { all, source } = shipped;
    const plain = (text: string): string => solid(text).replace(/[–:]/g, '');
    const read = all.filter(({ type }) => type === 'P').map((one) => plain(words(one)));
    expect(source.paragraphs.map(plain).filter((one) => one !== '' && !read.includes(one))).toEqual([]);
  },

  'words are heard as they stand on the page: none is joined with the next or broken where its line ends': (shipped) => {
    const known = new Set(shipped.source.words);
    const said = heard(shipped.facts.structure).flatMap((line) => line.split(/\s+/));
    expect(said.length).toBeGreaterThan(300);
    // What templates draw before and after words: numbers of lists, ":" and "–".
    const drawn = (word: string): boolean => /^(?:\d+\.|[•◦▪–:])$/.test(word) || known.has(word.replace(/:$/, ''));
    expect(said.filter((word) => !known.has(word) && !drawn(word))).toEqual([]);
  },

  'all of it is in the language of the deck': (shipped) => {
    const { all, deck } = shipped;
    expect(all.map(({ language }) => language).filter((one) => one !== undefined && one !== deck.language)).toEqual([]);
  },

  'reading order is the order of the HTML, and no text is lost or changed on the way': (shipped) => {
    const { read, source } = shipped;
    const text = solid(read);
    for (const caveat of source.caveats) expect(text, caveat).toContain(solid(caveat));
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
  },

  'text copied from its pages is the text of the source': (shipped, name) => {
    const { facts, source } = shipped;
    expect(source.drawn, 'pictures of words').toEqual([]);
    if (name === 'slides') expect(facts.pages).toHaveLength(source.slides);
    const copied = solid(facts.pages.map(({ text }) => text).join(''));
    const lost = [...source.texts, ...source.silent].flatMap((one) => one.split(/\s+/)).filter((word) => !copied.includes(word));
    expect(lost).toEqual([]);
    expect(copied).not.toMatch(/[\uFB00-\uFB06\u00AD\uFFFD\uE000-\uF8FF]/);
  },

  'decorations are artifacts: nobody hears them': (shipped) => {
    const { all, source } = shipped;
    const isSign = (text: string): boolean => /^[^\p{L}\p{N}]+$/u.test(text) && !/^[–—:.,;()·•↑”’!?]{1,2}$/.test(text);
    expect(source.texts.filter(isSign)).toEqual([]);
    const heard = new Set(all.map((one) => one.text.trim()).filter(Boolean));
    const alsoSaid = new Set(source.texts);
    for (const one of source.silent) if (!alsoSaid.has(one)) expect(heard).not.toContain(one);
  },

  'fonts are embedded outlines with Unicode mapping': (shipped) => {
    const { fonts } = shipped.facts;
    expect(fonts.length).toBeGreaterThan(0);
    expect(
      fonts.filter(({ type, embedded, unicode }) => !embedded || !unicode || !/^(CIDFontType[02]|TrueType|Type1)$/.test(type)),
    ).toEqual([]);
  },

  'reading order of a brochure: cover, inside from left to right, flap, back': (shipped, name) => {
    if (!name.startsWith('brochure')) return;
    const { source, all } = shipped;
    const titles = headings(all).map((one) => solid(words(one)));
    const panels = source.boxes.map((box) => ({ name: box.name, at: titles.indexOf(solid(box.text)) }));
    expect(panels.map((panel) => panel.name)).toEqual(['cover', 'inside-left', 'inside-middle', 'inside-right', 'flap', 'back']);
    const places = panels.map(({ at }) => at);
    expect(places[0]).toBe(0);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  },
};
