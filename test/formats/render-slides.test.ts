import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Marp } from '@marp-team/marp-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openPrinter, type Page, type Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import { renderMarp, renderSlides } from '../../scripts/formats/slides/render-marp.js';
import { renderMarpMarkdown } from '../../scripts/formats/slides/render-marp-markdown.js';
import { renderNotes } from '../../scripts/formats/slides/render-notes.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Deck, DeckBlock, Span } from '../../scripts/model/deck.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { judgePage } from '../support/judge-page.js';

const root = join(import.meta.dirname, '../..');
const templates = readTemplates(join(root, 'templates'));
const bundler = openBundler();
const DECKS = ['consult', 'community-talk'] as const;
const decks = new Map<string, Deck>();
let printer: Printer;

beforeAll(async () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('decks/ cannot be read');
  printer = await openPrinter();
  for (const id of DECKS) {
    const wish = { deck: id, brand: 'example-clinic', locale: 'en' };
    decks.set(id, (await composeDeck(library, wish)).deck);
  }
}, 60_000);
afterAll(() => printer.close());

const deckOf = (id: string): Deck => decks.get(id) as Deck;

interface Wish {
  readonly media?: 'screen' | 'print';
  readonly scripts?: boolean;
}

async function loaded<T>(document: HtmlDocument, { media = 'screen', scripts = false }: Wish, use: (page: Page) => Promise<T>): Promise<T> {
  const html = await bundler.inline(document);
  return printer.withPage(async (page) => {
    const { refused } = await loadHtml(page, html, { media, scripts });
    expect(refused).toEqual([]);
    return use(page);
  });
}

/** Words as a reader sees them: no marks, blanks one at a time. */
const wordsOf = (spans: readonly Span[]): string =>
  spans
    .map((span) => (span.kind === 'text' ? span.text : 'children' in span ? wordsOf(span.children) : span.kind === 'break' ? ' ' : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

const figuresOf = (deck: Deck): DeckBlock[] => deck.slides.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'figure'));

/** A sentence of each slide's notes that stands nowhere else. */
function noteWords({ slides }: Deck): string[] {
  return slides.flatMap(({ notes }) => notes.flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block.inlines).slice(0, 40)] : [])));
}

/** Text of HTML, with numbers of marks taken out. */
const textOf = (html: string): string =>
  html
    .replace(/<sup[\s\S]*?<\/sup>|[⁰¹²³⁴-⁹]+(,[⁰¹²³⁴-⁹]+)*/g, '')
    .replace(/\u2060/g, '')
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** The fixture deck with one slide whose words are all signs that mean something to Markdown, HTML or Marp. */
const TRICKY =
  '# a *b* _c_ <i>d</i> & &amp; `e` $f$ :pill: {b:b9} {+words} [g](h) ![i](j) ~~k~~ ^l^ ==m== | n --- http://o.example 100% \\ x';
function tricky(): Deck {
  const base = deckOf('consult');
  const [slide] = base.slides;
  if (!slide) throw new Error('no slide');
  const text = (words: string): DeckBlock => ({
    kind: 'paragraph',
    key: `k${words.length}`,
    instruction: false,
    inlines: [{ kind: 'text', text: words }],
  });
  const strong: Span = { kind: 'strong', children: [{ kind: 'text', text: 'No.' }] };
  const marked: DeckBlock = { ...text(''), kind: 'paragraph', key: 'k0', inlines: [strong, { kind: 'mark', claim: 'c', numbers: [1, 2] }] };
  const blocks = [text(TRICKY), text('- dash'), text('1. one'), text('> quote'), text('+ plus'), text('==='), marked];
  const one = {
    ...slide,
    title: [{ kind: 'text', text: TRICKY } as const],
    kicker: TRICKY,
    blocks,
    caveats: [],
    notes: [text('Ask: why? --> <b>')],
  };
  return { ...base, title: TRICKY, slides: [one] };
}

