import { createHash } from 'node:crypto';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import { once } from '../model/remember.js';
import { htmlEnvironment, type Templates } from '../render/templates.js';
import type { ListedEntry, PictureOf } from './gallery-cards.js';
import { embedScript, type ScriptOf, withoutAddress, writeEmbeds } from './render-embeds.js';
import { renderGallery, renderRootIndex } from './render-index.js';
import { renderStatement, STATEMENT } from './render-statement.js';
import type { ShareFolder, ShareWriter, SiteFile, SiteStage } from './share-writer.js';

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
   * `<teachback-deck>`, the hashes of all files, and where the brand says at which address `share/` stands an oEmbed file for each deck.
   */
  folderPages(variant: Variant, entries: readonly ListedEntry[], pictureOf: PictureOf): Promise<Artifact[]>;
  /** Returns the gallery of one brand, with its pictures inside: it can be copied and opened by itself. */
  brandPage(brand: string, entries: readonly ListedEntry[], pictureOf: PictureOf): Promise<Artifact>;
  /** Returns the page over the brands, with a link to the `studio` where there is one. */
  rootPage(brands: readonly string[], studio?: string): Promise<Artifact>;
  /** Returns what was left out of the folders of a brand for want of an address. */
  withoutAddress(brand: string, entries: readonly ListedEntry[]): Diagnostic[];
}

/** The list of hashes in a folder to share. */
const SUMS = 'SHA256SUMS';

/** All that is made of what a folder shares. One more export is a writer here. */
const SHARE_WRITERS: readonly ShareWriter[] = [writeGallery, writeStatement, writeEmbeds];

function writeGallery(share: ShareFolder, stage: SiteStage): SiteFile[] {
  return [pageOf(share, 'index.html', renderGallery(stage.library, share, stage))];
}

function writeStatement(share: ShareFolder, stage: SiteStage): SiteFile[] {
  return [pageOf(share, STATEMENT, renderStatement(stage.library, share, stage))];
}

function pageOf({ brand, locale, folder }: ShareFolder, name: string, document: HtmlDocument): SiteFile {
  const { title } = document;
  return { document, entry: { path: folder + name, title, format: 'index', media: 'html', brand, locale, folder: 'share' } };
}

/** Returns what writes the pages over all artifacts of a project; what they share is made once. */
export function openSite({ library, templates, version, inline, scriptOf }: SiteTools): Site {
  const stage: SiteStage = {
    ...{ library, templates, version, environment: htmlEnvironment(templates) },
    embedScript: once(() => embedScript(library, { version, scriptOf })),
  };
  const artifactFrom = async (file: SiteFile): Promise<Artifact> =>
    artifactOf('text' in file ? file.text : await inline(file.document), file.entry);
  const page = (path: string, document: HtmlDocument): Promise<Artifact> =>
    artifactFrom({ document, entry: { path, title: document.title, format: 'index', media: 'html' } });
  return {
    async folderPages({ brand, locale }, entries, pictureOf) {
      const share = { brand, locale, folder: `${brand}/${locale}/share/`, entries: byPath(entries), pictureOf };
      if (!share.entries.some(({ path }) => path.startsWith(share.folder))) return [];
      const files = await Promise.all(SHARE_WRITERS.map((write) => write(share, stage)));
      const pages = await Promise.all(files.flat().map(artifactFrom));
      return [...pages, sumsOf(share, pages)];
    },
    brandPage: (brand, entries, pictureOf) =>
      page(`${brand}/index.html`, renderGallery(library, { brand, entries: byPath(entries), pictureOf }, stage)),
    rootPage: (brands, studio) => page('index.html', renderRootIndex(library, { brands, studio }, stage)),
    withoutAddress: (brand, entries) => withoutAddress(library.brands[brand], entries),
  };
}

/** The hash of every file of a folder to share, as `sha256sum --check SHA256SUMS` reads them. */
function sumsOf({ brand, locale, folder, entries }: ShareFolder, pages: readonly Artifact[]): Artifact {
  const own = pages.map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex') }));
  const all = byPath<Pick<ListedEntry, 'path' | 'sha256'>>([...entries, ...own]).filter(({ path }) => path.startsWith(folder));
  const lines = all.flatMap(({ path, sha256 }) => (sha256 === undefined ? [] : [`${sha256}  ${path.slice(folder.length)}\n`]));
  const path = `${folder}${SUMS}`;
  return artifactOf(lines.join(''), { path, title: SUMS, format: 'sums', media: 'txt', brand, locale, folder: 'share' });
}

/** Returns entries in the order of their paths. */
export const byPath = <T extends { readonly path: string }>(entries: readonly T[]): T[] =>
  [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));

/** A page depends on nothing but its text. */
function artifactOf(text: string, entry: ArtifactEntry): Artifact {
  const inputs = createHash('sha256')
    .update(JSON.stringify([text]))
    .digest('hex');
  return { path: entry.path, bytes: new TextEncoder().encode(text), inputs, entry };
}
