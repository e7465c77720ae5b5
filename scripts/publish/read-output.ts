import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { isIntact, type Manifest, type ManifestArtifact, readManifest, readManifestFile } from './manifest.js';
import { folderOf, type Store, type VariantFolder } from './store.js';

/** What earlier builds wrote to an output folder, a build that was killed too. */
export interface Output {
  readonly manifest: Manifest | undefined;
  /** All files that a build wrote, by path: the entry whose file is on disk, where there are two. */
  readonly entries: ReadonlyMap<string, ManifestArtifact>;
  /** Entries of one brand in one language, also of those that stand outside its folder (pictures of first pages). */
  of(folder: VariantFolder): readonly ManifestArtifact[];
  /** Folders that have entries. */
  folders(): Iterable<VariantFolder>;
  /** What decided all that stands in a folder; undefined where some of it may be older, or newer. */
  stampOf(folder: VariantFolder): string | undefined;
  /** Entries of the files that go with the artifact at `path`. */
  beside(path: string): readonly ManifestArtifact[];
  /** True when the file is there, whatever it holds. */
  isThere(path: string): boolean;
  /** True when the file holds byte for byte what its entry says. It is read once. */
  isIntact(path: string): boolean;
}

/** Reads what is in output folder `out`. Each file is read from the disk only when it is asked for. */
export function readOutput(out: string, store: Store): Output {
  const manifest = readManifest(out);
  const before = readManifestFile(store.listed);
  const changing = store.folders().flatMap(store.noted);
  const entries = byPath(out, [...(manifest?.artifacts ?? []), ...changing, ...(before?.artifacts ?? [])]);
  const folders = group(entries.values(), ({ brand, locale }) => (brand && locale ? folderOf({ brand, locale }) : undefined));
  const besides = group(entries.values(), ({ partOf }) => partOf);
  const intact = new Map<string, boolean>();
  return {
    ...{ manifest, entries, folders: () => folders.keys() },
    of: (folder) => folders.get(folder) ?? [],
    stampOf: (folder) => manifest?.variants?.[folder],
    beside: (path) => besides.get(path) ?? [],
    isThere: (path) => isFile(join(out, path)),
    isIntact(path) {
      const entry = entries.get(path);
      const known = intact.get(path) ?? (entry !== undefined && isIntact(entry, join(out, path)));
      intact.set(path, known);
      return known;
    },
  };
}

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

function group<T>(all: Iterable<T>, nameOf: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
