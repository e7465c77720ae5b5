import type { Deck, HtmlDocument } from '../model/deck.js';
import { brandStyle } from './brand-style.js';
import { type PlannedSlide, planSlides } from './plan-slides.js';
import { endPhones, VERDICTS } from './render-marp-markdown.js';
import type { RootContext } from './root-context.js';
import { sourcesNote } from './slide-footer.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates, templateText } from './templates.js';

const SHEETS = ['tokens.css', 'slides.css', 'reveal/reveal.css'];

/** Returns the deck for presenting: reveal.js with speaker notes, which its first screen announces. For staff only. */
export function renderReveal(deck: Deck, templates: Templates, environment: HtmlEnvironment = htmlEnvironment(templates)): HtmlDocument {
  const context: RootContext & Readonly<Record<string, unknown>> = {
    words: deck.words,
    deck,
    staff: true,
    verdicts: VERDICTS,
    phones: endPhones(deck),
    slides: planSlides(deck).map((slide) => slideContext(slide, deck)),
  };
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'presenting',
    body: environment.render('reveal/deck.hbs', context),
    styles: [...SHEETS.map((path) => templateText(templates, path)), brandStyle(deck.brand)],
    script: 'reveal',
  };
}

/** What partials/slides/<kind>.hbs asks for. */
function slideContext(slide: PlannedSlide, deck: Deck): object {
  const content = slide.kind === 'content' ? slide.slide : undefined;
  return {
    ...slide,
    partial: `slides/${slide.kind}`,
    footer: [sourcesNote(slide, deck), `${slide.number} / ${slide.total}`].filter(Boolean).join(' · '),
    slideKey: content?.key,
    kicker: content?.kicker,
    conditions: content?.conditions.join(' '),
    words: content?.pieces.filter((piece) => piece.kind !== 'figure') ?? [],
    figures: content?.pieces.filter((piece) => piece.kind === 'figure') ?? [],
    notes: content?.notes ?? [],
    ...(slide.kind === 'sources' ? { fine: 20, several: slide.parts > 1, start: slide.references[0]?.number } : {}),
  };
}
