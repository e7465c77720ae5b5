import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskTrouble, hasCode, shown } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { moveTo } from '../machine/move-to.js';
import { type Artifact, EnvironmentError, type Job } from '../model/job.js';
import { hashBytes } from './hash.js';
import { areOfJob } from './job-paths.js';
import { isArtifact, isIntact, type ManifestArtifact, manifestArtifact } from './manifest.js';
import { placeOf } from './place.js';
import { removeFolder, writeFiles } from './write-files.js';

/** Where the store stands in an output folder. */
const STORE = '.store';
const RECORD = 'job.json';
const NOTE = 'list.json';

/** The finished files of one job, as the store has them. */
export interface Stored {
  /** The folder of the job in the store; absolute. */
  readonly place: string;
  readonly entries: readonly ManifestArtifact[];
  /** Where the file of an entry is, by the entry's path; absolute. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where finished jobs are looked for. */
export interface FinishedJobs {
  /** Returns the files of a job that were made of these inputs; undefined when they are not here as they were written. */
  find(path: string, inputs: string): Stored | undefined;
}

/** The folder that holds what one brand has in one language: "example-clinic/en". */
export type VariantFolder = string;

export const folderOf = ({ brand, locale }: Pick<Job, 'brand' | 'locale'>): VariantFolder => `${brand}/${locale}`;

/**
 * Keeps finished files beside the output, in `<out>/.store`, until the folder that they are for has changed. After a build that was
 * killed the next one takes them from there. Call it within `withLock`.
 */
export interface Store {
  /** A folder for files that are not whole yet, on the disk of the output. */
  readonly temp: string;
  /** The folder for what was listed before the build that is under way. */
  readonly listed: string;
  /** A folder of its own for each folder of the output that is about to change: what is kept for it, and the folder as it will be. */
  yardOf(folder: VariantFolder): string;
  /** Folders of which the store holds something. */
  folders(): VariantFolder[];
  /** Notes what `folder` will have, with what goes with it in other folders: written before it changes. Throws an EnvironmentError. */
  note(folder: VariantFolder, entries: readonly ManifestArtifact[]): Promise<void>;
  /** What was noted last; nothing where there is no note, or none that was written whole. */
  noted(folder: VariantFolder): ManifestArtifact[];
  /** Stores the files of a job, whole or not at all. Throws an EnvironmentError when the disk refuses or the output folder is gone. */
  put(job: Job, artifacts: readonly Artifact[]): Promise<Stored>;
  /** Returns the files of a job that were made of the same inputs; undefined when they are not here as they were written. */
  find(folder: VariantFolder, path: string, inputs: string): Stored | undefined;
  /** Throws away the files of all jobs for `folder`. */
  forgetJobs(folder: VariantFolder): Promise<void>;
  /** Ends the use of the store, when all is listed that stands in the output: throws away all but finished jobs for the folders to keep. */
  close(keep?: ReadonlySet<VariantFolder>): Promise<void>;
}

/**
 * Opens the store of output folder `out`, which must exist; jobs that others have finished are found in `pools` too. Throws an
 * EnvironmentError when a link there leaves `out`.
 */
export function openStore(out: string, pools: readonly FinishedJobs[] = []): Store {
  const root = dirname(placeOf(out, `${STORE}/x`));
  const [temp, listed, yards] = ['temp', 'listed', 'folders'].map((name) => join(root, name)) as [string, string, string];
  const yardOf = (folder: VariantFolder): string => dirname(placeOf(out, `${STORE}/folders/${folder}/x`));
  const placeFor = (folder: VariantFolder, path: string, inputs: string): string => join(yardOf(folder), 'jobs', jobName(path, inputs));
  const folders = (): VariantFolder[] =>
    namesIn(yards).flatMap((brand) => namesIn(join(yards, brand)).map((locale) => folderOf({ brand, locale })));
  rmSync(temp, { recursive: true, force: true });
  makeFolder(temp);
  return {
    ...{ temp, listed, yardOf, folders },
    note: (folder, entries) => writeFiles([{ place: join(yardOf(folder), NOTE), bytes: JSON.stringify(entries) }], { temp }),
    noted: (folder) => entriesIn(() => join(yardOf(folder), NOTE)),
    async put(job, artifacts) {
      if (!existsSync(temp)) throw gone(out);
      const place = placeFor(folderOf(job), job.path, artifacts[0]?.inputs ?? '');
      return writeStored({ place, unfinished: `${place}.tmp`, shownAs: join(out, job.path) }, artifacts);
    },
    find(folder, path, inputs) {
      const own = storedAt(() => placeFor(folder, path, inputs), path, inputs);
      return pools.reduce((found, pool) => found ?? pool.find(path, inputs), own);
    },
    forgetJobs: (folder) => removeFolder(join(yardOf(folder), 'jobs')),
    async close(keep = new Set()) {
      for (const folder of folders()) {
        await removeFolder(keep.has(folder) ? join(yardOf(folder), NOTE) : yardOf(folder));
        for (const empty of [join(yardOf(folder), 'jobs'), yardOf(folder)]) removeEmpty(empty);
      }
      for (const brand of namesIn(yards)) removeEmpty(join(yards, brand));
      for (const file of [temp, listed]) await removeFolder(file);
      for (const folder of [yards, root]) removeEmpty(folder);
    },
  };
}

/** The name of the folder that holds the files of the job at `path`, made of `inputs`: a hash. */
export const jobName = (path: string, inputs: string): string => hashBytes(`${path}\n${inputs}`);

/** Where the files of a job are to be, and where they are put together. */
interface StoredPlace {
  readonly place: string;
  readonly unfinished: string;
  /** What people know it by. */
  readonly shownAs?: string;
  /** True where somebody else has put the same there meanwhile. */
  readonly isHere?: () => boolean;
}

/** Stores the files of a job, whole or not at all. Throws an EnvironmentError when the disk refuses. */
export async function writeStored(wish: StoredPlace, artifacts: readonly Artifact[]): Promise<Stored> {
  const { place, unfinished, shownAs = place, isHere = () => false } = wish;
  const stored = storedIn(place, artifacts.map(manifestArtifact));
  try {
    await removeFolder(unfinished);
    makeFolder(unfinished);
    for (const [index, { bytes }] of artifacts.entries()) await writeFile(join(unfinished, String(index)), bytes, { flag: 'wx' });
    await writeFile(join(unfinished, RECORD), JSON.stringify(stored.entries), { flag: 'wx' });
    if (!isHere()) await removeFolder(place);
    await moveTo(unfinished, place);
  } catch (error) {
    await removeFolder(unfinished);
    if (isHere()) return stored;
    // Where room is missing it is for what people know; anything else stands in the way in the store itself.
    throw diskTrouble(error, hasCode(error, 'ENOSPC', 'EDQUOT') ? shownAs : place);
  }
  return stored;
}

/**
 * Returns the files of the job at `path` that were stored at a place; undefined when they are not there as they were written, or when
 * what stands there names a file of another job.
 */
export function storedAt(placeOf: () => string, path: string, inputs: string): Stored | undefined {
  const entries = entriesIn(() => join(placeOf(), RECORD));
  if (!areOfJob(entries, path, inputs)) return undefined;
  const stored = storedIn(placeOf(), entries);
  return isWhole(stored) ? stored : undefined;
}

/** Empties the store of an output folder that is up to date: a build that was killed at its very end may have left something there. */
export async function emptyStore(out: string): Promise<void> {
  if (existsSync(join(out, STORE))) await openStore(out).close();
}

const isWhole = ({ entries, files }: Stored): boolean => entries.every((one) => isIntact(one, files.get(one.path) ?? ''));

const storedIn = (place: string, entries: readonly ManifestArtifact[]): Stored => ({
  ...{ place, entries },
  files: new Map(entries.map(({ path }, index) => [path, join(place, String(index))])),
});

/** Reads a list of entries that was written whole; an empty one when it is not there or not as it must be. */
function entriesIn(fileOf: () => string): ManifestArtifact[] {
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(), 'utf8'));
    return Array.isArray(value) && value.every(isArtifact) ? value : [];
  } catch {
    // What cannot be read is made again; where the disk is to blame, it says so when that is written.
    return [];
  }
}

const gone = (out: string): EnvironmentError =>
  new EnvironmentError(
    'disk',
    `"${shown(out)}" was taken away while a build was writing to it.`,
    'Run the command again, and leave the folder there until it ends.',
  );

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw diskTrouble(error, folder);
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not empty.
  }
}
