import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShareText } from '../content/read-share.js';
import { hasCode, shown } from '../machine/disk-trouble.js';
import { EnvironmentError } from '../model/job.js';
import { writeFiles } from '../publish/write-files.js';
import type { MadeOf } from './made-of.js';
import type { ShareNumber } from './share-jobs.js';

/** What stands in the folder of a share beside its jobs: of what it was made, and the inputs of each job, by path. */
export interface Share extends ShareNumber {
  readonly madeOf: MadeOf;
  readonly made: Readonly<Record<string, string>>;
}

const SHARE_FILE = 'share.json';

/** Where the finished jobs of a share stand. */
export const jobsOf = (folder: string): string => join(folder, 'jobs');

/** Writes what a share says of itself. Throws an EnvironmentError when the disk refuses. */
export const writeShare = (folder: string, share: Share): Promise<void> =>
  writeFiles([{ place: join(folder, SHARE_FILE), bytes: `${JSON.stringify(share, null, 1)}\n` }]);

/** Reads what a share says of itself. Throws an EnvironmentError where it is not as `writeShare` writes it. */
export async function readShare(folder: string): Promise<Share> {
  const { readShareText } = await import('../content/read-share.js');
  const read = readShareText(textOf(folder));
  if ('share' in read) return read.share as ShareText & Share;
  const { message, hint } = read.wrong;
  throw trouble(`"${shown(join(folder, SHARE_FILE))}" is not as a share has it: ${message}`, `${hint} Else make that share again.`.trim());
}

function textOf(folder: string): string {
  try {
    return readFileSync(join(folder, SHARE_FILE), 'utf8');
  } catch (cause) {
    const why = hasCode(cause, 'ENOENT', 'ENOTDIR') ? `it has no ${SHARE_FILE}` : `its ${SHARE_FILE} cannot be read`;
    throw trouble(`"${shown(folder)}" is no share: ${why}.`, 'Name a folder that "teachback build --shard" made to its end.', cause);
  }
}

const trouble = (message: string, mend: string, cause?: unknown): EnvironmentError =>
  new EnvironmentError('shares', message, mend, { cause });
