import type { openStudio } from '../stories/studio.js';
import { type Call, defineCommand } from './command.js';
import { readNames, readPort } from './option-values.js';
import { resolveProject } from './project-names.js';
import { stayOpen } from './stay-open.js';

export interface Options {
  readonly project: string;
  readonly locale?: readonly string[];
  readonly port?: number;
  readonly browserPath?: string;
  readonly open?: boolean;
}

/** Opens the studio beside the project, says where it is, and keeps it open until Ctrl-C, which is how it ends: exit code 0. */
export const studio = defineCommand({
  name: 'studio',
  example: 'teachback studio --open',
  staysOpen: true,
  story: async (request) => (await import('../stories/studio.js')).openStudio(request),
  describe: (command) =>
    command
      .description(
        'fill in and print pieces, save clinics into the project and make their files, on a page for this computer; ends with Ctrl-C',
      )
      .option('--locale <names>', 'also offer these languages that are drafts', readNames)
      .option('--open', 'also open it in your browser')
      .option('--port <n>', 'port on this computer (any that is free)', readPort)
      .option('--browser-path <path>', 'the browser to make files with'),
  async run({ options, story, around }: Call<Options, typeof openStudio>) {
    const { locale, port, browserPath } = options;
    await using server = await story({
      project: resolveProject(around.cwd, options.project, { locales: locale }),
      ...(locale && { locales: [...locale] }),
      ...(port !== undefined && { port }),
      ...(browserPath !== undefined && { browserPath }),
    });
    return await stayOpen(server.url, { ...options, says: 'Nothing that is typed for a patient comes to it.' }, around);
  },
});
