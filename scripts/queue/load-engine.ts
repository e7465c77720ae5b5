import { EnvironmentError } from '../model/job.js';

/** As much of BullMQ 6 as is used here: it is installed by those who want it, so its own types need not be there. */
export interface Engine {
  readonly Queue: new (name: string, options: { connection: Redis }) => EngineQueue;
  readonly Worker: new (name: string, make: (job: EngineJob, token?: string) => Promise<unknown>, options: object) => EngineWorker;
  readonly UnrecoverableError: new (message: string) => Error;
  readonly DelayedError: new () => Error;
  /** Returns a connection that waits, however long Redis does not answer. */
  connect(address: string): Redis;
}

export interface EngineJob {
  readonly id?: string;
  readonly data: unknown;
  readonly returnvalue: unknown;
  readonly failedReason?: string;
  /** Set where it is not tried again. */
  readonly finishedOn?: number;
  moveToDelayed(time: number, token?: string): Promise<void>;
}

export interface EngineQueue {
  addBulk(jobs: readonly { name: string; data: unknown; opts: object }[]): Promise<unknown>;
  getJobCounts(...types: readonly string[]): Promise<Readonly<Record<string, number>>>;
  getJobs(types: readonly string[], from: number, to: number): Promise<readonly EngineJob[]>;
  clean(grace: number, limit: number, type: string): Promise<unknown>;
  obliterate(options: { force: boolean }): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

export interface EngineWorker {
  on(event: string, listener: (one: never) => void): unknown;
  close(): Promise<void>;
}

export interface Redis {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<unknown>;
  del(key: string): Promise<unknown>;
  on(event: string, listener: (error: Error) => void): unknown;
  disconnect(): void;
}

const [ENGINE, CLIENT]: readonly string[] = ['bullmq', 'ioredis'];

/** Loads BullMQ and the client of Redis. Throws an EnvironmentError when they are not installed. */
export async function loadEngine(): Promise<Engine> {
  try {
    const [bullmq, redis] = await Promise.all([import(ENGINE as string), import(CLIENT as string)]);
    const { Queue, Worker, UnrecoverableError, DelayedError } = bullmq;
    const retryStrategy = (times: number): number => Math.min(200 * times, 2000);
    const connect = (address: string): Redis => new redis.Redis(address, { maxRetriesPerRequest: null, retryStrategy });
    return { Queue, Worker, UnrecoverableError, DelayedError, connect };
  } catch (cause) {
    const mend = `Install both beside the tool: npm install ${ENGINE}@6 ${CLIENT}@5`;
    throw new EnvironmentError('queue', `A queue needs the packages ${ENGINE} and ${CLIENT}, which are not installed here.`, mend, {
      cause,
    });
  }
}
