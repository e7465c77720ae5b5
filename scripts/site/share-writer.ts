import type { Library } from '../model/content.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { ArtifactEntry } from '../model/job.js';
import type { HtmlEnvironment, Templates } from '../render/templates.js';
import type { ListedEntry, PictureOf } from './gallery-cards.js';

/** What the manifest calls the pages of this room. */
export const SITE_FORMATS: readonly string[] = ['index', 'embed', 'oembed', 'sums'];

/** What a writer of a `share/` folder writes from. */
export interface ShareFolder {
  readonly brand: string;
  readonly locale: string;
  /** The folder, with a slash at its end. */
  readonly folder: string;
  /** What there is of this brand in this language, by path. */
  readonly entries: readonly ListedEntry[];
  readonly pictureOf: PictureOf;
}

/** What all writers share. */
export interface SiteStage {
  readonly library: Library;
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
  readonly version: string;
  /** Returns the script of `<teachback-deck>`, the same in all folders. */
  readonly embedScript: () => Promise<string>;
}

/** A document to be inlined or a text as it is, and what the manifest says of its file. */
export type SiteFile = ({ readonly text: string } | { readonly document: HtmlDocument }) & { readonly entry: ArtifactEntry };

/** Writes what stands in a `share/` folder beside its artifacts. */
export type ShareWriter = (share: ShareFolder, stage: SiteStage) => Promise<readonly SiteFile[]> | readonly SiteFile[];
