import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskTrouble } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { moveTo } from '../machine/move-to.js';
import { EnvironmentError } from '../model/job.js';

/** A file of a folder to make: its path from there with forward slashes, and its text or bytes. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** What stands at `folder`: nothing, an empty folder, or something that must not be touched. */
export function whatIsAt(folder: string): 'nothing' | 'empty' | 'taken' {
  if (!existsSync(folder)) return 'nothing';
  return statSync(folder).isDirectory() && readdirSync(folder).length === 0 ? 'empty' : 'taken';
}

/**
 * Makes `folder`, which must not be there or be empty, with all `files`, or leaves nothing behind: they are written into a folder
 * beside it first. Throws an EnvironmentError when the disk refuses.
 */
export async function makeWhole(folder: string, files: readonly FolderFile[]): Promise<void> {
  makeFolder(dirname(folder), { elsewhere: 'choose another place' });
  const temp = join(dirname(folder), `.teachback-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  try {
    for (const { path, bytes } of files) {
      const place = join(temp, ...path.split('/'));
      makeFolder(dirname(place));
      await writeFile(place, bytes, { flag: 'wx' });
    }
    if (existsSync(folder)) await moveInto(temp, folder);
    else await moveTo(temp, folder);
  } catch (error) {
    // Said of the folder that was asked for, not of the one beside it.
    throw diskTrouble(error instanceof EnvironmentError ? error.cause : error, folder, 'choose another place');
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** An empty folder stays the one that it is (somebody may stand in it): what it is to hold moves in, or out again on failure. */
async function moveInto(temp: string, folder: string): Promise<void> {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(temp)) {
      await moveTo(join(temp, name), join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    await Promise.all(moved.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    throw error;
  }
}
