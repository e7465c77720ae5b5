import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { groupedBy } from '../model/grouped-by.js';
import { remember } from '../model/remember.js';
import { brandAt, type ListedBrand, openListing, partOf } from './listing.js';
import { isIntact, type Manifest, type ManifestArtifact } from './manifest.js';
import { folderOf, type Store, type VariantFolder } from './store.js';

/** What earlier builds wrote to an output folder, a build that was killed too. What is listed of a brand is read when it is asked for. */
export interface Output {
  /** What was listed over all brands. */
  readonly manifest: Manifest | undefined;
  /** Brands that have entries. */
  readonly brands: readonly string[];
  /** Those of them of which a list must be written anew, whatever is built: a killed build left none, or there was one for all. */
  readonly unsettled: readonly string[];
  /** Returns the entry of the file at `path` that a build wrote: the one whose file is on disk, where there are two. */
  entry(path: string): ManifestArtifact | undefined;
  /** Entries of a brand, of all its languages and over them; of "" those over all brands. */
  ofBrand(brand: string): readonly ManifestArtifact[];
  /** Entries of one brand in one language, also of those that stand outside its folder (pictures of first pages). */
  of(folder: VariantFolder): readonly ManifestArtifact[];
  /** Folders of a brand that have entries. */
  folders(brand: string): readonly VariantFolder[];
  /** What decided all that stands in a folder; undefined where some of it may be older, or newer. */
  stampOf(folder: VariantFolder): string | undefined;
  /** Entries of the files that go with the artifact at `path`. */
  beside(path: string): readonly ManifestArtifact[];
  /** True where a file of any brand is noted to keep the contract, of a kind of this name. */
  isKept(kind: string): boolean;
  /** True when the file is there, whatever it holds. */
  isThere(path: string): boolean;
  /** True when the file holds byte for byte what its entry says. It is read once. */
  isIntact(path: string): boolean;
}

/** What is known of one brand. */
interface BrandEntries {
  readonly entries: ReadonlyMap<string, ManifestArtifact>;
  readonly folders: ReadonlyMap<VariantFolder, readonly ManifestArtifact[]>;
  readonly besides: ReadonlyMap<string, readonly ManifestArtifact[]>;
  readonly kinds: ReadonlySet<string | undefined>;
}

/** Reads what is in output folder `out`. Each file is read from the disk only when it is asked for. */
export function readOutput(out: string, store: Store): Output {
  const [now, then] = [openListing(out), openListing(store.listed)];
  const changing = groupedBy(store.folders(), brandAt);
  const brands = [...new Set([...now.brands, ...changing.keys(), ...then.brands])];
  const isSettled = (brand: string): boolean =>
    now.top?.parts?.[partOf(brand)] !== undefined && !changing.has(brand) && then.of(brand).artifacts.length === 0;
  const listedOf = ({ top, of }: typeof now, brand: string): ListedBrand =>
    brand === '' ? { artifacts: top?.artifacts ?? [] } : of(brand);
  const known = remember((brand): BrandEntries => {
    const noted = (changing.get(brand) ?? []).flatMap(store.noted);
    const entries = byPath(out, [...listedOf(now, brand).artifacts, ...noted, ...listedOf(then, brand).artifacts]);
    const all = [...entries.values()];
    return {
      entries,
      folders: groupedBy(all.filter(isOfVariant), folderOf),
      besides: groupedBy(
        all.filter((one) => one.partOf !== undefined),
        (one) => one.partOf ?? '',
      ),
      kinds: new Set(all.map(({ kept }) => kept)),
    };
  });
  const intact = new Map<string, boolean>();
  const entry = (path: string): ManifestArtifact | undefined => known(brandAt(path)).entries.get(path);
  return {
    ...{ manifest: now.top, brands, unsettled: brands.filter((brand) => !isSettled(brand)), entry },
    ofBrand: (brand) => [...known(brand).entries.values()],
    of: (folder) => known(brandAt(folder)).folders.get(folder) ?? [],
    folders: (brand) => [...known(brand).folders.keys()],
    stampOf: (folder) => listedOf(now, brandAt(folder)).variants?.[folder],
    beside: (path) => known(brandAt(path)).besides.get(path) ?? [],
    isKept: remember((kind) => ['', ...brands].some((brand) => known(brand).kinds.has(kind))) as (kind: string) => boolean,
    isThere: (path) => isFile(join(out, path)),
    isIntact(path) {
      const one = entry(path);
      const is = intact.get(path) ?? (one !== undefined && isIntact(one, join(out, path)));
      intact.set(path, is);
      return is;
    },
  };
}

/** True for what one brand has in one language. */
export const isOfVariant = (entry: ManifestArtifact): entry is ManifestArtifact & { readonly brand: string; readonly locale: string } =>
  entry.brand !== undefined && entry.brand !== '' && entry.locale !== undefined && entry.locale !== '';

function isFile(place: string): boolean {
  try {
    return lstatSync(place).isFile();
  } catch {
    return false;
  }
}

/** Of several entries for a path the one whose file is on disk, else the first. */
function byPath(out: string, all: readonly ManifestArtifact[]): Map<string, ManifestArtifact> {
  const entries = new Map<string, ManifestArtifact>();
  for (const one of all) {
    const other = entries.get(one.path);
    if (!other || (other.sha256 !== one.sha256 && isIntact(one, join(out, one.path)))) entries.set(one.path, one);
  }
  return entries;
}
