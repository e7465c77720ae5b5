import { resolve } from 'node:path';
import type { initProject } from '../stories/init.js';
import { type Call, defineCommand } from './command.js';
import { printJson, printLines, visible } from './print.js';
import { nearPath } from './project-names.js';
import { EXIT, UsageError } from './surroundings.js';

/** Makes a project in a folder and says what to do next. */
export const init = defineCommand({
  name: 'init',
  example: 'teachback init my-explainer',
  inProject: false,
  story: async (request) => (await import('../stories/init.js')).initProject(request),
  describe: (command) =>
    command
      .description(
        'make a project of your own that builds at once: a small example to change, or a copy of the explainer that comes with the tool',
      )
      .argument('<name>', 'the folder to make; never overwrites')
      .option('--from <explainer>', 'what to begin with: starter, or the name of the shipped explainer (starter)')
      .option('--locale <name>', 'the language of the starter (en)'),
  async run({ options, story, around }: Call<{ readonly from?: string; readonly locale?: string }, typeof initProject>, name: string) {
    const { cwd, stdout, stderr } = around;
    const folder = resolve(cwd, name);
    const { from, locale } = options;
    const { files, wrong } = await story({ folder, ...(from !== undefined && { from }), ...(locale !== undefined && { locale }) });
    if (wrong !== undefined) throw new UsageError(visible(wrong));
    if (options.json) return printJson(around, EXIT.done, { folder, files });
    const way = nearPath(cwd, folder);
    const shown = visible(way);
    printLines(
      stdout,
      files.map((file) => `${shown}/${file}`),
    );
    const steps = [
      ...(way === '.' ? [] : [`  cd ${/^[\w./~-]+$/.test(shown) ? shown : `"${shown}"`}`]),
      '  npx teachback dev --open',
      '  npx teachback build',
    ];
    printLines(stderr, [`Made ${files.length} files in ${shown}. Next:`, ...steps]);
    return EXIT.done;
  },
});
