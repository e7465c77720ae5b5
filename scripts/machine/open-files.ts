import { readFileSync } from 'node:fs';
import { EnvironmentError } from '../model/job.js';

/** So many files and pipes the tool, its worker and the browser of four pages have open at once at most, each of them, and some to spare. */
export const OPEN_FILES_NEEDED = 256;

const MEND =
  'Raise the limit and run the command again in the same window: "ulimit -n 4096" (for a service LimitNOFILE=4096, for a container --ulimit nofile=4096).';

/**
 * Returns how many files this process may have open at once; undefined where the system does not say (Node itself raises the soft limit
 * to the hard one when it starts).
 */
export function openFilesAllowed(read: () => string = () => readFileSync('/proc/self/limits', 'utf8')): number | undefined {
  try {
    const [, soft = ''] = /^Max open files +(\S+)/m.exec(read()) ?? [];
    return soft === 'unlimited' ? Number.POSITIVE_INFINITY : /^\d+$/.test(soft) ? Number(soft) : undefined;
  } catch {
    return undefined;
  }
}

/** Throws an EnvironmentError when this process may open fewer files at once than a build needs. */
export function seeIfFilesSuffice(allowed: number | undefined = openFilesAllowed()): void {
  if (allowed === undefined || allowed >= OPEN_FILES_NEEDED) return;
  throw new EnvironmentError(
    'open-files',
    `This computer lets a program have only ${allowed} files open at once; a build needs ${OPEN_FILES_NEEDED}.`,
    MEND,
  );
}

/** The error for a file that the system did not open because too many are open. */
export const tooFewFiles = (cause: unknown): EnvironmentError =>
  new EnvironmentError('open-files', 'This computer lets no more files be open at once.', MEND, { cause });
