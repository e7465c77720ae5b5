import { openBundler } from '../bundle/inline-html.js';
import type { Library } from '../model/content.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import { htmlEnvironment, readTemplates } from '../render/templates.js';
import { hashInputs } from '../stories/make-job.js';
import { type ListedEntry, type PictureOf, renderGallery, renderRootIndex } from './render-index.js';
import { renderStatement, STATEMENT } from './render-statement.js';

export interface Listing {
  readonly library: Library;
  /** Folder of templates. */
  readonly templates: string;
  readonly entries: readonly ListedEntry[];
  readonly pictureOf: PictureOf;
}

/**
 * Returns the gallery of each brand that has artifacts, one in each of its `share/` folders, and `index.html` over the brands.
 * Each holds its pictures: it can be copied and opened by itself.
 */
export async function renderIndexes({ library, templates: folder, entries, pictureOf }: Listing): Promise<Artifact[]> {
  const templates = readTemplates(folder);
  const stage = { templates, environment: htmlEnvironment(templates) };
  const bundler = openBundler();
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const has = (path: string): boolean => sorted.some((one) => one.path.startsWith(path));
  const brands = library.project.brands.filter((id) => has(`${id}/`));
  const page = async (path: string, document: HtmlDocument, more: Partial<ArtifactEntry> = {}): Promise<Artifact> => {
    const html = await bundler.inline(document);
    const entry: ArtifactEntry = { path, title: document.title, format: 'index', media: 'html', ...more };
    return { path, bytes: new TextEncoder().encode(html), inputs: hashInputs([html]), entry };
  };
  const shared = brands.flatMap((brand) =>
    library.project.locales.filter((locale) => has(`${brand}/${locale}/share/`)).map((locale) => ({ brand, locale })),
  );
  return Promise.all([
    ...brands.map((brand) => page(`${brand}/index.html`, renderGallery(library, { brand, entries: sorted, pictureOf }, stage))),
    ...shared.map(({ brand, locale }) => {
      const document = renderGallery(library, { brand, locale, entries: sorted, pictureOf }, stage);
      return page(`${brand}/${locale}/share/index.html`, document, { brand, locale, folder: 'share' });
    }),
    ...shared.map(({ brand, locale }) => {
      const document = renderStatement(library, { brand, locale, entries: sorted }, stage);
      return page(`${brand}/${locale}/share/${STATEMENT}`, document, { brand, locale, folder: 'share' });
    }),
    page('index.html', renderRootIndex(library, brands, stage)),
  ]);
}
