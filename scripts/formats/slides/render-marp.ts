import { Marp } from '@marp-team/marp-core';
import type { Deck } from '../../model/deck.js';
import { fileName } from '../../model/formats.js';
import type { HtmlDocument } from '../../model/html-document.js';
import type { OtherLanguage } from '../../model/job.js';
import { brandStyle } from '../../render/css-rules.js';
import { escapeHtml } from '../../render/escape-html.js';
import { fixedWord } from '../../render/fixed-word.js';
import { logoMarkup } from '../../render/picture-markup.js';
import { sayInLanguages } from '../../render/say-in-languages.js';
import type { RootContext } from '../../render/spans-html.js';
import { addressHtml, languageOpening, nameFirstMarks, spansHtml } from '../../render/spans-html.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates, templateText } from '../../render/templates.js';
import { webHead } from '../../render/web-head.js';
import { SHARED_KEYS } from './deck-keys.js';
import { type MarpInserts, marpPlugin } from './marp-plugin.js';
import { type PlannedSlide, planSlides } from './plan-slides.js';
import { deckFigures, slidesMarkdown, titleLogo } from './render-marp-markdown.js';

const THEME = '/* @theme teachback */ section { width: 1280px; height: 720px; }';

/** Marp's own page size, and its rules for backgrounds and page numbers: no slide of ours has them. */
const UNUSED = /@page\s*\{[^}]*\}|[^{}]*data-marpit-(?:advanced-background|pagination)[^{}]*\{[^{}]*\}/g;

/** Slides as Marp draws them, one SVG each, with the styles that they need. */
export interface MarpSlides {
  readonly slides: readonly { readonly planned: PlannedSlide; readonly html: string }[];
  readonly styles: readonly string[];
}

/** What several documents of one deck share, kept by whoever renders more than one. */
export interface MarpStage {
  readonly slides?: MarpSlides | undefined;
  readonly environment?: HtmlEnvironment | undefined;
  /** The same page in other languages. */
  readonly languages?: readonly OtherLanguage[] | undefined;
}

/** Returns the deck as a document to share: one slide at a time, its own navigation, no notes in it. */
export function renderMarp(deck: Deck, templates: Templates, stage: MarpStage = {}): HtmlDocument {
  const { environment = htmlEnvironment(templates), languages = [] } = stage;
  const { slides, styles } = stage.slides ?? marpSlides(deck, templates, environment);
  const context: RootContext & Readonly<Record<string, unknown>> = {
    words: deck.words,
    inLanguages: deck.inLanguages,
    status: deck.status,
    glossary: deck.glossary,
    slides: slides.map(({ html }) => withoutFrame(html)).join('\n'),
    keys: SHARED_KEYS,
    languages,
  };
  return {
    language: deck.language,
    title: deck.title,
    // A page to read, until the script makes it one to present.
    bodyClass: 'marp reading',
    body: environment.render('marp/html/page.hbs', context),
    styles: [...styles, ...['terms.css', 'marp/page.css', 'slides-on-paper.css'].map((path) => templateText(templates, path))],
    script: 'marp/marp',
    ...webHead(deck, fileName(deck.id, 'marp', { media: 'html' })),
  };
}

/** Returns the same slides for print: one a page of 13.333 x 7.5 inches, no script. */
export function renderSlides(deck: Deck, templates: Templates, stage: MarpStage = {}): HtmlDocument {
  const { slides, styles } = stage.slides ?? marpSlides(deck, templates, stage.environment);
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'slides',
    body: sayInLanguages(`<main><div class="marpit">\n${joined(slides)}\n</div></main>`, deck.inLanguages),
    styles: [...styles, templateText(templates, 'marp/print.css')],
  };
}

const joined = (slides: MarpSlides['slides']): string => slides.map(({ html }) => html).join('\n');

