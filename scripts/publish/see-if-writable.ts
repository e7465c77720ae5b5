import { existsSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { diskTrouble } from './disk-trouble.js';

/**
 * Returns the folder that was tried: `out`, or the nearest folder above it that exists, for that is where `out` would be made.
 * A small file is written there and removed. Throws an EnvironmentError when that fails.
 */
export function seeIfWritable(out: string): string {
  const folder = nearestExisting(resolve(out));
  const file = join(folder, `.teachback-${process.pid}-00000000.tmp`);
  try {
    writeFileSync(file, 'This file can be deleted.');
    unlinkSync(file);
  } catch (error) {
    throw diskTrouble(error, folder);
  }
  return folder;
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
