import { createHash } from 'node:crypto';
import { Marp } from '@marp-team/marp-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import { renderMarp, renderSlides } from '../../scripts/formats/slides/render-marp.js';
import { renderMarpMarkdown } from '../../scripts/formats/slides/render-marp-markdown.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Deck, DeckBlock, Span } from '../../scripts/model/deck.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import { onePrinter } from '../support/one-printer.js';
import { TEMPLATES } from '../support/places.js';
import { shippedDeck } from '../support/shipped.js';
import { noteWords, wordsOf } from '../support/slide-words.js';

const templates = readTemplates(TEMPLATES);
const bundler = openBundler();
const DECKS = ['consult', 'community-talk'] as const;
const decks = new Map<string, Deck>();
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
  for (const id of DECKS) decks.set(id, await shippedDeck(id));
});

const deckOf = (id: string): Deck => decks.get(id) as Deck;

async function loaded<T>(document: HtmlDocument, use: (page: Page) => Promise<T>): Promise<T> {
  const html = await bundler.inline(document);
  return printer.withUsedPage(async (page) => {
    const { refused } = await loadHtml(page, html, { media: 'screen' });
    expect(refused).toEqual([]);
    return use(page);
  });
}

const figuresOf = (deck: Deck): DeckBlock[] => deck.slides.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'figure'));

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
  // Nothing stands before it.
  const slide = base.slides.find(({ legend, opener, deeper }) => !legend && !opener && !deeper);
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
  test('renders in a bare Marp with every slide, caveat, figure and number', () => {
    const deck = deckOf('consult');
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
    for (const file of renderMarpMarkdown(deckOf('community-talk'), { notes: true, templates }).files) {
      const { path } = file;
      const svg = 'text' in file ? file.text : '';
      expect(path).toMatch(/^community-talk\.marp\/figures\/[\w-]+\.svg$/);
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toMatch(/ width="\d+" height="\d+"/);
      expect(svg).not.toMatch(/var\(|href="(?!#)|url\((?!#)/);
    }
  });
});

describe('slides on screen', () => {
  test('show letter for letter what would be markup', async () => {
    await loaded(renderMarp(tricky(), templates), async (page) => {
      const seen = (await page.$eval('section.slide:not(#title)', (slide) => slide.textContent ?? ''))
        .replace(/\u2060/g, '')
        .replace(/\s+/g, ' ');
      expect(seen.split(TRICKY)).toHaveLength(4);
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
    expect(presenting).toContain('Permission is hereby granted, free of charge');
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
