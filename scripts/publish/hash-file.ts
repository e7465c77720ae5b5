import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** SHA-256 of `bytes`, in hex. */
export const hashBytes = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Adds the contents of `path` to `hash`, a piece at a time: a huge file costs no memory. Throws what the system throws. */
export function addFile(hash: Hash, path: string): void {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(256 * 1024);
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) hash.update(piece.subarray(0, count));
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of the file at `path`, in hex. Throws what the system throws. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  addFile(hash, path);
  return hash.digest('hex');
}
