import { lstatSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lifeOf, ownerHere, readOwner } from './owner.js';

const OWNER = '.owner.json';
/** How often an owner says that it lives, and how long one is believed whom nobody can look at, in milliseconds. */
const SIGN = 60 * 60 * 1000;
const BELIEVED = 24 * SIGN;

/** Writes into `folder` that it is of this process, and says so again each hour, until the returned function takes that away. */
export function ownFolder(folder: string): () => void {
  const file = join(folder, OWNER);
  writeFileSync(file, JSON.stringify(ownerHere()));
  const timer = setInterval(() => sign(file), SIGN);
  timer.unref();
  return () => {
    clearInterval(timer);
    rmSync(file, { force: true });
  };
}

function sign(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken away: then there is nothing to own.
  }
}

/**
 * Removes the folders in `place` whose names begin with `prefix` and whose owners are dead: killed processes of this user left them. One
 * whose owner runs elsewhere, or that says no owner, is taken for left when nothing was heard of it for a day. What cannot be removed
 * stays.
 */
export async function sweepFolders(place: string, prefix: string): Promise<void> {
  for (const name of namesIn(place)) {
    const folder = join(place, name);
    if (name.startsWith(prefix) && isLeft(folder)) await rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => {});
  }
}

/** Removes a folder at once, when the process ends. */
export const removeNow = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });

function namesIn(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

function isLeft(folder: string): boolean {
  try {
    const stats = lstatSync(folder);
    if (!stats.isDirectory() || (process.getuid && stats.uid !== process.getuid())) return false;
    const { life, heard } = signOf(folder);
    return life === 'dead' || (life === 'unknown' && Date.now() - Math.max(heard, stats.mtimeMs) > BELIEVED);
  } catch {
    return false;
  }
}

function signOf(folder: string) {
  try {
    const file = join(folder, OWNER);
    const owner = readOwner(JSON.parse(readFileSync(file, 'utf8')));
    return { life: owner ? lifeOf(owner) : 'unknown', heard: lstatSync(file).mtimeMs } as const;
  } catch {
    return { life: 'unknown', heard: 0 } as const;
  }
}
