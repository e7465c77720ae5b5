import { cacheFolder } from '../machine/cache-folder.js';
import type { addToQueue, clearQueue, QueueProgress, queueProgress } from '../stories/queue.js';
import { printBuild } from './build.js';
import { type BuildOptions, buildRequestOf, withBuildOptions } from './build-options.js';
import { type Call, defineCommand } from './command.js';
import { printJson, printLines } from './print.js';
import { type QueueOptions, queueWish, withQueueOptions } from './queue-options.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

export interface Options extends BuildOptions, QueueOptions {
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
    withBuildOptions(
      withQueueOptions(
        command
          .description(
            'share a build among workers (teachback work) through a queue in Redis, and write what they made; needs the packages bullmq and ioredis',
          )
          .argument('<action>', 'add: put the jobs in, wait, write the output; show: how far it is; clear: throw all jobs away'),
      ).option('--no-wait', 'only put the jobs in; "queue add" once more waits and writes'),
    ),
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
    const request = { ...buildRequestOf(options, around), wait: options.wait, cache: cacheFolder(around.env) };
    const { build, ...progress } = await addToQueue({ ...request, ...wish, onQueue: tellEach(around) });
    if (build) return printBuild(build, options, around);
    if (options.json) return printJson(around, EXIT.done, { progress });
    printLines(around.stdout, [progressLine(progress)]);
    return EXIT.done;
  },
});

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
