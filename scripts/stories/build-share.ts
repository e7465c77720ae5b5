import { join, resolve } from 'node:path';
import { stopping } from '../compose/stopped-decks.js';
import type { Outcome } from '../model/job.js';
import { withLock } from '../publish/lock.js';
import { openPool } from '../publish/pool.js';
import { writeFiles } from '../publish/write-files.js';
import { buildJudged, prepareBuild } from './build.js';
import type { BuildReport, BuildRequest } from './build-to-folder.js';
import { insideContent } from './inside-content.js';
import { intoPool, openKinds } from './into-pool.js';
import { type MadeOf, madeOf } from './made-of.js';
import { type ShareNumber, shareOf } from './share-jobs.js';

/**
 * What stands in the folder of a share beside its jobs: of what it was made, and the inputs of each job, by path.
 * @internal
 */
export interface Share extends ShareNumber {
  readonly madeOf: MadeOf;
  readonly made: Readonly<Record<string, string>>;
}

/** @internal */
export const SHARE_FILE = 'share.json';
/** @internal */
export const jobsOf = (folder: string): string => join(folder, 'jobs');

export interface ShareRequest extends BuildRequest {
  readonly shard: ShareNumber;
}

/**
 * Makes one share of a build, for `mergeShares`: each job is in one share alone, the same ones each time, and the shares are alike in
 * weight. The folder (default `<project>/dist/shares/3-of-8`) holds finished jobs and `share.json`; what stands there already is not made
 * again. Throws an EnvironmentError for trouble with the machine.
 */
export async function buildShare(request: ShareRequest): Promise<BuildReport> {
  const { project, shard, force = false, signal } = request;
  const { index, count } = shard;
  const out = resolve(request.out ?? join(project, 'dist', 'shares', `${index}-of-${count}`));
  const nothing = { out, upToDate: false, made: [], resumed: [], unchanged: [], failed: [] };
  const inside = insideContent(resolve(project), out);
  if (inside) return { ...nothing, diagnostics: [inside] };
  return withLock(
    out,
    async (lost) => {
      await using prepared = prepareBuild(request);
      const judged = await prepared.judge();
      const jobs = shareOf(
        judged.jobs.filter((job) => stopping(job, judged.stopped).length === 0),
        shard,
      );
      const { pool, made, ...making } = intoPool(openPool(jobsOf(out)), force);
      const { isKept, keep } = await openKinds(force ? undefined : request.cache, prepared.press);
      const stops = AbortSignal.any([lost, ...(signal ? [signal] : [])]);
      const { outcomes, diagnostics } = await buildJudged({ ...judged, jobs }, prepared.press, {
        ...request,
        ...making,
        isKept,
        signal: stops,
      });
      await keep();
      await pool.keepOnly(made);
      const share: Share = { index, count, madeOf: await madeOf(request, prepared.press), made: Object.fromEntries(made) };
      await writeFiles([{ place: join(out, SHARE_FILE), bytes: `${JSON.stringify(share, null, 1)}\n` }]);
      return { ...nothing, ...reportOf(outcomes), diagnostics };
    },
    signal,
  );
}

const reportOf = (outcomes: readonly Outcome[]): Pick<BuildReport, 'made' | 'unchanged' | 'failed'> => ({
  made: outcomes.flatMap((one) => (one.kind === 'made' ? one.entries.map(({ path }) => path) : [])),
  unchanged: outcomes.flatMap((one) => (one.kind === 'unchanged' ? [one.job] : [])),
  failed: outcomes.flatMap((one) => (one.kind === 'failed' ? [{ path: one.job, diagnostics: one.diagnostics }] : [])),
});
