import { once } from 'node:events';
import { openInBrowser } from './open-in-browser.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, Interrupted, type Surroundings } from './surroundings.js';

/** The options of `teachback dev` as they were read. */
export interface DevOptions {
  readonly project: string;
  readonly brand?: string;
  readonly locale?: string;
  readonly port?: number;
  readonly browserPath?: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

/** Opens the preview, says where it is, and keeps it open until Ctrl-C, which is how it ends: exit code 0. */
export async function devCommand(deck: string | undefined, options: DevOptions, around: Surroundings): Promise<number> {
  const { stdout, stderr, cwd, env, signal } = around;
  const { brand, locale, port, browserPath, json } = options;
  const project = resolveProject(cwd, options.project, {
    decks: deck === undefined ? [] : [deck],
    brands: brand === undefined ? [] : [brand],
    locales: locale === undefined ? [] : [locale],
  });
  await using server = await around.api.dev({
    project,
    ...(deck !== undefined && { deck }),
    ...(brand !== undefined && { brand }),
    ...(locale !== undefined && { locale }),
    ...(port !== undefined && { port }),
    ...(browserPath !== undefined && { browserPath }),
  });
  if (json) printJson(around, EXIT.done, { url: server.url });
  else printLines(stdout, [server.url]);
  const open = 'Open this address in a browser.';
  printLines(stderr, [`${options.open ? '' : `${open} `}It follows every file that you save. Ctrl-C ends it.`]);
  if (options.open) openInBrowser(server.url, env, () => printLines(stderr, [`This computer could not open it. ${open}`]));
  if (signal && !signal.aborted) await once(signal, 'abort');
  if (signal && !(signal.reason instanceof Interrupted)) throw signal.reason;
  return EXIT.done;
}
