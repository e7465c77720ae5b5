import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Words } from '../model/content.js';
import type { HtmlDocument } from '../model/html-document.js';
import { fixedWord } from '../render/fixed-word.js';
import { htmlEnvironment, type Templates, templateText } from '../render/templates.js';

/** Returns the document of a deck to present as all its slides one below the other, each with its notes, without script. */
export function deckView({ script: _, ...document }: HtmlDocument, templates: Templates): HtmlDocument {
  return { ...document, bodyClass: 'dev-deck', styles: [...document.styles, templateText(templates, 'dev/deck.css')] };
}

/** Returns the document of a handout as one long page. */
export function handoutView(document: HtmlDocument, templates: Templates): HtmlDocument {
  return { ...document, styles: [...document.styles, templateText(templates, 'dev/handout.css')] };
}

/** Returns the page around both views: `words` are the tool's own fixed words. */
export function renderDevPage(words: Words, templates: Templates): HtmlDocument {
  return {
    language: TOOL_LANGUAGE,
    title: fixedWord(words, 'dev-title'),
    bodyClass: 'dev',
    body: htmlEnvironment(templates).render('dev/page.hbs', { words }),
    styles: ['tokens.css', 'dev/page.css'].map((path) => templateText(templates, path)),
    script: 'pages/dev',
  };
}
