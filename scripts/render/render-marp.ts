import { Marp } from '@marp-team/marp-core';
import type { Deck, HtmlDocument } from '../model/deck.js';
import { brandStyle } from './brand-style.js';
import { marpPlugin } from './marp-plugin.js';
import { type PlannedSlide, planSlides } from './plan-slides.js';
import { deckFigures, slidesMarkdown } from './render-marp-markdown.js';
import { spansHtml } from './spans-html.js';
import { svgMarkup } from './svg-markup.js';
import { htmlEnvironment, type Templates, templateText } from './templates.js';

const THEME = '/* @theme teachback */ section { width: 1280px; height: 720px; }';

/** Slides as Marp draws them, one SVG each, with the styles that they need. */
export interface MarpSlides {
  readonly slides: readonly { readonly planned: PlannedSlide; readonly html: string }[];
  readonly styles: readonly string[];
}

/** Returns the deck as a document to share: one slide at a time, its own navigation, no notes in it. */
export function renderMarp(deck: Deck, templates: Templates): HtmlDocument {
  const { slides, styles } = marpSlides(deck, templates);
  const body = htmlEnvironment(templates).render('marp/page.hbs', {
    words: deck.words,
    title: deck.title,
    slides: slides.map(({ html }) => html).join('\n'),
  } as never);
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'marp',
    body,
    styles: [...styles, templateText(templates, 'marp/page.css')],
    script: 'marp',
  };
}

/** Returns the same slides for print: one a page of 13.333 x 7.5 inches, no script. */
export function renderSlides(deck: Deck, templates: Templates): HtmlDocument {
  const { slides, styles } = marpSlides(deck, templates);
  const body = `<main class="marpit">\n${slides.map(({ html }) => html).join('\n')}\n</main>`;
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'slides',
    body,
    styles: [...styles, templateText(templates, 'marp/print.css')],
  };
}

/** Returns every slide by way of Marp Markdown. `instance` keeps ids inside drawings apart where decks stand on one page. */
export function marpSlides(deck: Deck, templates: Templates, instance = ''): MarpSlides {
  const marp = new Marp({
    html: false,
    script: false,
    slug: false,
    math: false,
    emoji: { shortcode: false, unicode: false },
    markdown: { linkify: false, breaks: false },
  });
  marp.themeSet.default = marp.themeSet.add(THEME);
  marp.use(marpPlugin(inserts(deck, templates, instance)));
  const markdown = slidesMarkdown({ deck, templates, mode: 'keyed', notes: false });
  const { html, css } = marp.render(markdown, { htmlAsArray: true });
  const planned = planSlides(deck);
  if (html.length !== planned.length) throw new Error(`Marp made ${html.length} slides of ${planned.length}.`);
  return {
    slides: planned.map((slide, i) => ({ planned: slide, html: ownSection(html[i] ?? '', slide) })),
    styles: [
      templateText(templates, 'tokens.css'),
      brandStyle(deck.brand),
      css.replace(/@page\s*\{[^}]*\}/, ''),
      templateText(templates, 'slides.css'),
    ],
  };
}

/** Marp numbers its sections and writes its settings on them; ours have the slide's own address and key. */
function ownSection(html: string, slide: PlannedSlide): string {
  const fine = slide.kind === 'sources' ? ' data-fine="20"' : '';
  const key = slide.kind === 'content' ? ` data-b="${slide.slide.key}"` : '';
  const conditions =
    slide.kind === 'content' && slide.slide.conditions.length > 0 ? ` data-conditions="${slide.slide.conditions.join(' ')}"` : '';
  return html
    .replace(/<section [^>]*>/, `<section id="${slide.id}" class="slide ${slide.look}" data-box="slide"${key}${conditions}${fine}>`)
    .replace(/<footer>/g, '<footer data-fine="18">');
}

function inserts(deck: Deck, templates: Templates, instance: string) {
  const environment = htmlEnvironment(templates);
  const figures = deckFigures(deck);
  const root = { words: deck.words, instance };
  return {
    mark: (numbers: readonly number[], afterMark: boolean) => {
      const html = spansHtml([{ kind: 'mark', claim: '', numbers }], root);
      return afterMark ? html.replace('>', '>,') : html;
    },
    verdict: (verdict: string) => environment.render('marp/verdict.hbs', { ...root, verdict } as never),
    figure: (path: string, key: string | undefined) => {
      const figure = figures.get(path);
      if (figure) return environment.render('marp/figure.hbs', { ...root, figure, key: key ?? figure.id } as never);
      if (!path.endsWith('/logo.svg')) return undefined;
      return `${svgMarkup(deck.brand.logo, { prefix: `${instance}logo-`, attributes: { class: 'logo', role: 'img', 'aria-label': deck.brand.name } })}\n`;
    },
  };
}
