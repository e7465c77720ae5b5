import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stopping } from '../compose/stopped-decks.js';
import { seeIfFilesSuffice } from '../machine/open-files.js';
import { EnvironmentError } from '../model/job.js';
import { hashBytes } from '../publish/hash.js';
import { openPool } from '../publish/pool.js';
import { type JobQueue, openQueue, type QueueCounts, type QueueWish } from '../queue/open-queue.js';
import { prepareBuild } from './build.js';
import { type BuildReport, type BuildRequest, bringUpToDate, stampOf } from './build-to-folder.js';
import { differencesIn, type MadeOf, madeOf } from './made-of.js';
import { today } from './open-project.js';

/**
 * The folder of finished jobs: each queue has its own unless told.
 * @internal
 */
export const poolOf = ({ project, name, pool }: Pick<QueueRequest, 'project' | 'name' | 'pool'>): string =>
  resolve(pool ?? join(project, 'dist', 'pool', encodeURIComponent(name)));

/**
 * What the jobs of a queue are made of, and since when they stand there (Unix time in ms).
 * @internal
 */
export interface About {
  readonly madeOf: MadeOf;
  readonly since: number;
}

export interface QueueProgress extends QueueCounts {
  readonly total: number;
  /** Jobs done in a minute, from the first one on. */
  readonly perMinute: number;
}

export interface QueueRequest extends BuildRequest, QueueWish {
  /** The folder that all workers put finished jobs into; default `<project>/dist/pool/<name>`. No other queue's. */
  readonly pool?: string;
  /** False: ends when the jobs are in the queue. */
  readonly wait?: boolean;
  readonly onQueue?: (progress: QueueProgress) => void;
}

export interface QueueReport extends QueueProgress {
  /** What the output folder got; none while jobs are not done. */
  readonly build?: BuildReport;
}

/**
 * Puts the jobs of a build into a queue, for workers on any machine (`work`), and when all are done writes the output folder as a build
 * would. Jobs that are there already are not added again: called again, it goes on. Throws an EnvironmentError where the queue holds
 * unfinished jobs of other content, and where the content changed before all was made.
 */
export async function addToQueue(wish: QueueRequest): Promise<QueueReport> {
  const request = { ...wish, asOf: wish.asOf ?? today() };
  seeIfFilesSuffice();
  const queue = await openQueue(request);
  try {
    await using prepared = prepareBuild(request);
    // What the jobs are made of is looked at before anything of it is read.
    const stamp = stampOf(request);
    const parts = await madeOf(request, prepared.press);
    const judged = await prepared.judge();
    const jobs = judged.jobs.filter((job) => stopping(job, judged.stopped).length === 0);
    const about = await begin(queue, parts);
    await queue.add(jobs.map((job) => ({ id: hashBytes(JSON.stringify([parts, job.path])), job })));
    if (request.wait === false) return await progressOf(queue, about);
    const progress = await untilDone(queue, about, request);
    const ended = new Map((await queue.ended()).map((one) => [one.path, one]));
    const pool = openPool(poolOf(request));
    const changed = differencesIn(parts, await madeOf(request, prepared.press));
    if (changed) throw changedSince(changed);
    const elsewhere = {
      ...{ pools: [pool], stamp },
      madeOf: (path: string) => ended.get(path)?.inputs,
      failedOf: (path: string) => ended.get(path)?.failed,
    };
    const build = await bringUpToDate(request, prepared, elsewhere);
    await pool.keepOnly(new Map([...ended].map(([path, { inputs = '' }]) => [path, inputs])));
    return { ...progress, build };
  } finally {
    await queue.close();
  }
}

const changedSince = (what: string): EnvironmentError =>
  new EnvironmentError(
    'queue',
    `While the jobs were made something changed here: ${what}.`,
    'Undo that and run "teachback queue add" again: what is made is not made again. Or run it as it is: all is made anew.',
  );

/** Says what the queue's jobs are made of from now on; done ones of something else are thrown away. */
async function begin(queue: JobQueue, parts: MadeOf): Promise<About> {
  const old = (await queue.about()) as About | undefined;
  const apart = old && differencesIn(old.madeOf, parts);
  if (old && !apart) return old;
  const { waiting, active } = await queue.counts();
  if (apart && waiting + active > 0) {
    throw new EnvironmentError(
      'queue',
      `The queue holds ${waiting + active} unfinished jobs of something else: ${apart} differ.`,
      'Wait until they are done, throw them away with "teachback queue clear", or take another --queue.',
    );
  }
  await queue.clear();
  const about = { madeOf: parts, since: Date.now() };
  await queue.begin(about);
  return about;
}

async function progressOf(queue: JobQueue, { since }: About): Promise<QueueProgress> {
  const counts = await queue.counts();
  const minutes = (Date.now() - since) / 60_000;
  const total = counts.done + counts.aside + counts.active + counts.waiting;
  return { ...counts, total, perMinute: Math.round((counts.done / Math.max(minutes, 1 / 60)) * 10) / 10 };
}

async function untilDone(queue: JobQueue, about: About, { signal, onQueue }: QueueRequest): Promise<QueueProgress> {
  for (;;) {
    const progress = await progressOf(queue, about);
    onQueue?.(progress);
    if (progress.waiting + progress.active === 0) return progress;
    await setTimeout(500, undefined, { signal });
    signal?.throwIfAborted();
  }
}

/** Returns how far a queue is; nothing where nobody has begun it. */
export async function queueProgress(wish: QueueWish): Promise<QueueProgress | undefined> {
  const queue = await openQueue(wish);
  try {
    const about = (await queue.about()) as About | undefined;
    return about && (await progressOf(queue, about));
  } finally {
    await queue.close();
  }
}

/** Throws away all jobs of a queue, those under way too. */
export async function clearQueue(wish: QueueWish): Promise<void> {
  const queue = await openQueue(wish);
  try {
    await queue.clear();
  } finally {
    await queue.close();
  }
}
