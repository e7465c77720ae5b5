import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** SHA-256 of `bytes`, in hex. */
export const hashBytes = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of the file at `path`, in hex. It is read a part at a time: a huge file costs no memory. Throws what the system throws. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const part = Buffer.allocUnsafe(256 * 1024);
    for (let count = readSync(file, part); count > 0; count = readSync(file, part)) hash.update(part.subarray(0, count));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Returns `value` as JSON whose keys stand in alphabetical order at every level: equal values give equal text. */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, sortKeys, indent);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
