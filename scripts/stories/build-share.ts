import { join, resolve } from 'node:path';
import { stopping } from '../compose/stopped-decks.js';
import { seeIfFilesSuffice } from '../machine/open-files.js';
import { seeIfTempServes } from '../machine/temp-folder.js';
import { EnvironmentError, type Outcome } from '../model/job.js';
import { withLock } from '../publish/lock.js';
import { openPool } from '../publish/pool.js';
import { buildJudged, prepareBuild } from './build.js';
import type { BuildReport, BuildRequest } from './build-to-folder.js';
import { insideContent } from './inside-content.js';
import { intoPool } from './into-pool.js';
import { isKeptBy } from './kept-kinds.js';
import { differencesIn, madeOf } from './made-of.js';
import { today } from './open-project.js';
import { jobsOf, writeShare } from './share-file.js';
import { type ShareNumber, shareOf } from './share-jobs.js';

export interface ShareRequest extends BuildRequest {
  readonly shard: ShareNumber;
}

/**
 * Makes one share of a build, for `mergeShares`: each job is in one share alone, the same ones each time, and the shares are alike in
 * weight. The folder (default `<project>/dist/shares/3-of-8`) holds finished jobs and `share.json`; what stands there already is not made
 * again. Throws an EnvironmentError for trouble with the machine, and where the content changed while the share was made.
 */
export async function buildShare(wish: ShareRequest): Promise<BuildReport> {
  const { project, shard, signal } = wish;
  const out = resolve(wish.out ?? join(project, 'dist', 'shares', `${shard.index}-of-${shard.count}`));
  const nothing = { out, upToDate: false, made: [], resumed: [], unchanged: [], failed: [] };
  seeIfFilesSuffice();
  const inside = insideContent(resolve(project), out);
  if (inside) return { ...nothing, diagnostics: [inside] };
  const locked = async (lost: AbortSignal): Promise<BuildReport> => {
    // Told at once, not when the first page is to be printed.
    seeIfTempServes();
    const request = { ...wish, asOf: wish.asOf ?? today() };
    return { ...nothing, ...(await makeShare(request, out, AbortSignal.any([lost, ...(signal ? [signal] : [])]))) };
  };
  return withLock(out, locked, signal);
}

async function makeShare({ shard, ...request }: ShareRequest, out: string, signal: AbortSignal) {
  await using prepared = prepareBuild(request.force ? { ...request, cache: undefined } : request);
  // What it is made of is looked at before anything of it is read.
  const parts = await madeOf(request, prepared.press);
  const judged = await prepared.judge();
  const going = judged.jobs.filter((job) => stopping(job, judged.stopped).length === 0);
  const { pool, made, ...making } = intoPool(openPool(jobsOf(out)), request.force);
  const isKept = isKeptBy(await prepared.press.keptKinds());
  const wish = { ...request, ...making, isKept, signal };
  const { outcomes, diagnostics } = await buildJudged({ ...judged, jobs: shareOf(going, shard) }, prepared.press, wish);
  const changed = differencesIn(parts, await madeOf(request, prepared.press));
  if (changed) throw new EnvironmentError('shares', `While this share was made something changed: ${changed}.`, 'Make all shares again.');
  await pool.keepOnly(made);
  await writeShare(out, { ...shard, madeOf: parts, made: Object.fromEntries(made) });
  return { ...reportOf(outcomes), diagnostics };
}

const reportOf = (outcomes: readonly Outcome[]): Pick<BuildReport, 'made' | 'unchanged' | 'failed'> => ({
  made: outcomes.flatMap((one) => (one.kind === 'made' ? one.entries.map(({ path }) => path) : [])),
  unchanged: outcomes.flatMap((one) => (one.kind === 'unchanged' ? [one.job] : [])),
  failed: outcomes.flatMap((one) => (one.kind === 'failed' ? [{ path: one.job, diagnostics: one.diagnostics }] : [])),
});
