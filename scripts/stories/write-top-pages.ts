import { join, posix } from 'node:path';
import type { Library } from '../model/content.js';
import type { Artifact } from '../model/job.js';
import { isPicture, readIfThere } from '../publish/change-folder.js';
import type { FolderSink } from '../publish/folder-sink.js';
import { brandAt } from '../publish/listing.js';
import { type ManifestArtifact, manifestArtifact } from '../publish/manifest.js';
import { type OpenOutput, removeFile } from '../publish/open-output.js';
import { isOfVariant } from '../publish/read-output.js';
import type { Site } from '../site/open-site.js';
import { mustTell } from './contract-kind.js';
import { STUDIO } from './make-studio.js';

export interface TopPagesWish {
  readonly site: Site;
  readonly library: Library;
  readonly sink: FolderSink;
  /** True for a build of all that the project has: pages of brands that it has no more are removed. */
  readonly isWhole: boolean;
  /** Makes the studio; none for a build that is narrowed to less than its languages. */
  readonly studio?: ((entries: readonly ManifestArtifact[]) => Promise<Artifact | undefined>) | undefined;
}

export interface TopPages {
  readonly entries: readonly ManifestArtifact[];
  /** The brands whose page was looked at, each with what it has. */
  readonly brands: readonly { readonly id: string; readonly entries: readonly ManifestArtifact[] }[];
}

const PAGE = 'index.html';
const ROOT = PAGE;

/** Writes the gallery of each brand that the build was at work on, and the page over the brands, where they are not as they must be. */
export async function writeTopPages(output: OpenOutput, { site, library, sink, isWhole, studio }: TopPagesWish): Promise<TopPages> {
  const { out, before } = output;
  const known = new Set(before.brands);
  const isListed = (id: string): boolean => (sink.isAtWorkOn(id) ? sink.entriesOf(id).length > 0 : known.has(id));
  const listed = [...new Set(library.project.brands)].filter(isListed);
  const brands = listed.filter(sink.isAtWorkOn).map((id) => ({ id, entries: sink.entriesOf(id) }));
  const pages = new Map<string, ManifestArtifact>();
  const put = async (page: Artifact): Promise<void> => {
    const entry = manifestArtifact(page);
    pages.set(page.path, entry);
    if (before.entry(page.path)?.sha256 === entry.sha256 && before.isIntact(page.path)) return;
    await sink.announce(brandAt(page.path));
    await output.write([{ path: page.path, bytes: page.bytes }]);
  };
  for (const { id, entries: own } of brands) {
    const old = before.entry(`${id}/${PAGE}`);
    if (old && !mustTell(old) && sink.isAsBefore(id) && before.isIntact(old.path)) {
      pages.set(old.path, old);
      continue;
    }
    const pictures = new Map(own.filter(isPicture).map(({ partOf = '', path }) => [partOf, join(out, path)]));
    await put(await site.brandPage(id, own, (path) => readIfThere(pictures.get(path))));
  }
  // A brand whose file cannot be read has no name to list it by.
  const isNamed = listed.every((id) => library.brands[id]);
  const page = await studio?.(sink.entriesOf(library.project.brands[0] ?? ''));
  if (page) await put(page);
  const hasStudio = page !== undefined || (!studio && before.isThere(STUDIO));
  if (isNamed || !before.isThere(ROOT)) await put(await site.rootPage(listed, hasStudio ? STUDIO : undefined));
  const isIdle = (brand: string): boolean => library.project.brands.includes(brand) && !sink.isAtWorkOn(brand);
  const stays = ({ path }: ManifestArtifact): boolean =>
    !isWhole || path === ROOT || (path === STUDIO && !studio) || isIdle(posix.dirname(path));
  const ofAll = ['', ...before.brands.filter((brand) => isWhole || sink.isAtWorkOn(brand))].flatMap(before.ofBrand);
  for (const old of ofAll) {
    if (isOfVariant(old) || pages.has(old.path) || !before.isThere(old.path)) continue;
    if (stays(old)) pages.set(old.path, old);
    else removeFile(output, old.path);
  }
  return { entries: [...pages.values()], brands };
}
