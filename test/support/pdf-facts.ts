import { expect } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { describe as describeDeck, pageSizeOf } from '../../scripts/make-artifact.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Job } from '../../scripts/model/job.js';
import { type Described, describePdf } from '../../scripts/pdf/describe-pdf.js';
import { type PdfElement, type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';

/** A PDF as it is shipped, read back, beside what its page told before it was printed. */
export interface Shipped {
  readonly deck: Deck;
  readonly job: Job;
  readonly raw: Uint8Array;
  readonly made: Described;
  readonly facts: PdfFacts;
  /** Every element in reading order. */
  readonly all: readonly PdfElement[];
  /** The tagged text in reading order. */
  readonly read: string;
  readonly source: Source;
}

/** Prints, describes and reads back one job, as the build does it, but does not measure it. */
export async function shipPdf(printer: Printer, { html, deck, job }: { html: string; deck: Deck; job: Job }): Promise<Shipped> {
  const { raw, source } = await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return { source: await readSource(page), raw: await printPage(page, pageSizeOf(job)) };
  });
  const made = await describePdf(raw, describeDeck(deck));
  const facts = await readPdf(made.bytes);
  return { deck, job, raw, made, facts, all: flat(facts.structure), read: facts.structure.map(words).join(''), source };
}

const flat = (elements: readonly PdfElement[]): PdfElement[] => elements.flatMap((one) => [one, ...flat(one.children)]);
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
  /** How many slides the page holds, shown or not. */
  readonly slides: number;
  /** Words that are drawn outside figures: pictures of words. */
  readonly drawn: readonly string[];
  /** Parts that begin with no heading. */
  readonly untitled: readonly string[];
  /** Words of caveats, in their order. */
  readonly caveats: readonly string[];
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
      slides: document.querySelectorAll('[data-box="slide"]').length,
      drawn: [...document.querySelectorAll('svg text')].filter((one) => !one.closest('figure')).map((one) => one.textContent ?? ''),
      untitled: [...document.querySelectorAll('section')]
        .filter((one) => isShown(one) && !one.querySelector('h1,h2,h3,h4,h5,h6'))
        .map((one) => (one.textContent ?? '').trim().slice(0, 60)),
      caveats: [...document.querySelectorAll('.caveats')].map((one) => (one.textContent ?? '').trim()),
      lists: [...document.querySelectorAll('ul,ol')].filter((one) => isShown(one) && one.children.length > 0).length,
      links: [...document.querySelectorAll('a[href]')].filter(isShown).length,
    };
  });
}

/** What holds for every PDF, by name. Each throws what is wrong, and where. */
export const PDF_FACTS: Readonly<Record<string, (shipped: Shipped) => void>> = {
  'nothing in it is strange, and it says what it is': (shipped) => {
    const { made, facts, deck } = shipped;
    expect(made.diagnostics).toEqual([]);
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

  'link words say where they go, and marks lead to their source': (shipped) => {
    const { facts, all, source } = shipped;
    for (const { says, to, toPage } of facts.links) {
      expect(says).not.toBe('');
      if (to.startsWith('#')) expect(toPage, to).toBeGreaterThan(0);
      else expect(says, to).not.toMatch(/^(?:\w+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/);
    }
    const places = new Map<string, string>();
    for (const { says, to } of facts.links) expect(`${says} ${places.get(says) ?? to}`).toBe(`${says} ${places.set(says, to).get(says)}`);
    const links = all.filter(({ type }) => type === 'Link').map((one) => words(one).trim());
    expect(links).not.toContain('');
    for (const mark of links.filter((one) => /^\d+$/.test(one))) {
      expect(facts.links.map(({ to }) => to)).toContain(`#source-${mark}`);
    }
    // Chromium loses the links of a paragraph that goes on in the next column: 9 of 358 in the booklet.
    expect(source.links - links.length).toBeLessThanOrEqual(source.links * 0.06);
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

  'text copied from its pages is the text of the source': (shipped) => {
    const { facts, source } = shipped;
    expect(source.drawn, 'pictures of words').toEqual([]);
    const copied = solid(facts.pages.map(({ text }) => text).join(''));
    const lost = [...source.texts, ...source.silent].flatMap((one) => one.split(/\s+/)).filter((word) => !copied.includes(word));
    expect(lost).toEqual([]);
    expect(copied).not.toMatch(/[\uFB00-\uFB06\u00AD\uFFFD\uE000-\uF8FF]/);
  },

  'decorations are artifacts: nobody hears them': (shipped) => {
    const { all, source } = shipped;
    const isSign = (text: string): boolean => /^[^\p{L}\p{N}]+$/u.test(text) && !/^[–—:.,;()·•”’!?]{1,2}$/.test(text);
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

  'text copied from slides: one page a slide': ({ job, facts, source }) => {
    if (job.format === 'slides') expect(facts.pages).toHaveLength(source.slides);
  },

  'reading order of a brochure: cover, inside from left to right, flap, back': ({ job, source, all }) => {
    if (job.format !== 'brochure') return;
    const titles = headings(all).map((one) => solid(words(one)));
    const panels = source.boxes.map((box) => ({ name: box.name, at: titles.indexOf(solid(box.text)) }));
    expect(panels.map((panel) => panel.name)).toEqual(['cover', 'inside-left', 'inside-middle', 'inside-right', 'flap', 'back']);
    const places = panels.map(({ at }) => at);
    expect(places[0]).toBe(0);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  },
};
