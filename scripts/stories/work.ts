import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { seeIfFilesSuffice } from '../machine/open-files.js';
import { seeIfTempServes } from '../machine/temp-folder.js';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { EnvironmentError } from '../model/job.js';
import { openPool } from '../publish/pool.js';
import { JobFailed, type JobQueue, openQueue, type QueueWish } from '../queue/open-queue.js';
import type { BuildRequest } from './build-to-folder.js';
import { intoPool } from './into-pool.js';
import { loadContent } from './judge-project.js';
import { isKeptBy } from './kept-kinds.js';
import { differencesIn, madeOf } from './made-of.js';
import { makeJob } from './make-job.js';
import { templatesOf } from './open-project.js';
import { openPress, type Press } from './press.js';
import { type About, poolOf } from './queue.js';

export interface WorkRequest extends QueueWish, Pick<BuildRequest, 'project' | 'pages' | 'browserPath' | 'cache'> {
  /** The folder that all workers put finished jobs into; default `<project>/dist/pool/<name>`. No other queue's. */
  readonly pool?: string;
  /** Ends when no job is left, and not only when it is told to. */
  readonly untilEmpty?: boolean;
  /** Ends the work: jobs under way are finished first. */
  readonly signal?: AbortSignal;
  readonly onEnded?: (path: string, kind: 'made' | 'failed') => void;
}

export interface WorkReport {
  readonly made: number;
  readonly failed: number;
}

/**
 * Makes jobs of a queue into a folder that all workers share, until it is told to stop. Throws an EnvironmentError where the queue's jobs
 * are not made of what stands here (content, templates, tool, browser), and for trouble with this machine: the jobs then wait for others.
 */
export async function work(request: WorkRequest): Promise<WorkReport> {
  seeIfFilesSuffice();
  seeIfTempServes();
  const queue = await openQueue(request);
  const project = resolve(request.project);
  const { browserPath, cache, pages = Math.min(4, cpus().length), signal, untilEmpty = false } = request;
  await using press = openPress({ templates: templatesOf(project), browserPath, cache, pages });
  try {
    const about = await aboutOf(queue, request);
    if (!about) return { made: 0, failed: 0 };
    const { scope } = about.madeOf;
    const library = await sameLibrary(about, project, press);
    const stopped = new AbortController();
    const report = { made: 0, failed: 0 };
    const { sink, made, ...making } = intoPool(openPool(poolOf(request)));
    const isKept = isKeptBy(await press.keptKinds());
    const end = queue.work({
      at: pages + 2,
      async make(job) {
        if (isOther(await queue.about(), about)) throw begunAnew();
        const outcome = await makeJob(library, job, press, { ...making, isKept, keepHtml: scope.keepHtml });
        if (outcome.kind === 'failed') throw new JobFailed(outcome.diagnostics, outcome.diagnostics.some(mayPass));
        if (outcome.kind === 'made') await sink.take(job, outcome.artifacts);
        return made.get(job.path) ?? '';
      },
      onEnded({ path }, failed) {
        report[failed ? 'failed' : 'made']++;
        request.onEnded?.(path, failed ? 'failed' : 'made');
      },
      onStop: (cause) => stopped.abort(cause),
    });
    const told = AbortSignal.any([stopped.signal, ...(signal ? [signal] : [])]);
    while (!told.aborted && !(untilEmpty && (await isEmpty(queue)))) await setTimeout(500, undefined, { signal: told }).catch(() => {});
    await end();
    stopped.signal.throwIfAborted();
    return report;
  } finally {
    await queue.close();
  }
}

/** Returns the content that stands here, which is that of the queue's jobs. Throws an EnvironmentError where they are made of anything else. */
async function sameLibrary({ madeOf: wanted }: About, project: string, press: Press): Promise<Library> {
  const wish = { ...wanted.scope, project, asOf: wanted.day };
  const compare = async (): Promise<void> => {
    const apart = differencesIn(wanted, await madeOf(wish, press));
    if (apart === undefined) return;
    const mend = 'Bring this machine to the same state (the same checkout, "npm ci"), then begin again.';
    throw new EnvironmentError('queue', `The queue's jobs are not made of what stands here: ${apart} differ.`, mend);
  };
  await compare();
  const { library } = await loadContent(wish);
  await press.templates();
  // What was read is what was compared.
  await compare();
  if (!library) throw new EnvironmentError('queue', 'The content cannot be read.', 'Run "teachback check" here.');
  return library;
}

/** Waits until somebody has begun the queue; undefined where the work is to end before. */
async function aboutOf(queue: JobQueue, { signal, untilEmpty, onWait }: WorkRequest): Promise<About | undefined> {
  for (let tries = 0; !signal?.aborted; tries++) {
    const about = (await queue.about()) as About | undefined;
    if (about || untilEmpty) return about;
    if (tries === 0) onWait('The queue is empty: waiting for "teachback queue add".');
    await setTimeout(1000, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

async function isEmpty(queue: JobQueue): Promise<boolean> {
  const { waiting, active } = await queue.counts();
  return waiting + active === 0;
}

const isOther = (told: unknown, about: About): boolean =>
  told !== undefined && differencesIn((told as About).madeOf, about.madeOf) !== undefined;

const begunAnew = (): EnvironmentError =>
  new EnvironmentError('queue', 'The queue was begun anew with jobs of something else.', 'Begin this worker again.');

/** A page that the browser could not cope with: another try may do. What is wrong with the content stays. */
const mayPass = ({ code }: Diagnostic): boolean => code === 'not-printed';
