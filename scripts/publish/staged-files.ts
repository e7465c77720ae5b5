import { randomBytes } from 'node:crypto';
import { readdirSync, unlinkSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { diskTrouble, hasCode } from './disk-trouble.js';
import { isAlive } from './lock.js';
import { makeFolder } from './place.js';

/** Bytes for a place on disk (absolute). */
export interface FileToWrite {
  readonly place: string;
  readonly bytes: Uint8Array | string;
}

const LEFTOVER = /^\.teachback-(\d+)-[0-9a-f]{8}\.tmp$/;

/**
 * Writes each file under a temporary name in its own folder, calls `use` with the function that puts them all in place,
 * in order, and removes whatever was not put in place, on failure and on abort too. Throws an EnvironmentError when the disk
 * refuses, and the signal's reason on abort. Once files are being put in place an abort comes too late: that takes milliseconds.
 */
export async function withStagedFiles(
  files: readonly FileToWrite[],
  signal: AbortSignal | undefined,
  use: (putInPlace: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const staged: { temp: string; place: string }[] = [];
  try {
    for (const { place, bytes } of files) {
      signal?.throwIfAborted();
      makeFolder(dirname(place));
      const temp = join(dirname(place), `.teachback-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
      staged.push({ temp, place });
      await writeNew(temp, bytes, place);
    }
    signal?.throwIfAborted();
    await use(async () => {
      for (const { temp, place } of staged) await replace(temp, place);
    });
  } finally {
    await Promise.all(staged.map(({ temp }) => rm(temp, { force: true }).catch(() => {})));
  }
}

/** Removes from `folders` the temporary files of builds that died before they could do so themselves. */
export function removeLeftovers(folders: Iterable<string>): void {
  for (const folder of new Set(folders)) {
    for (const name of namesIn(folder)) {
      const pid = LEFTOVER.exec(name)?.[1];
      if (pid && !isAlive(Number(pid))) removeQuietly(join(folder, name));
    }
  }
}

async function writeNew(temp: string, bytes: Uint8Array | string, place: string): Promise<void> {
  try {
    await writeFile(temp, bytes, { flag: 'wx' });
  } catch (error) {
    throw diskTrouble(error, place);
  }
}

/** Renames `temp` to `place`. Windows refuses for a moment while a virus scanner reads the file: tried again for half a second. */
async function replace(temp: string, place: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await rename(temp, place);
    } catch (error) {
      if (tries === 10 || process.platform !== 'win32' || !hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw diskTrouble(error, place);
      await wait(50);
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Left to the next build.
  }
}
