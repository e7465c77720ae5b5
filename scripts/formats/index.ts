import type { Deck } from '../model/deck.js';
import type { Format, PrintFormat } from '../model/formats.js';
import type { HtmlDocument, MarkdownDocument } from '../model/html-document.js';
import type { Job } from '../model/job.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates } from '../render/templates.js';
import { renderPrint } from './print/render-print.js';
import type { MarpSlides, MarpStage } from './slides/render-marp.js';

/** What the writers of all formats share. */
export interface Desk {
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
  /** The slides of a deck as Marp draws them, which several formats show: drawn once and kept as long as the deck is. */
  marpStage(deck: Deck): Promise<MarpStage>;
}

/** Returns a desk with these templates. */
export function openDesk(templates: Templates): Desk {
  const environment = htmlEnvironment(templates);
  const kept = new WeakMap<Deck, MarpSlides>();
  return {
    ...{ templates, environment },
    async marpStage(deck) {
      const { marpSlides } = await import('./slides/render-marp.js');
      const slides = kept.get(deck) ?? marpSlides(deck, templates, environment);
      kept.set(deck, slides);
      return { slides, environment };
    },
  };
}

export interface WriterWish {
  readonly deck: Deck;
  readonly job: Job;
  /** Page of each section id, for contents that name pages: known only once the document has been printed. */
  readonly pages?: Readonly<Record<string, number>> | undefined;
}

/** Makes the document of a job. */
export type Writer = (wish: WriterWish, desk: Desk) => Promise<HtmlDocument | MarkdownDocument>;

/** How each format is written. What a writer needs is loaded with its first job: a build of leaflets loads no slide engine. */
export const WRITERS: Readonly<Record<Format, Writer>> = {
  reveal: async ({ deck, job }, { templates, environment }) =>
    (await import('./slides/render-reveal.js')).renderReveal(deck, templates, { environment, handouts: job.beside, languages: job.others }),
  marp: async ({ deck, job }, desk) =>
    (await import('./slides/render-marp.js')).renderMarp(deck, desk.templates, { ...(await desk.marpStage(deck)), languages: job.others }),
  'marp.md': async ({ deck }, { templates }) =>
    (await import('./slides/render-marp-markdown.js')).renderMarpMarkdown(deck, { notes: true, templates }),
  slides: async ({ deck }, desk) =>
    (await import('./slides/render-marp.js')).renderSlides(deck, desk.templates, await desk.marpStage(deck)),
  notes: async ({ deck, job }, desk) =>
    (await import('./slides/render-notes.js')).renderNotes(deck, job.paper ?? 'letter', desk.templates, await desk.marpStage(deck)),
  brochure: printed('brochure'),
  handout: printed('handout'),
  bilingual: printed('bilingual'),
  'large-print': printed('large-print'),
  sheet: printed('sheet'),
  booklet: printed('booklet'),
};

function printed(format: PrintFormat): Writer {
  return async ({ deck, job, pages }, { templates, environment }) =>
    renderPrint(deck, { format, paper: job.paper, templates, environment, pages, languages: job.others });
}
