import { setTimeout } from 'node:timers/promises';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { EnvironmentError, type Job } from '../model/job.js';
import { type EngineJob, loadEngine, type Redis } from './load-engine.js';

export interface QueueWish {
  /** Address of Redis: `redis://127.0.0.1:6379`. */
  readonly redis: string;
  /** Name of the queue: several builds at a time need several. */
  readonly name: string;
  /** Told when Redis does not answer, and when it does again. */
  readonly onWait: (message: string) => void;
}

export interface QueueCounts {
  readonly done: number;
  /** Being made, and not begun. */
  readonly active: number;
  readonly waiting: number;
  /** Jobs that are set aside: they failed for good. */
  readonly aside: number;
}

/** What came of a job: the inputs of what is in the pool, or why it was set aside. */
export interface Ended {
  readonly path: string;
  readonly inputs?: string;
  readonly failed?: readonly Diagnostic[];
}

/** A job that failed: with `again` another try may mend it. */
export class JobFailed extends Error {
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly again: boolean,
  ) {
    super(JSON.stringify(diagnostics));
  }
}

export interface WorkWish {
  /** Jobs at once. */
  readonly at: number;
  /**
   * Makes a job and returns its inputs. An EnvironmentError stops this worker, and the job waits for another one; whatever else is thrown
   * fails the job alone.
   */
  readonly make: (job: Job) => Promise<string>;
  /** Told once of each job. */
  readonly onEnded: (job: Job, failed: boolean) => void;
  readonly onStop: (cause: unknown) => void;
}

export interface JobQueue {
  /** What the jobs are made of, as who added them has said; undefined for a queue that nobody has begun. */
  about(): Promise<unknown>;
  /** Says what the jobs are made of. */
  begin(about: unknown): Promise<void>;
  /** Adds jobs by their ids: one that is there already is not added again. Those that were set aside are tried anew. */
  add(jobs: readonly { readonly id: string; readonly job: Job }[]): Promise<void>;
  counts(): Promise<QueueCounts>;
  ended(): Promise<Ended[]>;
  clear(): Promise<void>;
  /** Begins to work; returns what ends it, when the jobs under way are done. */
  work(wish: WorkWish): () => Promise<void>;
  close(): Promise<void>;
}

/** A job that fails is tried three times; one whose worker dies or falls silent for so long is another's. */
const TRIES = { attempts: 3, backoff: { type: 'exponential', delay: 1000 } };
const LOST = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 2 };
const AT_ONCE = 500;
const ENDED = ['completed', 'failed'];

const jobOf = ({ data }: EngineJob): Job => data as Job;

/** Opens a queue of jobs in Redis. Where Redis does not answer everything waits, and says so. Throws an EnvironmentError where BullMQ is not installed. */
export async function openQueue({ redis, name, onWait }: QueueWish): Promise<JobQueue> {
  const engine = await loadEngine();
  const connection = engine.connect(redis);
  const state = { down: false };
  const tell = (why: string): void => {
    if (!state.down) onWait(`Redis at ${redis.replace(/\/\/.*@/, '//')} does not answer (${why}): waiting.`);
    state.down = true;
  };
  connection.on('error', ({ message, name }) => tell(message || name));
  connection.on('ready', () => {
    if (state.down) onWait('Redis answers again.');
    state.down = false;
  });
  await answer(connection, () => tell('no answer yet'));
  const queue = new engine.Queue(name, { connection });
  // Told by the connection.
  queue.on('error', () => {});
  const key = `teachback:${name}:about`;
  return {
    about: async () => JSON.parse((await connection.get(key)) ?? 'null') ?? undefined,
    begin: async (about) => void (await connection.set(key, JSON.stringify(about))),
    async add(jobs) {
      await queue.clean(0, 0, 'failed');
      for (let from = 0; from < jobs.length; from += AT_ONCE) {
        await queue.addBulk(
          jobs.slice(from, from + AT_ONCE).map(({ id, job }) => ({ name: job.path, data: job, opts: { jobId: id, ...TRIES } })),
        );
      }
    },
    async counts() {
      const { completed = 0, failed = 0, active = 0, ...rest } = await queue.getJobCounts();
      return {
        done: completed,
        aside: failed,
        active,
        waiting: (rest.waiting ?? 0) + (rest.wait ?? 0) + (rest.delayed ?? 0) + (rest.paused ?? 0) + (rest.prioritized ?? 0),
      };
    },
    ended: async () => (await queue.getJobs(ENDED, 0, -1)).filter(Boolean).map(endedOf),
    async clear() {
      await connection.del(key);
      await queue.obliterate({ force: true });
    },
    work: ({ at, make, onEnded, onStop }) => {
      const run = async (one: EngineJob, token?: string): Promise<string> => {
        try {
          return await make(jobOf(one));
        } catch (cause) {
          const failed = cause instanceof JobFailed ? cause : gaveUp(cause, jobOf(one));
          if (failed) throw failed.again ? failed : new engine.UnrecoverableError(failed.message);
          onStop(cause);
          await one.moveToDelayed(Date.now() + 1000, token);
          throw new engine.DelayedError();
        }
      };
      const worker = new engine.Worker(name, run, { connection, concurrency: at, ...LOST });
      worker.on('error', () => {});
      worker.on('completed', (one: EngineJob) => onEnded(jobOf(one), false));
      worker.on('failed', (one: EngineJob | undefined) => one?.finishedOn && onEnded(jobOf(one), true));
      return () => worker.close();
    },
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** Waits until Redis has answered or refused: before whoever asked goes on to work that lets nobody speak. A second at most. */
async function answer(connection: Redis, onSilence: () => void): Promise<void> {
  const said = new Promise<'said'>((resolve) => {
    for (const event of ['ready', 'error']) connection.on(event, () => resolve('said'));
  });
  if ((await Promise.race([said, setTimeout(1000)])) !== 'said') onSilence();
}

/** What a job is told of that no rule has foreseen; trouble with the machine is not the job's. */
function gaveUp(cause: unknown, { path }: Job): JobFailed | undefined {
  if (cause instanceof EnvironmentError) return undefined;
  return new JobFailed([notMade(path, cause instanceof Error ? cause.message : String(cause))], true);
}

const notMade = (path: string, why: string): Diagnostic =>
  error({ code: 'not-printed', message: `${path} was given up: ${why}.`, hint: 'Build it alone on one machine to see why.' });

function endedOf(one: EngineJob): Ended {
  const { path } = jobOf(one);
  return one.failedReason === undefined || one.failedReason === ''
    ? { path, inputs: String(one.returnvalue) }
    : { path, failed: reasonsIn(one.failedReason, path) };
}

/** The diagnostics of a job that failed; where its workers died of it, that. */
function reasonsIn(reason: string, path: string): readonly Diagnostic[] {
  try {
    return JSON.parse(reason) as Diagnostic[];
  } catch {
    return [notMade(path, reason)];
  }
}
