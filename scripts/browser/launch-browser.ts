import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { hasCode } from '../machine/disk-trouble.js';
import { tooFewFiles } from '../machine/open-files.js';
import { ownFolder, removeNow, sweepFolders } from '../machine/owned-folders.js';
import { makeTempFolder, tempTrouble } from '../machine/temp-folder.js';
import { EnvironmentError } from '../model/job.js';
import type { FoundBrowser } from './find-browser.js';
import { ownFonts } from './own-fonts.js';
import { watchStarts } from './started-processes.js';

export interface Launched {
  readonly browser: Browser;
  readonly sandbox: boolean;
  /** Closes the browser and removes every file it made. */
  close(): Promise<void>;
}

export interface LaunchWish {
  readonly found: FoundBrowser;
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** True: pages may reach 127.0.0.1, to look at the preview. */
  readonly loopback?: boolean;
}

/**
 * What a page looks like must not depend on the machine: it is painted as a whole up to the size of a screen (where two tiles meet, a
 * line of pixels would be the one's or the other's), and the same on every processor.
 */
const PAINTS = [
  ...['--default-tile-width=2048', '--default-tile-height=2048', '--max-untiled-layer-width=2048', '--max-untiled-layer-height=2048'],
  '--disable-skia-runtime-opts',
];

/**
 * Our own flags. No name is ever looked up (a page can reach no network, whatever else fails), no GPU, and letters are
 * not nudged to the pixel grid, so that line breaks do not depend on the machine.
 */
const FLAGS = ['--disable-gpu', '--disable-webgl', '--font-render-hinting=none', '--no-pings', '--no-default-browser-check', ...PAINTS];

/** What Chromium says when its sandbox cannot start: root, no user namespaces, or AppArmor forbids them. */
const NO_SANDBOX = /sandbox|namespace|zygote/i;

/**
 * Starts the browser over a pipe (no port is opened), with its sandbox where it can start. Root gets none: Chromium refuses it.
 * Others get it first and go without only when Chromium itself says that it cannot. Throws an EnvironmentError, or the
 * signal's reason.
 */
export async function launchBrowser(wish: LaunchWish): Promise<Launched> {
  const folder = await makeFolder();
  try {
    const fonts = await ownFonts(folder.path);
    const { browser, sandbox } = await launchSafest(wish, folder.path, fonts);
    // After puppeteer's own hook, which kills the browser.
    folder.removeAtExit();
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= browser.close().finally(folder.remove);
      return closing;
    };
    if (!wish.signal?.aborted) return { browser, sandbox, close };
    await close();
    throw wish.signal.reason;
  } catch (cause) {
    await folder.remove();
    throw wish.signal?.aborted ? wish.signal.reason : launchError(cause, wish);
  }
}

type Started = { readonly browser: Browser; readonly sandbox: boolean };

async function launchSafest(wish: LaunchWish, folder: string, env: Readonly<Record<string, string | undefined>>): Promise<Started> {
  const start = async (sandbox: boolean): Promise<Started> => ({ browser: await launch(wish, { folder, env, sandbox }), sandbox });
  // Windows has no such function.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) return start(false);
  try {
    return await start(true);
  } catch (cause) {
    if (!NO_SANDBOX.test(String(cause))) throw cause;
    return start(false);
  }
}

const FOLDER = 'teachback-browser-';

/** The browser's own temporary folder: a browser that is killed leaves files there, and this process takes them away. */
async function makeFolder(): Promise<{ path: string; removeAtExit: () => void; remove: () => Promise<void> }> {
  // What processes left that were killed themselves.
  await sweepFolders(tmpdir(), FOLDER);
  const path = makeTempFolder(FOLDER);
  const disown = ownFolder(path);
  const atExit = (): void => removeNow(path);
  const remove = async (): Promise<void> => {
    process.off('exit', atExit);
    disown();
    await rm(path, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
  };
  return { path, removeAtExit: () => process.once('exit', atExit), remove };
}

interface Launch {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly sandbox: boolean;
}

/** Returns the browser, or throws when nothing of it runs any more. */
async function launch(wish: LaunchWish, launched: Launch): Promise<Browser> {
  const starts = watchStarts();
  try {
    return await startProcess(wish, launched);
  } catch (cause) {
    await starts.end(launched.folder);
    throw cause;
  } finally {
    starts.stop();
  }
}

async function startProcess({ found, deadline, loopback, signal }: LaunchWish, { folder, env, sandbox }: Launch): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: found.path,
    // Windows knows the folder for temporary files by the other two names.
    env: { ...process.env, ...found.env, ...env, TMPDIR: folder, TEMP: folder, TMP: folder },
    userDataDir: join(folder, 'profile'),
    headless: found.shell ? 'shell' : true,
    args: [...FLAGS, `--host-resolver-rules=MAP * ~NOTFOUND${loopback ? ', EXCLUDE 127.0.0.1' : ''}`, ...(sandbox ? [] : ['--no-sandbox'])],
    pipe: true,
    // An abort kills it at once, in the middle of its start too.
    ...(signal && { signal }),
    waitForInitialPage: false,
    timeout: deadline,
    protocolTimeout: deadline,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  // A browser that is killed breaks its pipe after puppeteer has stopped listening: that is no error of ours.
  for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => {});
  return browser;
}

/** Returns why a browser did not start, or died as it did, as an EnvironmentError with the next step. */
export function launchError(cause: unknown, { found }: Pick<LaunchWish, 'found'>): EnvironmentError {
  if (cause instanceof EnvironmentError) return cause;
  if (hasCode(cause, 'EMFILE', 'ENFILE')) return tooFewFiles(cause);
  if (hasCode(cause, 'ENOSPC', 'EDQUOT', 'EROFS')) return tempTrouble(cause);
  const said = String((cause as Error)?.message ?? cause)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 3)
    .join(' ');
  return new EnvironmentError(
    'browser-start',
    `The browser ${found.path} does not start: ${said}`,
    'Run "teachback doctor" to see what it lacks, or name another browser with --browser-path PATH.',
    { cause },
  );
}
