import type { Bundler } from '../bundle/inline-html.js';
import type { Deck } from '../model/deck.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Job } from '../model/job.js';
import { htmlEnvironment, readTemplates } from '../render/templates.js';
import type { Rendered } from '../stories/make-job.js';
import { renderPrint } from './print/render-print.js';
import type { MarpSlides, MarpStage } from './slides/render-marp.js';

/** Renders jobs with one set of templates, and keeps what they share. */
export interface Renderer {
  render(deck: Deck, job: Job): Promise<Rendered>;
}

/** Returns a renderer for the templates in `folder`. */
export function openRenderer(folder: string, bundler: Bundler): Renderer {
  const templates = readTemplates(folder);
  const environment = htmlEnvironment(templates);
  const kept = new Map<Deck, MarpSlides>();
  const marpStage = async (deck: Deck): Promise<MarpStage> => {
    const { marpSlides } = await import('./slides/render-marp.js');
    const slides = kept.get(deck) ?? marpSlides(deck, templates, environment);
    kept.set(deck, slides);
    return { slides, environment };
  };
  const documentOf = async (deck: Deck, job: Job, pages?: Readonly<Record<string, number>>): Promise<HtmlDocument> => {
    const { format, paper } = job;
    switch (format) {
      case 'reveal':
        return (await import('./slides/render-reveal.js')).renderReveal(deck, templates, {
          environment,
          handouts: job.beside,
        });
      case 'marp':
        return (await import('./slides/render-marp.js')).renderMarp(deck, templates, await marpStage(deck));
      case 'slides':
        return (await import('./slides/render-marp.js')).renderSlides(deck, templates, await marpStage(deck));
      case 'notes':
        return (await import('./slides/render-notes.js')).renderNotes(deck, paper ?? 'letter', templates, await marpStage(deck));
      case 'marp.md':
        throw new Error('The Markdown of a deck is no HTML document.');
      default:
        return renderPrint(deck, { format, paper, templates, environment, pages });
    }
  };
  return {
    async render(deck, job) {
      if (job.format === 'marp.md') {
        const { renderMarpMarkdown } = await import('./slides/render-marp-markdown.js');
        const { markdown, figures } = renderMarpMarkdown(deck, { notes: true, templates });
        return { html: markdown, files: figures.map(({ path, svg }) => ({ path, text: svg })) };
      }
      const html = await bundler.inline(await documentOf(deck, job));
      if (!job.namesPages) return { html };
      return { html, again: async (pages) => bundler.inline(await documentOf(deck, job, pages)) };
    },
  };
}
