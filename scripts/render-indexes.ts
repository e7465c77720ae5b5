import { openBundler } from './bundle/inline-html.js';
import { hashInputs } from './make-artifact.js';
import type { Library } from './model/content.js';
import type { HtmlDocument } from './model/deck.js';
import type { Artifact } from './model/job.js';
import { type ListedEntry, renderBrandIndex, renderRootIndex } from './render/render-index.js';
import { htmlEnvironment, readTemplates } from './render/templates.js';

/** Returns `<brand>/index.html` for each brand that has artifacts, and `index.html` over them. */
export async function renderIndexes(library: Library, templatesFolder: string, entries: readonly ListedEntry[]): Promise<Artifact[]> {
  const templates = readTemplates(templatesFolder);
  const stage = { templates, environment: htmlEnvironment(templates) };
  const bundler = openBundler();
  const brands = library.project.brands.filter((id) => entries.some(({ brand }) => brand === id));
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const page = async (path: string, document: HtmlDocument): Promise<Artifact> => {
    const html = await bundler.inline(document);
    return {
      path,
      bytes: new TextEncoder().encode(html),
      inputs: hashInputs([html]),
      entry: { path, title: document.title, format: 'index', media: 'html' },
    };
  };
  return Promise.all([
    ...brands.map((id) => page(`${id}/index.html`, renderBrandIndex(library, id, sorted, stage))),
    page('index.html', renderRootIndex(library, brands, stage)),
  ]);
}
