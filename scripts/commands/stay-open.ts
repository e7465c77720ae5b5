import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { printJson, printLines } from './print.js';
import { EXIT, Interrupted, type Surroundings } from './surroundings.js';

interface OpenWish {
  readonly json?: boolean;
  /** Also opens it in this person's browser. */
  readonly open?: boolean;
  /** A sentence on what it does while it is open. */
  readonly says: string;
}

/** Says where a page is, and waits for Ctrl-C, which is how it ends: exit code 0. */
export async function stayOpen(url: string, { json, open, says }: OpenWish, around: Surroundings): Promise<number> {
  const { stdout, stderr, env, signal } = around;
  if (json) printJson(around, EXIT.done, { url });
  else printLines(stdout, [url]);
  const openIt = 'Open this address in a browser.';
  printLines(stderr, [`${open ? '' : `${openIt} `}${says} Ctrl-C ends it.`]);
  if (open) openInBrowser(url, env, () => printLines(stderr, [`This computer could not open it. ${openIt}`]));
  if (signal && !signal.aborted) await once(signal, 'abort');
  if (signal && !(signal.reason instanceof Interrupted)) throw signal.reason;
  return EXIT.done;
}

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
