import { join, resolve } from 'node:path';
import { cacheFolder } from '../machine/cache-folder.js';
import type { BuildRequest } from '../stories/build-to-folder.js';
import type { addToQueue, clearQueue, QueueProgress, queueProgress } from '../stories/queue.js';
import { printBuild } from './build.js';
import { type Call, defineCommand } from './command.js';
import { readDay, readFormats, readNames } from './option-values.js';
import { printJson, printLines } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

export interface QueueOptions {
  readonly project: string;
  readonly redis?: string;
  readonly queue: string;
  readonly pool?: string;
}

export interface Options extends QueueOptions {
  readonly out?: string;
  readonly format?: BuildRequest['formats'];
  readonly brand?: readonly string[];
  readonly locale?: readonly string[];
  readonly asOf?: string;
  /** False with `--no-wait`. */
  readonly wait: boolean;
}

/** The stories behind the actions. */
export interface Stories {
  readonly addToQueue: typeof addToQueue;
  readonly queueProgress: typeof queueProgress;
  readonly clearQueue: typeof clearQueue;
}

const ACTIONS = ['add', 'show', 'clear'];

/** Puts the jobs of a build into a queue, says how far it is, or empties it. */
export const queue = defineCommand({
  name: 'queue',
  example: 'teachback queue add --redis redis://127.0.0.1:6379',
  story: async (): Promise<Stories> => import('../stories/queue.js'),
  describe: (command) =>
    command
      .description(
        'share a build among workers (teachback work) through a queue in Redis, and write what they made; needs the packages bullmq and ioredis',
      )
      .argument('<action>', 'add: put the jobs in, wait, write the output; show: how far it is; clear: throw all jobs away')
      .option('--redis <address>', 'where Redis is (REDIS_URL, else redis://127.0.0.1:6379)')
      .option('--queue <name>', 'name of the queue', 'teachback')
      .option('--pool <dir>', 'the folder that all workers put finished jobs into (<project>/dist/pool/NAME)')
      .option('--no-wait', 'only put the jobs in; "queue add" once more waits and writes')
      .option('--format <names>', 'formats (all of the deck)', readFormats)
      .option('--brand <names>', 'brands (all)', readNames)
      .option('--locale <names>', 'locales (all)', readNames)
      .option('--out <dir>', 'where to write (<project>/dist/decks)')
      .option('--as-of <date>', 'judge reviews as of this day, YYYY-MM-DD (today, UTC)', readDay),
  async run({ options, story, around }: Call<Options, () => Promise<Stories>>, action: string) {
    if (!ACTIONS.includes(action)) throw new UsageError(`"${action}" is not an action. Choose from: ${ACTIONS.join(', ')}.`);
    const wish = queueWish(options, around);
    const { addToQueue, queueProgress, clearQueue } = await story();
    if (action === 'clear') {
      await clearQueue(wish);
      return options.json ? printJson(around, EXIT.done, {}) : EXIT.done;
    }
    if (action === 'show') {
      const progress = await queueProgress(wish);
      if (options.json) return printJson(around, EXIT.done, { progress: progress ?? null });
      printLines(around.stdout, [progress ? progressLine(progress) : 'Nothing was put into this queue.']);
      return EXIT.done;
    }
    const { build, ...progress } = await addToQueue({ ...requestOf(options, around), ...wish, onQueue: tellEach(around) });
    if (build) return printBuild(build, options, around);
    if (options.json) return printJson(around, EXIT.done, { progress });
    printLines(around.stdout, [progressLine(progress)]);
    return EXIT.done;
  },
});

/** What every command about a queue is told of it. */
export const queueWish = ({ redis, queue: name, pool }: QueueOptions, { env, cwd, stderr }: Surroundings) => ({
  redis: redis ?? env.REDIS_URL ?? 'redis://127.0.0.1:6379',
  name,
  onWait: (message: string) => printLines(stderr, [message]),
  ...(pool !== undefined && { pool: resolve(cwd, pool) }),
});

function requestOf(options: Options, { cwd, env, signal }: Surroundings) {
  const { format, brand, locale, asOf, wait } = options;
  const project = resolveProject(cwd, options.project, { brands: brand, locales: locale });
  return {
    ...{ project, wait, cache: cacheFolder(env) },
    out: options.out === undefined ? join(project, 'dist/decks') : resolve(cwd, options.out),
    ...(format && { formats: [...format] }),
    ...(brand && { brands: [...brand] }),
    ...(locale && { locales: [...locale] }),
    ...(asOf !== undefined && { asOf }),
    ...(signal && { signal }),
  };
}

const progressLine = ({ done, total, active, aside, perMinute }: QueueProgress): string =>
  `${done} of ${total} done, ${active} under way, ${aside} set aside, ${perMinute} a minute`;

/** A line for each step; each line once. */
function tellEach({ stderr }: Surroundings): (progress: QueueProgress) => void {
  const told = { done: -1 };
  return (progress) => {
    const done = progress.done + progress.aside;
    if (done > told.done) printLines(stderr, [progressLine(progress)]);
    told.done = done;
  };
}
