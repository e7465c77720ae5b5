import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programAt } from './programs.js';
import { type Colors, type Engine, type Session, SHEETS, type Sheet } from './tab.js';
import { openWebDriver } from './webdriver.js';

/** The system's own Python: Debian's `python3-gi` belongs to it, whichever Python stands first on the path. */
const PYTHON = '/usr/bin/python3';
const BROWSER = join(import.meta.dirname, 'webkit-browser.py');

/** WebKit starts its sandbox by bubblewrap, which a container does not let it do: only pages of our own are opened. */
const ENV = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' };

/** WebKitGTK, in a window of our own under Xvfb: the one that comes with it can not be as narrow as a phone. */
export async function findWebKit(): Promise<Engine | undefined> {
  const [driver, xvfb] = [programAt('WebKitWebDriver'), programAt('Xvfb')];
  if (!driver || !xvfb || !hasGi()) return undefined;
  return {
    ...{ name: 'WebKitGTK', colors: ['usual', 'dark'], prints: true, sizes: true, opensWindows: true },
    start: (colors) => onScreen(xvfb, (env) => startWebKit(driver, colors, env)),
  };
}

/** The driver wants a program without words after it. */
async function startWebKit(driver: string, colors: Colors, env: NodeJS.ProcessEnv): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'teachback-webkit-'));
  const binary = join(folder, 'browser');
  await writeFile(binary, `#!/bin/sh\nexec ${PYTHON} '${BROWSER}' "$@"\n`);
  await chmod(binary, 0o755);
  const args = ['--automation', ...(colors === 'dark' ? ['--dark'] : [])];
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const session = await openWebDriver({ driver, env, sizes: true, capabilities: { 'webkitgtk:browserOptions': { binary, args } } });
    return {
      ...session,
      print: (address, sheet) => printWebKit(address, sheet, env),
      close: () => session.close().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function printWebKit(address: string, sheet: Sheet, env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'teachback-webkit-'));
  try {
    const [path, [width, height]] = [join(folder, 'printed.pdf'), SHEETS[sheet]];
    await promisify(execFile)(PYTHON, [BROWSER, '--print', address, path, `${width}`, `${height}`], { env, timeout: 40_000 });
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The older WPE WebKit, about Safari 16.0. It draws into memory, always as large, and opens no second window. */
export async function findWpe(): Promise<Engine | undefined> {
  const [driver, cog] = [programAt('WPEWebDriver'), programAt('cog')];
  if (!driver || !cog) return undefined;
  // Cog tells its own version, not the engine's.
  const version = /WPE WebKit ([\d.]+)/.exec(execFileSync(cog, ['--version'], { encoding: 'utf8' }))?.[1] ?? 'of an unknown version';
  const capabilities = { 'wpe:browserOptions': { binary: cog, args: ['--automation', '--platform=headless'] } };
  return {
    ...{ name: 'WPE', colors: ['usual'], prints: false, sizes: false, opensWindows: false },
    start: async () => ({
      ...(await openWebDriver({ driver, capabilities, env: ENV, sizes: false })),
      version,
      print: () => Promise.reject(new Error('cog does not print.')),
    }),
  };
}

const python = (code: string): string =>
  execFileSync(PYTHON, ['-c', code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

function hasGi(): boolean {
  try {
    python('import gi;gi.require_version("Gtk","3.0");gi.require_version("WebKit2","4.1")');
    return existsSync(BROWSER);
  } catch {
    return false;
  }
}

/** Gives what `use` opens a screen of its own, and takes it away when that is closed. */
async function onScreen(xvfb: string, use: (env: NodeJS.ProcessEnv) => Promise<Session>): Promise<Session> {
  const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = new Promise<string>((found, failed) => {
    screen.stdio[3]?.on('data', (said: Buffer) => /\d/.test(`${said}`) && found(`${said}`.trim()));
    screen.once('error', failed);
    screen.once('exit', () => failed(new Error('Xvfb does not start.')));
  });
  try {
    const session = await use({ ...ENV, DISPLAY: `:${await number}`, GDK_BACKEND: 'x11' });
    return { ...session, close: () => session.close().finally(() => screen.kill()) };
  } catch (error) {
    screen.kill();
    throw error;
  }
}
