import { resolve } from 'node:path';
import { shown } from '../machine/disk-trouble.js';
import type { writeSchemas } from '../stories/schemas.js';
import { type Call, defineCommand } from './command.js';
import { printJson, printLines, visible } from './print.js';
import { EXIT } from './surroundings.js';

/** Writes the JSON Schemas and lists them. */
export const schema = defineCommand({
  name: 'schema',
  example: 'teachback schema --out schemas',
  inProject: false,
  story: async (request) => (await import('../stories/schemas.js')).writeSchemas(request),
  describe: (command) =>
    command
      .description('write JSON Schemas of all content files, with which editors complete and check')
      .option('--out <dir>', 'where to write', 'schemas'),
  async run({ options, story, around }: Call<{ readonly out: string }, typeof writeSchemas>) {
    const { files } = await story({ out: resolve(around.cwd, options.out) });
    if (options.json) return printJson(around, EXIT.done, { files });
    printLines(
      around.stdout,
      files.map((file) => visible(shown(file))),
    );
    return EXIT.done;
  },
});
