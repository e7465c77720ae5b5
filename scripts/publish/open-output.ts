import { realpathSync, rmdirSync, unlinkSync } from 'node:fs';
import { diskTrouble, hasCode } from '../machine/disk-trouble.js';
import { foldersBetween, placeOf } from './place.js';
import { type Output, readOutput } from './read-output.js';
import { type FinishedJobs, openStore, type Store } from './store.js';
import { settleFolder } from './switch-folder.js';
import { type NewFile, writeFiles } from './write-files.js';

/** An output folder that a build is at work on. */
export interface OpenOutput {
  readonly out: string;
  readonly store: Store;
  /** What was there when the build began. */
  readonly before: Output;
  /** Writes files whole, each replaced at once; paths from the output folder. */
  write(files: readonly NewFile[]): Promise<void>;
}

/**
 * Opens output folder `out`, which must exist, for a build: what one that was killed left half done is completed first. What others
 * have finished is taken from `pools`. Call it within `withLock`. Throws an EnvironmentError when the disk refuses or a link leads out of the folder.
 */
export async function openOutput(out: string, pools: readonly FinishedJobs[] = []): Promise<OpenOutput> {
  const store = openStore(out, pools);
  const changing = store.folders();
  if (changing.length > 0) {
    const { entry } = readOutput(out, store);
    for (const folder of changing) {
      await settleFolder({ out, folder, yard: store.yardOf(folder), isOurs: (path) => entry(`${folder}/${path}`) !== undefined });
    }
  }
  const write = (files: readonly NewFile[]): Promise<void> =>
    writeFiles(
      files.map(({ path, ...contents }) => ({ ...contents, place: placeOf(out, path) })),
      { temp: store.temp },
    );
  return { out, store, write, before: readOutput(out, store) };
}

/** Removes a file that a build wrote, and the folders that this leaves empty. What is no plain file there is not ours. */
export function removeFile({ out, before }: OpenOutput, path: string): void {
  const place = ownPlace(out, path);
  if (!place || !before.isThere(path)) return;
  try {
    unlinkSync(place);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw diskTrouble(error, place);
  }
  removeEmptyFolders(out, place);
}

/** Undefined where a link leads out of the folder. */
function ownPlace(out: string, path: string): string | undefined {
  try {
    return placeOf(out, path);
  } catch {
    return undefined;
  }
}

/** Removes the folders around `place` that are empty, up to the output folder. */
export function removeEmptyFolders(out: string, place: string): void {
  try {
    for (const folder of foldersBetween(realpathSync(out), place).reverse()) rmdirSync(folder);
  } catch {
    // Not empty: other files live there.
  }
}
