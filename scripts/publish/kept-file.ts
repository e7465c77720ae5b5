import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { makeFolder } from '../machine/make-folder.js';
import { hashBytes } from './hash.js';
import { writeFiles } from './write-files.js';

/** Letters of a SHA-256 in hex, with which a kept file begins. */
const SUM = 64;
/** In bytes: far above what is kept of the largest explainer. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Record {
  readonly key: string;
  readonly value: unknown;
}

/**
 * Returns what `writeKept` wrote into `file` under the same `key`. A file that is not there, is damaged, was written under another key, or
 * may be another user's is as if it were not there: undefined.
 */
export function readKept(file: string, key: string): unknown {
  try {
    if (!isOwn(dirname(file), 'isDirectory') || !isOwn(file, 'isFile') || lstatSync(file).size > MOST_BYTES) return undefined;
    const bytes = readFileSync(file);
    const held = bytes.subarray(SUM);
    if (bytes.toString('latin1', 0, SUM) !== hashBytes(held)) return undefined;
    const record = deserialize(held) as Record;
    return record.key === key ? record.value : undefined;
  } catch {
    return undefined;
  }
}

/** True for a file or folder of this user, no link to one; to a folder nobody else can write. */
function isOwn(path: string, kind: 'isFile' | 'isDirectory'): boolean {
  const stats = lstatSync(path);
  if (!stats[kind]()) return false;
  return !process.getuid || (stats.uid === process.getuid() && (kind === 'isFile' || (stats.mode & 0o022) === 0));
}

/** Keeps `value`, which is plain data, in `file` under `key`: whole, or not at all. Where the disk refuses, it is not kept. */
export async function writeKept(file: string, key: string, value: unknown): Promise<void> {
  try {
    const held = serialize({ key, value } satisfies Record);
    makeFolder(dirname(file), { mode: 0o700 });
    await writeFiles([{ place: file, bytes: Buffer.concat([Buffer.from(hashBytes(held), 'latin1'), held]) }]);
  } catch {
    // Then all is worked out again next time.
  }
}

/** Removes the folders in `place` but the `most` that were written to last. What cannot be removed stays. */
export async function keepLastFolders(place: string, most: number): Promise<void> {
  try {
    const all = readdirSync(place, { withFileTypes: true }).filter((one) => one.isDirectory());
    if (all.length <= most) return;
    const timed = all.map(({ name }) => ({ folder: join(place, name), time: statSync(join(place, name)).mtimeMs }));
    const old = timed.sort((a, b) => b.time - a.time).slice(most);
    await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true }).catch(() => {})));
  } catch {
    // Another process clears up at the same time.
  }
}