describe('Marp Markdown', () => {
  test.each(DECKS)('of %s renders in a bare Marp with every slide, caveat, figure and number', (id) => {
    const deck = deckOf(id);
    const { markdown, files } = renderMarpMarkdown(deck, { notes: true, templates });
    const { html, comments } = new Marp({ html: false }).render(markdown, { htmlAsArray: true });
    const planned = planSlides(deck);
    expect(html).toHaveLength(planned.length);
    for (const [i, slide] of planned.entries()) {
      if (slide.kind !== 'content') continue;
      const seen = textOf(html[i] ?? '');
      expect(seen).toContain(wordsOf(slide.slide.title));
      for (const caveat of slide.slide.caveats) expect(seen).toContain(wordsOf(caveat.spans));
      expect(comments[i]?.join(' ')).toContain('Speaker notes');
    }
    const all = html.join('');
    for (const { path } of files) expect(all).toContain(`src="${path}"`);
    expect(files).toHaveLength(new Set(figuresOf(deck).map((piece) => piece.kind === 'figure' && piece.figure.id)).size + 1);
    for (const { text } of deck.references) expect(textOf(all)).toContain(text.replace(/\s+/g, ' ').slice(0, 30));
    expect(all.match(/[⁰¹²³⁴-⁹]/g)?.length).toBeGreaterThan(deck.slides.length);
    expect(textOf(all)).not.toMatch(/\*\*|\]\(|\\[*_#]|\{[\^=_+-]|\{b:/);
  });

  test('shows letter for letter what would be markup', () => {
    const { markdown } = renderMarpMarkdown(tricky(), { notes: true, templates });
    const { html, comments } = new Marp({ html: false }).render(markdown, { htmlAsArray: true });
    const seen = textOf(html[1] ?? '');
    expect(seen.split(TRICKY)).toHaveLength(4);
    for (const words of ['- dash', '1. one', '> quote', '+ plus', '===']) expect(seen).toContain(words);
    expect(html[1]).toContain('<strong>No.</strong>');
    expect(html[1]).not.toMatch(/<(em|code|img|i|del|hr)\b|katex|mjx/);
    expect(comments[1]?.join(' ')).toContain('Ask: why?');
  });

  test('holds notes only where asked, and says so', () => {
    const deck = deckOf('consult');
    const [bare, full] = [false, true].map((notes) => renderMarpMarkdown(deck, { notes, templates }).markdown) as [string, string];
    expect(full).toContain('For staff: holds speaker notes');
    expect(bare).not.toContain('Speaker notes');
    for (const words of noteWords(deck)) expect(bare).not.toContain(words);
  });

  test('has figures that stand alone: name space, size, colors written out, nothing from outside', () => {
    for (const { path, text: svg } of renderMarpMarkdown(deckOf('community-talk'), { notes: true, templates }).files) {
      expect(path).toMatch(/^community-talk\.marp\/figures\/[\w-]+\.svg$/);
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toMatch(/ width="\d+" height="\d+"/);
      expect(svg).not.toMatch(/var\(|href="(?!#)|url\((?!#)/);
    }
  });
});

describe('slides on screen', () => {
  const ENGINES = { marp: renderMarp, reveal: renderReveal } as const;
  const cases = DECKS.flatMap((id) => (['marp', 'reveal'] as const).map((engine) => [id, engine] as const));

  test.each(cases)('of %s in %s fit, in text of 24 px or more', { timeout: 30_000 }, async (id, engine) => {
    await loaded(ENGINES[engine](deckOf(id), templates), {}, async (page) => {
      expect(await judgePage(page, { minText: 24, marks: 16 })).toEqual([]);
      const sizes = await page.$$eval('section.slide, div.slide', (slides) =>
        slides.map((slide) => {
          const sizeOf = (selector: string): number[] =>
            [...slide.querySelectorAll(selector)].map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
          return { caveats: sizeOf('.caveat, blockquote:not(.quotation) > p'), words: sizeOf('.words p, .words li') };
        }),
      );
      for (const { caveats, words } of sizes) {
        for (const caveat of caveats) expect(caveat).toBeGreaterThanOrEqual(Math.max(24, ...words));
      }
    });
  });

  test.each(cases)('of %s in %s lead each number to its source', async (id, engine) => {
    await loaded(ENGINES[engine](deckOf(id), templates), {}, async (page) => {
      const links = await page.$$eval('.mark a', (all) => all.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
      const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id));
      expect(links.length).toBeGreaterThan(20);
      expect(links.filter((link) => !ids.includes(link))).toEqual([]);
      expect(ids.length).toBe(new Set(ids).size);
    });
  });

  test('begin with crisis lines and review status, and end with whom to call and the sources', async () => {
    const deck = deckOf('consult');
    await loaded(renderMarp(deck, templates), {}, async (page) => {
      const texts = await page.$$eval('section.slide', (slides) => slides.map((slide) => slide.textContent ?? ''));
      for (const words of [deck.title, deck.region.crisis.title, deck.region.emergency.title, deck.status.text])
        expect(texts[0]).toContain(words);
      const end = planSlides(deck).find(({ kind }) => kind === 'end');
      for (const { value } of deck.brand.contact) expect(texts[(end?.number ?? 0) - 1]).toContain(value);
      expect(texts.join(' ')).toContain(deck.references.at(-1)?.text);
    });
  });

  test('show letter for letter what would be markup', async () => {
    await loaded(renderMarp(tricky(), templates), {}, async (page) => {
      const seen = (await page.$eval('section.slide:not(#title)', (slide) => slide.textContent ?? ''))
        .replace(/\u2060/g, '')
        .replace(/\s+/g, ' ');
      expect(seen.split(TRICKY)).toHaveLength(4);
    });
  });

  test('keep the notes out of the shared deck, and announce them in the other', async () => {
    const deck = deckOf('community-talk');
    const [shared, presenting] = await Promise.all([
      bundler.inline(renderMarp(deck, templates)),
      bundler.inline(renderReveal(deck, templates)),
    ]);
    for (const words of noteWords(deck)) expect(textOf(shared)).not.toContain(words);
    expect(shared).not.toContain('For staff');
    expect(presenting).toContain('For staff: holds speaker notes');
    const said = planSlides(deck).filter(({ kind }) => kind === 'content' || kind === 'opener');
    expect(presenting.match(/<aside class="notes">/g)).toHaveLength(said.length);
  });

  test('are light: at most 250 KB to share, 450 KB to present', async () => {
    for (const id of DECKS) {
      expect(Buffer.byteLength(await bundler.inline(renderMarp(deckOf(id), templates)))).toBeLessThan(250 * 1024);
      expect(Buffer.byteLength(await bundler.inline(renderReveal(deckOf(id), templates)))).toBeLessThan(450 * 1024);
    }
  });
});

describe('slides on paper', () => {
  test('stand one a page of 13.333 x 7.5 inches, without notes', async () => {
    const deck = deckOf('consult');
    const bytes = await loaded(renderSlides(deck, templates), { media: 'print' }, (page) =>
      printPage(page, { width: 13.3333, height: 7.5 }),
    );
    const texts = await readPageTexts(bytes);
    expect(texts).toHaveLength(planSlides(deck).length);
    for (const words of noteWords(deck)) expect(texts.join(' ').replace(/\s+/g, ' ')).not.toContain(words);
  });

  test.each(['letter', 'a4'] as const)('stand above their notes on %s, which the first page announces', async (paper) => {
    const deck = deckOf('consult');
    await loaded(renderNotes(deck, paper, templates), { media: 'print' }, async (page) => {
      expect(await judgePage(page, { minText: 16, marks: 11 })).toEqual([]);
      const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id));
      expect(ids.length).toBe(new Set(ids).size);
      const levels = await page.$$eval('h1, h2, h3, h4, h5, h6', (all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
      const texts = await readPageTexts(await printPage(page, { width: 8.5, height: 11 }));
      expect(texts[0]).toContain('For staff: holds speaker notes');
      for (const [i, { title }] of deck.slides.entries()) {
        const seen = texts[i + 1]?.replace(/\s+/g, ' ');
        expect(seen).toContain(wordsOf(title));
        expect(seen).toContain('Speaker notes');
      }
    });
  });
});

describe('one file', () => {
  test('runs only its own script and may fetch and send nothing', async () => {
    const html = await bundler.inline(renderMarp(deckOf('consult'), templates));
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(html).not.toMatch(/(src|srcset|poster)="(?!data:)/);
    expect(html).not.toMatch(/<link\b|@import|url\(\s*["']?https?:/);
  });

  test('has no script at all for print, and carries its licences', async () => {
    const html = await bundler.inline(renderSlides(deckOf('consult'), templates));
    expect(html).not.toContain('<script');
    expect(html).toContain('SIL Open Font License');
    const presenting = await bundler.inline(renderReveal(deckOf('consult'), templates));
    expect(presenting).toContain('Hakim El Hattab');
    expect(presenting).toContain('MIT License');
  });

  test('escapes title and language', async () => {
    const html = await bundler.inline({
      language: 'en"><script>',
      title: '</title><script>x',
      body: '',
      bodyClass: '',
      styles: ['a{content:"</style>"}'],
    });
    expect(html).not.toContain('<script>');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});
