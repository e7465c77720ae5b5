import { join, resolve } from 'node:path';
import { cacheFolder } from '../machine/cache-folder.js';
import type { mergeShares } from '../stories/merge-shares.js';
import { printBuild } from './build.js';
import { type Call, defineCommand } from './command.js';
import { showProgress } from './print.js';
import { resolveProject } from './project-names.js';

export interface Options {
  readonly project: string;
  readonly out?: string;
  readonly browserPath?: string;
}

/** Joins the shares of a build and reports it like one. */
export const merge = defineCommand({
  name: 'merge',
  example: 'teachback merge dist/shares/*',
  story: async (request) => (await import('../stories/merge-shares.js')).mergeShares(request),
  describe: (command) =>
    command
      .description('join the shares that "build --shard" made on several machines into one output folder')
      .argument('<folders...>', 'the folders of all shares')
      .option('--out <dir>', 'where to write (<project>/dist/decks)')
      .option('--browser-path <path>', 'the browser that the shares were printed with'),
  async run({ options, story, around }: Call<Options, typeof mergeShares>, folders: readonly string[]) {
    const project = resolveProject(around.cwd, options.project, {});
    const progress = showProgress(around);
    const out = options.out === undefined ? join(project, 'dist/decks') : resolve(around.cwd, options.out);
    try {
      const report = await story({
        ...{
          project,
          out,
          folders: folders.map((folder) => resolve(around.cwd, folder)),
          onProgress: progress.tell,
          cache: cacheFolder(around.env),
        },
        ...(options.browserPath !== undefined && { browserPath: options.browserPath }),
        ...(around.signal && { signal: around.signal }),
      });
      return printBuild(report, options, around);
    } finally {
      progress.end();
    }
  },
});
