import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import { pictureAt } from './job-paths.js';
import { type ManifestArtifact, manifestArtifact } from './manifest.js';
import { type OpenOutput, removeEmptyFolders, removeFile } from './open-output.js';
import type { Stored, VariantFolder } from './store.js';
import { switchFolder } from './switch-folder.js';
import type { Contents } from './write-files.js';

/** The picture of an artifact's first page. */
const THUMBNAIL = 'thumbnail';

/** Returns an artifact, and after it its picture where it has one. */
export function withPicture(artifact: Artifact): Artifact[] {
  const { picture, entry, inputs, path: partOf } = artifact;
  if (!picture) return [artifact];
  const { title, deck, brand, locale } = entry as Required<ArtifactEntry>;
  const path = pictureAt(partOf);
  return [artifact, { path, bytes: picture, inputs, entry: { path, title, deck, brand, locale, format: THUMBNAIL, media: 'png', partOf } }];
}

export const isPicture = ({ format }: ArtifactEntry): boolean => format === THUMBNAIL;

/** Returns the PNG of an artifact's first page, by the artifact's path: read when it is asked for. */
export type PictureOf = (path: string) => Uint8Array | undefined;

/** Pages that stand in a folder beside its artifacts and list them. */
export interface FolderPages {
  /** True for an entry of such a page, also of an earlier build. */
  readonly isPage: (entry: ArtifactEntry) => boolean;
  readonly pagesOf: (folder: VariantFolder, entries: readonly ManifestArtifact[], pictureOf: PictureOf) => Promise<readonly Artifact[]>;
}

export interface FolderWish extends FolderPages {
  readonly folder: VariantFolder;
  /** What is new, as the store has it. */
  readonly stored: Iterable<Stored>;
  /** True for a file of an earlier build that stays as it is. */
  readonly stays: (entry: ManifestArtifact) => boolean;
  /** Told before anything changes. */
  readonly announce: () => Promise<void>;
}

export interface FolderResult {
  /** All that the folder has now, and what goes with it in other folders. */
  readonly entries: readonly ManifestArtifact[];
  /** True when a file that should have stayed is gone. */
  readonly missing: boolean;
}

/**
 * Brings what one brand has in one language up to date: its pictures, then its folder, at once. Where all is as it must be, nothing is
 * touched. Throws an EnvironmentError when the disk refuses: then the folder is as it was.
 */
export async function changeFolder(output: OpenOutput, wish: FolderWish): Promise<FolderResult> {
  const { out, before, store } = output;
  const { folder, announce } = wish;
  const old = before.of(folder);
  const files = newFiles(wish);
  const staying = old.filter((one) => !wish.isPage(one) && !files.has(one.path) && wish.stays(one));
  const found = staying.filter(({ path }) => before.isThere(path));
  for (const entry of found) files.set(entry.path, { entry, from: join(out, entry.path) });
  await addPages(files, wish);
  const all = [...files.values()];
  const entries = all.map(({ entry }) => entry);
  const isOld = ({ entry, ...file }: ListedFile): boolean => {
    const same = before.entry(entry.path)?.sha256 === entry.sha256 && before.isIntact(entry.path);
    return same || ('from' in file && file.from === join(out, entry.path));
  };
  const changed = all.filter((file) => !isOld(file));
  const gone = old.filter(({ path }) => !files.has(path) && before.isThere(path));
  if (changed.length > 0 || gone.length > 0) {
    await announce();
    await store.note(folder, entries);
    await apply(output, { folder, all, changed, gone });
  }
  await store.forgetJobs(folder);
  return { entries, missing: found.length < staying.length };
}

interface Change {
  readonly folder: VariantFolder;
  /** All files as they are to be, those of them that are new, and entries of old ones that go. */
  readonly all: readonly ListedFile[];
  readonly changed: readonly ListedFile[];
  readonly gone: readonly ManifestArtifact[];
}

async function apply(output: OpenOutput, { folder, all, changed, gone }: Change): Promise<void> {
  const { out, before, store } = output;
  const isInside = ({ path }: ManifestArtifact): boolean => path.startsWith(`${folder}/`);
  const inside = (files: readonly ListedFile[], wanted: boolean) => files.filter(({ entry }) => isInside(entry) === wanted);
  await output.write(inside(changed, false).map(({ entry, ...contents }) => ({ ...contents, path: entry.path })));
  if (inside(changed, true).length > 0 || gone.some(isInside)) {
    const inner = (path: string): string => path.slice(folder.length + 1);
    await switchFolder({
      ...{ out, folder, yard: store.yardOf(folder), isOurs: (path) => before.entry(`${folder}/${path}`) !== undefined },
      files: inside(all, true).map(({ entry, ...contents }) => ({ ...contents, path: inner(entry.path) })),
    });
    removeEmptyFolders(out, join(out, folder));
  }
  for (const entry of gone) if (!isInside(entry)) removeFile(output, entry.path);
}

type ListedFile = Contents & { readonly entry: ManifestArtifact };

function newFiles({ stored }: FolderWish): Map<string, ListedFile> {
  const files = new Map<string, ListedFile>();
  for (const { entries, files: places } of stored) {
    for (const entry of entries) {
      if (files.has(entry.path)) throw new Error(`Two artifacts have the path "${entry.path}".`);
      files.set(entry.path, { entry, from: places.get(entry.path) as string });
    }
  }
  return files;
}

async function addPages(files: Map<string, ListedFile>, { folder, pagesOf }: FolderWish): Promise<void> {
  const all = [...files.values()];
  const pictures = new Map(all.flatMap(({ entry, ...file }) => (isPicture(entry) && 'from' in file ? [[entry.partOf, file.from]] : [])));
  const pictureOf: PictureOf = (path) => readIfThere(pictures.get(path));
  for (const page of await pagesOf(
    folder,
    all.map(({ entry }) => entry),
    pictureOf,
  )) {
    files.set(page.path, { entry: manifestArtifact(page), bytes: page.bytes });
  }
}

/** Reads a picture; a page can do without. */
export function readIfThere(place: string | undefined): Uint8Array | undefined {
  try {
    return place === undefined ? undefined : readFileSync(place);
  } catch {
    return undefined;
  }
}
