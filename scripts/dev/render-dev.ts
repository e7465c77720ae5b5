import { renderPrint } from '../formats/print/render-print.js';
import { renderReveal } from '../formats/slides/render-reveal.js';
import type { Words } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Paper } from '../model/formats.js';
import type { HtmlDocument } from '../model/html-document.js';
import { fixedWord } from '../render/fixed-word.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates, templateText } from '../render/templates.js';

/** Returns all slides of a deck one below the other, each with its notes, without script. */
export function renderDeckView(deck: Deck, templates: Templates, environment: HtmlEnvironment): HtmlDocument {
  const { script: _, ...document } = renderReveal(deck, templates, { environment });
  return { ...document, bodyClass: 'dev-deck', styles: [...document.styles, templateText(templates, 'dev/deck.css')] };
}

/** Returns the handout as one long page, without script. */
export function renderHandoutView(deck: Deck, paper: Paper, templates: Templates, environment: HtmlEnvironment): HtmlDocument {
  const document = renderPrint(deck, { format: 'handout', paper, templates, environment });
  return { ...document, styles: [...document.styles, templateText(templates, 'dev/handout.css')] };
}

/** Returns the page around both views: `words` are the tool's own fixed words. */
export function renderDevPage(words: Words, templates: Templates): HtmlDocument {
  return {
    language: 'en',
    title: fixedWord(words, 'dev-title'),
    bodyClass: 'dev',
    body: htmlEnvironment(templates).render('dev/page.hbs', { words }),
    styles: ['tokens.css', 'dev/page.css'].map((path) => templateText(templates, path)),
    script: 'pages/dev',
  };
}