/** Returns every slide by way of Marp Markdown. */
export function marpSlides(deck: Deck, templates: Templates, environment: HtmlEnvironment = htmlEnvironment(templates)): MarpSlides {
  const marp = new Marp({
    html: false,
    script: false,
    slug: false,
    math: false,
    emoji: { shortcode: false, unicode: false },
    markdown: { linkify: false, breaks: false },
  });
  marp.themeSet.default = marp.themeSet.add(THEME);
  marp.use(marpPlugin(inserts(deck, environment)));
  const markdown = slidesMarkdown({ deck, templates, mode: 'keyed', notes: false });
  const { html: rendered, css } = marp.render(markdown, { htmlAsArray: true });
  const html = nameFirstMarks(rendered);
  const planned = planSlides(deck);
  if (html.length !== planned.length) throw new Error(`Marp made ${html.length} slides of ${planned.length}.`);
  return {
    slides: planned.map((slide, i) => ({ planned: slide, html: ownSection(html[i] ?? '', slide) })),
    styles: [templateText(templates, 'tokens.css'), brandStyle(deck.brand), css.replace(UNUSED, ''), templateText(templates, 'slides.css')],
  };
}

/**
 * Marp's drawing around each slide scales it in the PDFs. In a page it would not: WebKit does not scale HTML inside a drawing, and
 * text inside one can neither grow nor flow.
 */
const withoutFrame = (html: string): string =>
  html.replace(/^\s*<svg[^>]*>\s*<foreignObject[^>]*>/, '').replace(/<\/foreignObject>\s*<\/svg>\s*$/, '');

/** Marp numbers its sections and writes its settings on them; ours have the slide's own address and key. */
function ownSection(html: string, slide: PlannedSlide): string {
  const content = slide.kind === 'content' ? slide.slide : undefined;
  const attributes = {
    id: slide.id,
    class: `slide ${slide.look}`,
    'data-box': 'slide',
    'data-b': content?.key,
    'data-deeper': slide.above?.id,
    'data-conditions': content?.conditions.join(' ') || undefined,
    'data-fine': slide.kind === 'sources' ? '20' : undefined,
  };
  const written = Object.entries(attributes).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`));
  return html
    .replace(/<section [^>]*>/, () => `<section${written.join('')}>`)
    .replace(/<footer>/g, '<footer data-fine="18">')
    .replace(' data-marpit-svg=""', ' data-marpit-svg')
    .replace(/\n{2,}/g, '\n');
}

/** What the plugin puts into the slides: source links, dots, drawings and the brand's logo. */
function inserts(deck: Deck, environment: HtmlEnvironment): MarpInserts {
  const figures = deckFigures(deck);
  const root: RootContext = { words: deck.words, explains: true };
  const render = (name: string, context: RootContext & Readonly<Record<string, unknown>>): string =>
    environment.render(`partials/${name}.hbs`, context).trimEnd();
  return {
    mark: (mark, afterMark) => {
      const html = spansHtml([{ kind: 'mark', claim: '', ...mark }], root);
      return afterMark ? html.replace('>', '>,') : html;
    },
    language: (tag) => (tag === undefined ? '</span>' : languageOpening(tag)),
    term: (entry) => (entry === undefined ? '</span>' : `<span data-term="${entry}">`),
    back: (number: number) => render('back', { ...root, number }),
    address: addressHtml,
    ticked: () => `<span class="tick ticked" role="img" aria-label="${escapeHtml(fixedWord(deck.words, 'ticked'))}"></span>`,
    verdict: (verdict: string) => render('verdict', { ...root, verdict }),
    figure: (path: string, key: string | undefined) => {
      const figure = figures.get(path);
      const alone = [deck.cover, deck.online?.code].find((block) => block !== undefined && block.key === key);
      if (alone) return render('picture', { ...root, ...alone });
      if (figure) return render('blocks/figure', { ...root, figure, key: key ?? figure.id });
      if (path !== titleLogo(deck)?.path) return undefined;
      return `${logoMarkup(deck.brand, { prefix: 'logo-', ground: 'dark', alt: deck.brand.name })}\n`;
    },
  };
}
