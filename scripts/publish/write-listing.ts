import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../model/job.js';
import { once, remember } from '../model/remember.js';
import { hashBytes } from './hash.js';
import { hashAt, type ListedBrand, openListing, partOf } from './listing.js';
import { MANIFEST, type Manifest, type ManifestArtifact, manifestText, partedManifest } from './manifest.js';
import { type OpenOutput, removeFile } from './open-output.js';
import { isCoverageFile, readCoverageFile } from './shared-coverage.js';
import { writeFiles } from './write-files.js';

/** Lists what stands in an output folder, and nothing else. */
export interface ListWriter {
  /** Lists what there is of a brand. Where nothing is, its list is removed. Where the disk refuses, the one that is there stays, and `trouble` says so. */
  listBrand(brand: string, listed: ListedBrand): Promise<void>;
  /** Lists what there is of brands of which an earlier build left no list. */
  settle(): Promise<void>;
  /** Lists what is over all brands, with a stamp where everything is up to date with it and listed. */
  listTop(top: Omit<Manifest, 'parts' | 'variants'>): Promise<void>;
  /** Returns why the list of a brand is not as it was last asked for. */
  trouble(): EnvironmentError | undefined;
}

/** What the lists of all brands are headed with. */
type Head = Pick<Manifest, 'tool' | 'project'>;

/** Returns what writes the lists of an output folder: of a brand only where it is another one. */
export function openListWriter(output: OpenOutput, headOf: () => Head): ListWriter {
  const { out, before } = output;
  const parts = new Map(Object.entries(before.manifest?.parts ?? {}));
  const refused = new Map<string, EnvironmentError>();
  // What the lists that were written or seen again name, and such files that are there.
  const [metIn, shared] = [new Map<string, string | undefined>(), new Set<string>()];
  const writer: ListWriter = {
    settle: once(async () => {
      const intact = (brand: string) => before.ofBrand(brand).filter(({ path }) => before.isIntact(path));
      for (const brand of before.unsettled) await writer.listBrand(brand, { artifacts: intact(brand) });
    }),
    async listBrand(brand, { artifacts, variants = {} }) {
      const path = partOf(brand);
      if (artifacts.length === 0) {
        parts.delete(path);
        metIn.delete(path);
        removeFile(output, path);
        return;
      }
      const { text, met } = partedManifest({ ...headOf(), variants, artifacts });
      const hash = hashBytes(text);
      try {
        if (met && !shared.has(met.path) && !readCoverageFile(out, met.path)) await output.write([met]);
        if (hashAt(join(out, path)) !== hash) await output.write([{ path, bytes: text }]);
        parts.set(path, hash);
        metIn.set(path, met?.path);
        if (met) shared.add(met.path);
        refused.delete(brand);
      } catch (error) {
        // A folder that cannot be written to may be as it was, and then so is its list: the end shows it. The other brands go on.
        if (!(error instanceof EnvironmentError)) throw error;
        refused.set(brand, error);
      }
    },
    async listTop({ stamp, told, ...top }) {
      const whole = refused.size === 0 && { ...(stamp !== undefined && { stamp }), ...(told && { told }) };
      await output.write([{ path: MANIFEST, bytes: manifestText({ ...top, ...whole, parts: Object.fromEntries(parts) }) }]);
      // What no list names any more is known once all of them were looked at.
      if (refused.size === 0 && [...parts.keys()].every((path) => metIn.has(path))) removeUnnamed(output, new Set(metIn.values()));
    },
    trouble: () => [...refused.values()][0],
  };
  return writer;
}

function removeUnnamed(output: OpenOutput, named: ReadonlySet<string | undefined>): void {
  for (const name of readdirSync(output.out)) if (isCoverageFile(name) && !named.has(name)) removeFile(output, name);
}

/** To be told before anything of an output changes. */
export interface Announcer {
  /** Told before anything of a brand changes, or with "" of what is over all brands. */
  announce(brand: string): Promise<void>;
  /** True for a brand of which something may have changed, and for "" once anything may have. */
  hasBegun(brand: string): boolean;
}

/**
 * Returns whom to tell before anything changes. The first time of each brand this takes what may change of it off the list, after keeping
 * the whole list in the store: so the list is never wrong, and a build that is killed leaves the next one all that it knew.
 */
export function openAnnouncer(output: OpenOutput, writer: ListWriter, mayChange: (entry: ManifestArtifact) => boolean): Announcer {
  const { out, before, store } = output;
  const { tool = '', project = { id: '', version: '', date: '' } } = before.manifest ?? {};
  const keep = (path: string, manifest: Omit<Manifest, 'tool' | 'project'>): Promise<void> =>
    writeFiles([{ place: join(store.listed, path), bytes: manifestText({ tool, project, ...manifest }) }], { temp: store.temp });
  const stays = (brand: string): ManifestArtifact[] => before.ofBrand(brand).filter((one) => !mayChange(one) && before.isThere(one.path));
  const begun = new Set<string>();
  const begin = once(async () => {
    begun.add('');
    await keep(MANIFEST, { parts: Object.fromEntries(before.brands.map((one) => [partOf(one), ''])), artifacts: before.ofBrand('') });
    await writer.settle();
    if (openListing(out).top) await writer.listTop({ tool, project, artifacts: stays('') });
  });
  const take = remember(async (brand: string) => {
    await begin();
    if (brand === '') return;
    begun.add(brand);
    if (before.ofBrand(brand).length === 0) return;
    await keep(partOf(brand), { artifacts: before.ofBrand(brand) });
    await writer.listBrand(brand, { artifacts: stays(brand), variants: {} });
  });
  return { announce: take, hasBegun: (brand) => begun.has(brand) };
}
