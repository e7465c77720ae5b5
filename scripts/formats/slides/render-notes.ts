import type { Deck, DeckBlock } from '../../model/deck.js';
import { FORMATS } from '../../model/formats.js';
import type { HtmlDocument } from '../../model/html-document.js';
import type { Paper } from '../../model/paper.js';
import { pageRule } from '../../render/css-rules.js';
import { fixedWord } from '../../render/fixed-word.js';
import type { RootContext } from '../../render/spans-html.js';
import { htmlEnvironment, type Templates, templateText } from '../../render/templates.js';
import { paceParts } from './pace-slides.js';
import { type MarpSlides, type MarpStage, marpSlides } from './render-marp.js';
import { figureCues } from './slide-notes.js';

interface Sheet {
  readonly pictures: readonly string[];
  readonly notes: readonly DeckBlock[];
  /** What to point at while the slide's drawings build. */
  readonly cues: readonly (readonly string[])[];
  /** Planned for the part that begins here. */
  readonly minutes?: number | undefined;
}

/** Returns the deck for print, each slide above its speaker notes. Its first page says that it holds notes; for staff only. */
export function renderNotes(deck: Deck, paper: Paper, templates: Templates, stage: MarpStage = {}): HtmlDocument {
  const { environment = htmlEnvironment(templates) } = stage;
  const { slides, styles } = stage.slides ?? marpSlides(deck, templates, environment);
  const sheets = layOutSheets(slides, deck);
  const context: RootContext & { readonly sheets: readonly Sheet[] } = {
    words: deck.words,
    inLanguages: deck.inLanguages,
    marks: 'held',
    addresses: true,
    sheets,
  };
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'notes',
    body: environment.render('print/notes.hbs', context),
    styles: [...styles, templateText(templates, 'print/notes.css'), pageStyle(deck, paper)],
  };
}

/** One slide a sheet with its notes; further on, slides without notes two a sheet. The title slide stands alone. */
function layOutSheets(slides: MarpSlides['slides'], deck: Deck): Sheet[] {
  const parts = paceParts(
    slides.map(({ planned }) => planned),
    deck,
  );
  const sheets: (Sheet & { pictures: string[] })[] = [];
  for (const { planned, html } of slides) {
    const notes = planned.kind === 'content' ? planned.slide.notes : [];
    const minutes = parts.get(planned.id);
    const last = sheets.at(-1);
    const isPlain = notes.length === 0 && minutes === undefined;
    const hasRoom = last?.notes.length === 0 && last.minutes === undefined && last.pictures.length === 1 && sheets.length > 1;
    if (isPlain && hasRoom) last.pictures.push(html);
    else sheets.push({ pictures: [html], notes, cues: planned.kind === 'content' ? figureCues(planned.slide) : [], minutes });
  }
  return sheets;
}

/** Paper, margins, and at the foot of each page who speaks about what, for whom, and the page's number. */
function pageStyle({ title, language, words }: Deck, paper: Paper): string {
  const [{ margins }] = FORMATS.notes.outputs;
  const foot = { language, words: `${title} · ${fixedWord(words, 'staff-only')}`, counted: false, style: FOOT, width: '85%' };
  return pageRule({ paper, margins, foot });
}

const FOOT = 'font:10pt var(--font);color:var(--ink-2)';
