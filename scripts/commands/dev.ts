import type { openDev } from '../stories/dev.js';
import { type Call, defineCommand } from './command.js';
import { readPort } from './option-values.js';
import { resolveProject } from './project-names.js';
import { stayOpen } from './stay-open.js';

export interface Options {
  readonly project: string;
  readonly brand?: string;
  readonly locale?: string;
  readonly port?: number;
  readonly browserPath?: string;
  readonly open?: boolean;
}

/** Opens the preview, says where it is, and keeps it open until Ctrl-C, which is how it ends: exit code 0. */
export const dev = defineCommand({
  name: 'dev',
  example: 'teachback dev consult',
  staysOpen: true,
  story: async (request) => (await import('../stories/dev.js')).openDev(request),
  describe: (command) =>
    command
      .description('show the deck, the handout and what is wrong side by side, and follow every file that is saved; ends with Ctrl-C')
      .argument('[deck]', 'id of a deck (the first one)')
      .option('--brand <name>', 'brand (the first one)')
      .option('--locale <name>', 'locale (the first one)')
      .option('--open', 'also open it in your browser')
      .option('--port <n>', 'port on this computer (any that is free)', readPort)
      .option('--browser-path <path>', 'the browser to print with'),
  async run({ options, story, around }: Call<Options, typeof openDev>, deck: string | undefined) {
    const { brand, locale, port, browserPath } = options;
    const project = resolveProject(around.cwd, options.project, {
      decks: deck === undefined ? [] : [deck],
      brands: brand === undefined ? [] : [brand],
      locales: locale === undefined ? [] : [locale],
    });
    await using server = await story({
      project,
      ...(deck !== undefined && { deck }),
      ...(brand !== undefined && { brand }),
      ...(locale !== undefined && { locale }),
      ...(port !== undefined && { port }),
      ...(browserPath !== undefined && { browserPath }),
    });
    return await stayOpen(server.url, { ...options, says: 'It follows every file that you save.' }, around);
  },
});
