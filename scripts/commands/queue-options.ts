import { resolve } from 'node:path';
import type { Command } from 'commander';
import { printLines } from './print.js';
import type { Surroundings } from './surroundings.js';

/** What every command about a queue is told of it. */
export interface QueueOptions {
  readonly project: string;
  readonly redis?: string;
  readonly queue: string;
  readonly pool?: string;
}

/** Adds the options of all commands about a queue. */
export const withQueueOptions = (command: Command): Command =>
  command
    .option('--redis <address>', 'where Redis is (REDIS_URL, else redis://127.0.0.1:6379)')
    .option('--queue <name>', 'name of the queue', 'teachback')
    .option('--pool <dir>', 'the folder that all workers put finished jobs into (<project>/dist/pool/NAME)');

/** Returns what these options ask for. */
export const queueWish = ({ redis, queue: name, pool }: QueueOptions, { env, cwd, stderr }: Surroundings) => ({
  redis: redis ?? env.REDIS_URL ?? 'redis://127.0.0.1:6379',
  name,
  onWait: (message: string) => printLines(stderr, [message]),
  ...(pool !== undefined && { pool: resolve(cwd, pool) }),
});
