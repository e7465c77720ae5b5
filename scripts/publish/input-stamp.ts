import { createHash, type Hash } from 'node:crypto';
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hasCode } from '../machine/disk-trouble.js';
import { canonicalJson, hashFile } from './hash.js';

export interface StampInputs {
  /** Folders and files, absolute. A missing one is an input too: the stamp changes when it appears. */
  readonly files: readonly string[];
  /** What else decides the result (tool version, date of the reviews, request): a plain JSON value. */
  readonly extra?: unknown;
}

/**
 * Returns the SHA-256 (hex) over the names and contents of all regular files in `files`, whatever order the disk lists them in,
 * and over `extra`. Where the folders stand does not count. A link counts by its own text and is never followed.
 */
export function inputStamp({ files, extra }: StampInputs): string {
  const stamp = createHash('sha256');
  addRecord(stamp, ['extra', canonicalJson(extra ?? null)]);
  files.forEach((file, index) => {
    addPath(stamp, followed(file), `${index}/${basename(file)}`);
  });
  return stamp.digest('hex');
}

/** The place that a link given by the caller leads to. Links found inside a folder are not followed. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function addPath(stamp: Hash, path: string, name: string): void {
  try {
    const stats = lstatSync(path);
    if (stats.isFile()) addRecord(stamp, ['file', name, hashFile(path)]);
    else if (stats.isDirectory()) addFolder(stamp, path, name);
    else if (stats.isSymbolicLink()) addRecord(stamp, ['link', name, readlinkSync(path)]);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR', 'EIO')) throw error;
    addRecord(stamp, ['unreadable', name]);
  }
}

function addFolder(stamp: Hash, path: string, name: string): void {
  addRecord(stamp, ['folder', name]);
  for (const child of readdirSync(path).sort()) addPath(stamp, join(path, child), `${name}/${child}`);
}

function addRecord(stamp: Hash, record: readonly string[]): void {
  stamp.update(`${JSON.stringify(record)}\n`);
}
