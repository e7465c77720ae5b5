import { resolve } from 'node:path';
import { shown } from '../machine/disk-trouble.js';
import { EnvironmentError } from '../model/job.js';
import { openPool } from '../publish/pool.js';
import { prepareBuild } from './build.js';
import { type BuildReport, type BuildRequest, bringUpToDate, stampOf } from './build-to-folder.js';
import { differencesIn, madeOf } from './made-of.js';
import { jobsOf, readShare } from './share-file.js';

export interface MergeRequest extends Pick<BuildRequest, 'signal' | 'onProgress' | 'browserPath' | 'cache'> {
  /** The project that the shares were made of. */
  readonly project: string;
  /** The folders that `buildShare` made, in any order. */
  readonly folders: readonly string[];
  /** Default `<project>/dist/decks`. */
  readonly out?: string;
}

/**
 * Joins the shares of one build into an output folder, which is then what a build on one machine would have made, byte for byte but
 * for a pixel of pictures that another machine drew. The folder changes as in any build. Throws an EnvironmentError, and changes nothing, where shares are missing or were not made of the same
 * content by the same tool.
 */
export async function mergeShares({ folders, ...request }: MergeRequest): Promise<BuildReport> {
  const shares = await Promise.all(folders.map(async (folder) => ({ folder: resolve(folder), ...(await readShare(folder)) })));
  const [first] = shares;
  if (!first) throw trouble('No share was named.', 'Name the folders that "teachback build --shard" made.');
  const { scope, day } = first.madeOf;
  const wish: BuildRequest = { ...scope, asOf: day, ...request };
  await using prepared = prepareBuild(wish);
  const stamp = stampOf(wish);
  const here = await madeOf(wish, prepared.press);
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
  return await bringUpToDate(wish, prepared, { pools, stamp, madeOf: (path) => made.get(path) });
}

const trouble = (message: string, mend: string): EnvironmentError => new EnvironmentError('shares', message, mend);

const refused = (folder: string, than: string, what: string): EnvironmentError =>
  trouble(
    `"${shown(folder)}" was not made of the same as ${than}: ${what} differ.`,
    'Make all shares again from one state of the project.',
  );
