import { createHash } from 'node:crypto';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import { htmlEnvironment, type Templates } from '../render/templates.js';
import type { ListedEntry, PictureOf } from './gallery-cards.js';
import { embedFiles, embedScript, type ScriptOf, withoutAddress } from './render-embeds.js';
import { renderGallery, renderRootIndex } from './render-index.js';
import { renderStatement, STATEMENT } from './render-statement.js';

export interface SiteTools {
  readonly library: Library;
  readonly templates: Templates;
  /** Version of the tool. */
  readonly version: string;
  /** Returns a document as one HTML text. */
  readonly inline: (document: HtmlDocument) => Promise<string>;
  readonly scriptOf: ScriptOf;
}

/** One brand in one language: the folder `<brand>/<locale>/`. */
export interface Variant {
  readonly brand: string;
  readonly locale: string;
}

/** Writes what is made of many artifacts. It is handed what there is of one brand or one folder, never all of a project. */
export interface Site {
  /**
   * Returns what stands in a folder beside its artifacts: the gallery of `share/`, its accessibility statement, the script of
   * `<teachback-deck>`, and where the brand says at which address `share/` stands an oEmbed file for each deck.
   */
  folderPages(variant: Variant, entries: readonly ListedEntry[], pictureOf: PictureOf): Promise<Artifact[]>;
  /** Returns the gallery of one brand, with its pictures inside: it can be copied and opened by itself. */
  brandPage(brand: string, entries: readonly ListedEntry[], pictureOf: PictureOf): Promise<Artifact>;
  /** Returns the page over the brands. */
  rootPage(brands: readonly string[]): Promise<Artifact>;
  /** Returns what was left out of the folders of a brand for want of an address. */
  withoutAddress(brand: string, entries: readonly ListedEntry[]): Diagnostic[];
}

/** Returns what writes the pages over all artifacts of a project; what they share is made once. */
export function openSite({ library, templates, version, inline, scriptOf }: SiteTools): Site {
  const stage = { templates, environment: htmlEnvironment(templates) };
  const script: { text?: Promise<string> } = {};
  const page = async (path: string, document: HtmlDocument, more: Partial<ArtifactEntry> = {}): Promise<Artifact> =>
    artifactOf(await inline(document), { path, title: document.title, format: 'index', media: 'html', ...more });
  return {
    async folderPages({ brand, locale }, entries, pictureOf) {
      const folder = `${brand}/${locale}/share/`;
      const listed = byPath(entries);
      if (!listed.some(({ path }) => path.startsWith(folder))) return [];
      script.text ??= embedScript(library, { version, scriptOf });
      const request = { brand, locale, entries: listed };
      const more = { brand, locale, folder: 'share' } as const;
      return [
        await page(`${folder}index.html`, renderGallery(library, { ...request, pictureOf }, stage), more),
        await page(folder + STATEMENT, renderStatement(library, request, stage), more),
        ...embedFiles(request, { library, version, script: await script.text }).map(({ text, entry }) => artifactOf(text, entry)),
      ];
    },
    brandPage: (brand, entries, pictureOf) =>
      page(`${brand}/index.html`, renderGallery(library, { brand, entries: byPath(entries), pictureOf }, stage)),
    rootPage: (brands) => page('index.html', renderRootIndex(library, brands, stage)),
    withoutAddress: (brand, entries) => withoutAddress(library.brands[brand], entries),
  };
}

const byPath = (entries: readonly ListedEntry[]): ListedEntry[] => [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));

/** A page depends on nothing but its text. */
function artifactOf(text: string, entry: ArtifactEntry): Artifact {
  const inputs = createHash('sha256')
    .update(JSON.stringify([text]))
    .digest('hex');
  return { path: entry.path, bytes: new TextEncoder().encode(text), inputs, entry };
}
