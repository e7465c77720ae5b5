import { existsSync, realpathSync, statSync } from 'node:fs';
import { EnvironmentError } from '../model/job.js';
import { shown } from './disk-trouble.js';
import { withStagedFiles } from './staged-files.js';

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
    await withStagedFiles([{ place, bytes: text }], undefined, (putInPlace) => putInPlace());
  } catch (error) {
    throw error instanceof EnvironmentError ? new EnvironmentError(error.code, error.message, mend, { cause: error }) : error;
  }
}
