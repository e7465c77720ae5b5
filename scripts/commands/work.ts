import { cacheFolder } from '../machine/cache-folder.js';
import type { work as workStory } from '../stories/work.js';
import { type Call, defineCommand } from './command.js';
import { readJobs } from './option-values.js';
import { printJson, printLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { type QueueOptions, queueWish, withQueueOptions } from './queue-options.js';
import { EXIT } from './surroundings.js';

export interface Options extends QueueOptions {
  readonly jobs?: number;
  readonly browserPath?: string;
  readonly untilEmpty?: boolean;
}

/** Makes jobs of a queue until it is stopped; what is under way is finished first. */
export const work = defineCommand({
  name: 'work',
  example: 'teachback work --redis redis://10.0.0.5:6379 --pool /mnt/share/pool',
  staysOpen: true,
  story: async (request) => (await import('../stories/work.js')).work(request),
  describe: (command) =>
    withQueueOptions(
      command.description('make jobs of a queue (teachback queue add) until Ctrl-C or SIGTERM; needs the packages bullmq and ioredis'),
    )
      .option('--until-empty', 'end when no job is left')
      .option('--jobs <n>', 'pages open at once in the browser (as many as processor cores, at most 4)', readJobs)
      .option('--browser-path <path>', 'the browser to print with'),
  async run({ options, story, around }: Call<Options, typeof workStory>) {
    const { jobs, browserPath, untilEmpty } = options;
    const report = await story({
      ...queueWish(options, around),
      project: resolveProject(around.cwd, options.project, {}),
      cache: cacheFolder(around.env),
      onEnded: (path, kind) => printLines(around.stderr, [`${kind.padEnd(9)} ${visible(path)}`]),
      ...(jobs !== undefined && { pages: jobs }),
      ...(browserPath !== undefined && { browserPath }),
      ...(untilEmpty && { untilEmpty }),
      ...(around.signal && { signal: around.signal }),
    });
    if (options.json) return printJson(around, EXIT.done, report);
    printLines(around.stdout, [`${report.made} made, ${report.failed} failed`]);
    return EXIT.done;
  },
});
