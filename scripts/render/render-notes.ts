import type { Paper } from '../model/content.js';
import type { Deck, HtmlDocument, Piece } from '../model/deck.js';
import { fixedWord } from './fixed-word.js';
import { marpSlides } from './render-marp.js';
import { type HtmlEnvironment, htmlEnvironment, type RootContext, type Templates, templateText } from './templates.js';

interface Sheet {
  readonly pictures: readonly string[];
  readonly notes: readonly Piece[];
}

/** Returns the deck for print, each slide above its speaker notes. Its first page says that it holds notes; for staff only. */
export function renderNotes(deck: Deck, paper: Paper, templates: Templates, environment: HtmlEnvironment = htmlEnvironment(templates)): HtmlDocument {
  const { slides, styles } = marpSlides(deck, templates);
  const sheets = slides.reduce<Sheet[]>((made, { planned, html }) => {
    const notes = planned.kind === 'content' ? planned.slide.notes : [];
    const last = made.at(-1);
    const isPair = planned.kind !== 'title' && notes.length === 0 && last?.notes.length === 0 && last.pictures.length === 1 && made.length > 1;
    return isPair ? [...made.slice(0, -1), { notes, pictures: [...last.pictures, html] }] : [...made, { notes, pictures: [html] }];
  }, []);
  const context: RootContext & { readonly sheets: readonly Sheet[] } = { words: deck.words, sheets };
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'notes',
    body: environment.render('print/notes.hbs', context),
    styles: [...styles, templateText(templates, 'print/notes.css'), pageStyle(deck, paper)],
  };
}

/** Paper, margins, and at the foot of each page who speaks about what, for whom, and the page's number. */
function pageStyle(deck: Deck, paper: Paper): string {
  const foot = (text: string): string => JSON.stringify(text).replace(/</g, '\\3c ');
  const font = 'font: 10pt var(--font); color: #45606a;';
  const left = `${deck.brand.name} · ${deck.title} · ${fixedWord(deck.words, 'staff-only')}`;
  return `@page { size: ${paper === 'a4' ? 'A4' : 'letter'}; margin: 14mm 16mm 18mm;
  @bottom-left { content: ${foot(left)}; ${font} width: 85%; }
  @bottom-right { content: counter(page); ${font} } }`;
}
