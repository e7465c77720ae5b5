import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { openDev } from '../stories/dev.js';
import { type Call, defineCommand } from './command.js';
import { readPort } from './option-values.js';
import { printJson, printLines } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT, Interrupted } from './surroundings.js';

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
    const { stdout, stderr, cwd, env, signal } = around;
    const { brand, locale, port, browserPath } = options;
    const project = resolveProject(cwd, options.project, {
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
    if (options.json) printJson(around, EXIT.done, { url: server.url });
    else printLines(stdout, [server.url]);
    const open = 'Open this address in a browser.';
    printLines(stderr, [`${options.open ? '' : `${open} `}It follows every file that you save. Ctrl-C ends it.`]);
    if (options.open) openInBrowser(server.url, env, () => printLines(stderr, [`This computer could not open it. ${open}`]));
    if (signal && !signal.aborted) await once(signal, 'abort');
    if (signal && !(signal.reason instanceof Interrupted)) throw signal.reason;
    return EXIT.done;
  },
});

/** What opens an address on each system. Each is a program of its own: no shell ever reads the address. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens `url` in the browser that this person uses, which outlives this process. Calls `onFailure` where the system cannot. */
function openInBrowser(url: string, env: NodeJS.ProcessEnv, onFailure: () => void): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { env, stdio: 'ignore', detached: true });
  child.once('error', onFailure);
  child.once('exit', (code) => {
    if (code !== 0) onFailure();
  });
  child.unref();
}
