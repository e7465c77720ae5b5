import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { groupedBy } from '../model/grouped-by.js';
import { remember } from '../model/remember.js';
import { hashFile } from './hash.js';
import { isIntact, MANIFEST, type Manifest, type ManifestArtifact, readManifestFile } from './manifest.js';
import { isPlainPath } from './place.js';
import { readCoverageFile } from './shared-coverage.js';

/** What is listed of one brand. */
export type ListedBrand = Pick<Manifest, 'artifacts' | 'variants'>;

/**
 * The manifest of an output folder as it stands on disk: `manifest.json` for all of it, and one in the folder of each brand, which is read
 * when it is asked for. So what concerns one brand of a thousand reads and writes one file of its own and a short one over all.
 */
export interface Listing {
  /** Without the entries of brands; undefined where there is none that can be trusted. */
  readonly top: Manifest | undefined;
  readonly brands: readonly string[];
  /** What is listed of a brand: nothing where its file is not there, or not as it must be. */
  of(brand: string): ListedBrand;
  /** True where the list of a brand is there as the one over all says, with all that it names. */
  isWhole(brand: string): boolean;
}

/** Where the list of a brand stands. */
export const partOf = (brand: string): string => `${brand}/${MANIFEST}`;

/** Folders beside those of brands that hold what goes with their files. */
const BESIDE = /^(?:thumbs|kept-html)\//;

/** Returns the brand whose file is at `path`; none ("") for what is over all brands. */
export function brandAt(path: string): string {
  const inner = path.replace(BESIDE, '');
  return inner.includes('/') ? inner.slice(0, inner.indexOf('/')) : '';
}

/** Opens what is listed in a folder. One file that lists all, as it was before each brand had its own, is read too. */
export function openListing(folder: string): Listing {
  const sharedIn = remember((name) => readCoverageFile(folder, name));
  const whole = readManifestFile(join(folder, MANIFEST), sharedIn);
  const early = groupedBy(whole?.artifacts ?? [], ({ path }) => brandAt(path));
  const parted = Object.keys(whole?.parts ?? {}).flatMap((path) =>
    isPlainPath(path) && partOf(brandAt(path)) === path ? [brandAt(path)] : [],
  );
  const partAt = remember((brand) => (parted.includes(brand) ? readManifestFile(join(folder, partOf(brand)), sharedIn) : undefined));
  return {
    top: whole && { ...whole, artifacts: early.get('') ?? [] },
    brands: [...new Set([...parted, ...early.keys()])].filter((brand) => brand !== ''),
    of: remember((brand) => {
      const part = partAt(brand);
      const own = (part?.artifacts ?? []).filter(({ path }) => brandAt(path) === brand);
      return { artifacts: [...own, ...(early.get(brand) ?? [])], variants: part?.variants ?? {} };
    }),
    isWhole: (brand) => partAt(brand) !== undefined && whole?.parts?.[partOf(brand)] === hashAt(join(folder, partOf(brand))),
  };
}

/** Reads all that is listed of output folder `out`. Returns undefined when there is no manifest, or none that can be trusted. */
export function readManifest(out: string): Manifest | undefined {
  const { top, brands, of, isWhole } = openListing(out);
  if (!top) return undefined;
  const { parts: _, stamp, ...rest } = top;
  const all = brands.map(of);
  const variants = Object.assign({}, ...all.map((one) => one.variants ?? {}));
  return {
    ...rest,
    ...(brands.every(isWhole) && stamp !== undefined && { stamp }),
    ...(Object.keys(variants).length > 0 && { variants }),
    artifacts: [...all.flatMap(({ artifacts }) => artifacts), ...rest.artifacts],
  };
}

/**
 * Returns what is listed of some brands, of all where none is named, when it was written for `stamp` and every file of it is still on disk
 * as it was written; else undefined.
 */
export function readFresh(out: string, stamp: string, brands: readonly string[] = []): readonly ManifestArtifact[] | undefined {
  const { top, ...listing } = openListing(out);
  if (!top || top.stamp !== stamp) return undefined;
  const asked = brands.length > 0 ? brands : listing.brands;
  if (!asked.every(listing.isWhole)) return undefined;
  const all = [...top.artifacts, ...asked.flatMap((brand) => listing.of(brand).artifacts)];
  return all.every((one) => isIntact(one, join(out, one.path))) ? all : undefined;
}

/** SHA-256 of a file in hex; undefined where it cannot be read. */
export function hashAt(place: string): string | undefined {
  try {
    return existsSync(place) ? hashFile(place) : undefined;
  } catch {
    return undefined;
  }
}
