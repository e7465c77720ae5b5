import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, realpathSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { copyFile, link, rm, writeFile as write } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { diskTrouble, shown } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { moveTo } from '../machine/move-to.js';
import { EnvironmentError } from '../model/job.js';

/** What a file is to hold: bytes, or what another file of the same disk holds (absolute path). */
export type Contents = { readonly bytes: Uint8Array | string } | { readonly from: string };

/** Contents for a place on disk (absolute). */
export type FileToWrite = Contents & { readonly place: string };

/** Contents for a path from some folder, with forward slashes. */
export type NewFile = Contents & { readonly path: string };

/** A name for a file that is not whole yet. */
export const temporaryName = (): string => `.teachback-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;

export const isTemporaryName = (name: string): boolean => /^\.teachback-.*\.tmp$/.test(name);

/**
 * Writes all files or none: each under a temporary name in its own folder (or in `temp`, on the same disk), then all of them put in
 * place, in order. Throws an EnvironmentError when the disk refuses, and the signal's reason on abort; once files are being put in
 * place an abort comes too late: that takes milliseconds.
 */
export async function writeFiles(
  files: readonly FileToWrite[],
  { temp, signal }: { readonly temp?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const staged: { temp: string; place: string }[] = [];
  try {
    for (const file of files) {
      signal?.throwIfAborted();
      makeFolder(dirname(file.place));
      const unfinished = join(temp ?? dirname(file.place), temporaryName());
      staged.push({ temp: unfinished, place: file.place });
      await writeNew(unfinished, file, file.place);
    }
    signal?.throwIfAborted();
    for (const { temp, place } of staged) await moveTo(temp, place);
  } finally {
    await Promise.all(staged.map(({ temp }) => rm(temp, { force: true }).catch(() => {})));
  }
}

/**
 * Makes file `path`, which must not be there and whose folder must. What another file holds is linked where the disk can do that, and
 * else copied. Throws an EnvironmentError that names `shownPath` when the disk refuses.
 */
export async function writeNew(path: string, contents: Contents, shownPath = path): Promise<void> {
  try {
    if ('bytes' in contents) await write(path, contents.bytes, { flag: 'wx' });
    else await link(contents.from, path).catch(() => copyFile(contents.from, path));
  } catch (error) {
    throw diskTrouble(error, shownPath);
  }
}

/** Removes a folder with all that is in it, folders that are protected too. What the disk keeps is left to a later build. */
export async function removeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch {
    openFolders(folder);
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function openFolders(folder: string): void {
  try {
    chmodSync(folder, 0o700);
    for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) openFolders(join(folder, entry.name));
  } catch {
    // Not ours to open, or gone.
  }
}

/** Throws an EnvironmentError with the next step `mend` when `path` is a folder, before any work is done for it. */
export function refuseFolder(path: string, mend: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new EnvironmentError('disk', `There is a folder where the file "${shown(path)}" must stand.`, mend);
  }
}

/**
 * Writes one file whole or not at all, with the folders it needs; through a link, the file that it leads to. Throws an
 * EnvironmentError with the next step `mend` when the disk refuses.
 */
export async function writeFile(path: string, text: string, mend: string): Promise<void> {
  refuseFolder(path, mend);
  const place = existsSync(path) ? realpathSync(path) : path;
  try {
    await writeFiles([{ place, bytes: text }]);
  } catch (error) {
    throw error instanceof EnvironmentError ? new EnvironmentError(error.code, error.message, mend, { cause: error }) : error;
  }
}

/**
 * Returns the folder that was tried: `out`, or the nearest folder above it that exists, for that is where `out` would be made.
 * A small file is written there and removed. Throws an EnvironmentError when that fails.
 */
export function seeIfWritable(out: string): string {
  const folder = nearestExisting(resolve(out));
  const file = join(folder, temporaryName());
  try {
    writeFileSync(file, 'This file can be deleted.');
    unlinkSync(file);
  } catch (error) {
    throw diskTrouble(error, folder);
  }
  return folder;
}

/** True when files can be written into a folder, which is there. */
export function canWrite(folder: string): boolean {
  try {
    return seeIfWritable(folder) === folder;
  } catch {
    return false;
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
