import { existsSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { diskTrouble, hasCode } from '../machine/disk-trouble.js';
import { MANIFEST, type Manifest, type ManifestArtifact, manifestText } from './manifest.js';
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
  /** Lists what is there, and nothing else, in `manifest.json`. */
  list(manifest: Manifest): Promise<void>;
}

/**
 * Opens output folder `out`, which must exist, for a build: what one that was killed left half done is completed first. What others
 * have finished is taken from `pools`. Call it within `withLock`. Throws an EnvironmentError when the disk refuses or a link leads out of the folder.
 */
export async function openOutput(out: string, pools: readonly FinishedJobs[] = []): Promise<OpenOutput> {
  const store = openStore(out, pools);
  const changing = store.folders();
  if (changing.length > 0) {
    const { entries } = readOutput(out, store);
    for (const folder of changing) {
      await settleFolder({ out, folder, yard: store.yardOf(folder), isOurs: (path) => entries.has(`${folder}/${path}`) });
    }
  }
  const write = (files: readonly NewFile[]): Promise<void> =>
    writeFiles(
      files.map(({ path, ...contents }) => ({ ...contents, place: placeOf(out, path) })),
      { temp: store.temp },
    );
  return {
    ...{ out, store, write },
    before: readOutput(out, store),
    list: (manifest) => write([{ path: MANIFEST, bytes: manifestText(manifest) }]),
  };
}

/** To be told before anything of an output changes. */
export interface Announcer {
  announce(): Promise<void>;
  /** True once something may have changed. */
  hasBegun(): boolean;
}

/**
 * Returns whom to tell before anything changes. The first time this takes what may change off the list, after keeping the whole list in
 * the store: so the list is never wrong, and a build that is killed leaves the next one all that it knew.
 */
export function openAnnouncer(output: OpenOutput, mayChange: (entry: ManifestArtifact) => boolean): Announcer {
  const done: { once?: Promise<void> } = {};
  const take = async (): Promise<void> => {
    const { before, store, out } = output;
    const { tool = '', project = { id: '', version: '', date: '' } } = before.manifest ?? {};
    const all = [...before.entries.values()];
    await writeFiles([{ place: store.listed, bytes: manifestText({ tool, project, artifacts: all }) }], { temp: store.temp });
    const left = all.filter((one) => !mayChange(one) && before.isThere(one.path));
    if (existsSync(join(out, MANIFEST))) await output.list({ tool, project, artifacts: left });
  };
  return {
    announce() {
      done.once ??= take();
      return done.once;
    },
    hasBegun: () => done.once !== undefined,
  };
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
