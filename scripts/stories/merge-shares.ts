import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shown } from '../machine/disk-trouble.js';
import { EnvironmentError } from '../model/job.js';
import { openPool } from '../publish/pool.js';
import { jobsOf, SHARE_FILE, type Share } from './build-share.js';
import { type BuildReport, type BuildRequest, bringUpToDate } from './build-to-folder.js';
import { differencesIn, madeOf } from './made-of.js';
import { templatesOf } from './open-project.js';
import { openPress } from './press.js';

export interface MergeRequest extends Pick<BuildRequest, 'signal' | 'onProgress' | 'browserPath' | 'cache'> {
  /** The project that the shares were made of. */
  readonly project: string;
  /** The folders that `buildShare` made, in any order. */
  readonly folders: readonly string[];
  /** Default `<project>/dist/decks`. */
  readonly out?: string;
}

/**
 * Joins the shares of one build into an output folder, which is then what a build on one machine would have made: byte for byte. The
 * folder changes as in any build. Throws an EnvironmentError, and changes nothing, where shares are missing or were not made of the same
 * content by the same tool.
 */
export async function mergeShares({ folders, ...request }: MergeRequest): Promise<BuildReport> {
  const shares = folders.map((folder) => ({ folder: resolve(folder), ...readShare(folder) }));
  const [first] = shares;
  if (!first) throw trouble('No share was named.', 'Name the folders that "teachback build --shard" made.');
  const { scope, day } = first.madeOf;
  const wish: BuildRequest = { ...request, ...scope, asOf: day };
  await using press = openPress({ ...request, templates: templatesOf(resolve(request.project)) });
  const here = await madeOf(wish, press);
  for (const share of shares) {
    const apart = differencesIn(first.madeOf, share.madeOf) ?? (share.count === first.count ? undefined : 'the number of shares');
    if (apart) throw refused(share.folder, `"${shown(first.folder)}"`, apart);
    const changed = differencesIn(here, share.madeOf);
    if (changed) throw refused(share.folder, 'what stands here now', changed);
  }
  const missing = Array.from({ length: first.count }, (_, at) => at + 1).filter((one) => !shares.some(({ index }) => index === one));
  if (missing.length > 0) {
    const which = missing.map((one) => `${one}/${first.count}`).join(', ');
    throw trouble(
      `Of ${first.count} shares ${missing.length} are missing: ${which}.`,
      `Make them with --shard ${which}, and name their folders too.`,
    );
  }
  const made = new Map(shares.flatMap((share) => Object.entries(share.made)));
  const pools = shares.map(({ folder }) => openPool(jobsOf(folder)));
  return bringUpToDate(wish, undefined, { pools, madeOf: (path) => made.get(path) });
}

function readShare(folder: string): Share {
  try {
    return JSON.parse(readFileSync(join(folder, SHARE_FILE), 'utf8')) as Share;
  } catch (cause) {
    const mend = 'Name a folder that "teachback build --shard" made to its end.';
    throw new EnvironmentError('shares', `"${shown(folder)}" is no share: it has no ${SHARE_FILE} that can be read.`, mend, { cause });
  }
}

const trouble = (message: string, mend: string): EnvironmentError => new EnvironmentError('shares', message, mend);

const refused = (folder: string, than: string, what: string): EnvironmentError =>
  trouble(
    `"${shown(folder)}" was not made of the same as ${than}: ${what} differ.`,
    'Make all shares again from one state of the project.',
  );
