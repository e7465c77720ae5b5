import type { Bundler } from '../bundle/inline-html.js';
import { lettersWithoutFont } from '../bundle/page-fonts.js';
import { openDesk, WRITERS } from '../formats/index.js';
import type { Deck } from '../model/deck.js';
import type { FileBeside } from '../model/html-document.js';
import type { Job } from '../model/job.js';

/** A job's content before it meets the browser. */
export interface Rendered {
  /** The whole HTML file, or the whole Markdown file. */
  readonly html: string;
  /** Letters on the page that no font has. */
  readonly strange?: readonly string[];
  /** Returns the HTML with the page of each section filled into its contents, once they are known. */
  readonly again?: (pages: Readonly<Record<string, number>>) => Promise<string>;
  /** Files that go beside a Markdown file, by path from its folder. */
  readonly files?: readonly FileBeside[];
}

/** Renders jobs with one set of templates, and keeps what they share. */
export interface Renderer {
  render(deck: Deck, job: Job): Promise<Rendered>;
}

/** Returns a renderer with these templates. */
export function openRenderer(templates: Readonly<Record<string, string>>, bundler: Bundler): Renderer {
  const desk = openDesk(templates);
  return {
    async render(deck, job) {
      const rendered = async (pages?: Readonly<Record<string, number>>): Promise<Rendered> => {
        const document = await WRITERS[job.format]({ deck, job, pages }, desk);
        if ('markdown' in document) return { html: document.markdown, files: document.files };
        return { html: await bundler.inline(document), strange: lettersWithoutFont(document) };
      };
      if (!job.namesPages) return rendered();
      return { ...(await rendered()), again: async (pages) => (await rendered(pages)).html };
    },
  };
}
