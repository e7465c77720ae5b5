import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { hasCode, shown } from '../machine/disk-trouble.js';
import { tooFewFiles } from '../machine/open-files.js';
import { EnvironmentError } from '../model/job.js';
import { OTHER_CACHE, unpackChromium } from './unpack-chromium.js';

/** A browser that starts: its program, the variables it needs beside those of this process, and where it comes from. */
export interface FoundBrowser {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly from: 'given' | 'bundled' | 'puppeteer' | 'installed';
  /** True for a headless shell (no windows at all), which starts with other flags than a desktop browser. */
  readonly shell: boolean;
}

export interface BrowserWish {
  /** `--browser-path`; wins over `PUPPETEER_EXECUTABLE_PATH`. */
  readonly browserPath?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly platform?: NodeJS.Platform | undefined;
  readonly arch?: string | undefined;
}

/** `trouble`: what keeps a browser that is there from being used, with its mend. */
type Look = { readonly found: FoundBrowser } | { readonly missing: string; readonly trouble?: EnvironmentError };

const MEND =
  'Install Chrome, Chromium or Edge and give its place with --browser-path PATH, or let npm fetch one: npx puppeteer browsers install chrome. On Linux x64 it is enough to set XDG_CACHE_HOME to a folder that can be written.';

/**
 * Finds the browser: the given path, then the one bundled with npm (Linux x64), then puppeteer's own, then an installed one.
 * Throws an EnvironmentError that lists what was tried. A given path is never silently replaced by another browser.
 */
export async function findBrowser(wish: BrowserWish = {}): Promise<FoundBrowser> {
  const env = wish.env ?? process.env;
  const platform = wish.platform ?? process.platform;
  const given = wish.browserPath ?? env.PUPPETEER_EXECUTABLE_PATH;
  if (given) return findGiven(given, wish.browserPath ? '--browser-path' : 'PUPPETEER_EXECUTABLE_PATH');
  const looks = [() => findBundled(env, platform, wish.arch ?? process.arch), findPuppeteers, async () => findInstalled(env, platform)];
  const misses: Exclude<Look, { found: unknown }>[] = [];
  for (const look of looks) {
    const result = await look();
    if ('found' in result) return result.found;
    misses.push(result);
  }
  const trouble = misses.find((one) => one.trouble)?.trouble;
  if (trouble) throw new EnvironmentError(trouble.code, `No browser to print with. ${trouble.message}`, trouble.mend, { cause: trouble });
  throw new EnvironmentError('no-browser', `No browser to print with. Tried: ${misses.map(({ missing }) => missing).join('; ')}.`, MEND);
}

function findGiven(given: string, by: string): FoundBrowser {
  const path = resolve(given);
  if (existsSync(path)) return { path, env: {}, from: 'given', shell: isShell(path) };
  throw new EnvironmentError(
    'browser-missing',
    `The browser "${given}" named by ${by} does not exist.`,
    `Correct ${by}, or leave it out to use the bundled browser.`,
  );
}

const isShell = (path: string): boolean => /headless[-_]shell/.test(path);

async function findBundled(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, arch: string): Promise<Look> {
  if (platform !== 'linux' || arch !== 'x64') return { missing: `the bundled browser (for Linux x64, this is ${platform} ${arch})` };
  try {
    const { program, libraries } = await unpackChromium(env);
    const withLibraries = { LD_LIBRARY_PATH: [env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':') };
    let failed: unknown;
    for (const extra of [{}, withLibraries]) {
      failed = await tryVersion(program, { ...env, ...extra });
      if (!failed) return { found: { path: program, env: extra, from: 'bundled', shell: true } };
    }
    throw startTrouble(failed, program);
  } catch (cause) {
    const missing = `the bundled browser (${(cause as Error).message.split('\n')[0]})`;
    return { missing, ...(cause instanceof EnvironmentError && { trouble: cause }) };
  }
}

/** Why a program that lies on the disk does not start. */
function startTrouble(failed: unknown, program: string): unknown {
  if (hasCode(failed, 'EMFILE', 'ENFILE')) return tooFewFiles(failed);
  if (!hasCode(failed, 'EACCES', 'EPERM', 'ENOEXEC', 'ETXTBSY')) return failed;
  const message = `The bundled browser in "${shown(dirname(program))}" may not be started from there: the disk or its rights do not let programs run.`;
  const mend = `See that you may run programs from there, or ${OTHER_CACHE}, then run the command again.`;
  return new EnvironmentError('browser-start', message, mend, { cause: failed });
}

/** Starts the program with `--version` (10 ms: it loads its libraries and ends). Returns why it does not run, if so. */
function tryVersion(program: string, env: NodeJS.ProcessEnv): Promise<Error | undefined> {
  return new Promise((done) => {
    execFile(program, ['--version'], { env, timeout: 10_000 }, (failed, _out, err) => {
      const [said = ''] = err.trim().split('\n');
      if (failed && said !== '') failed.message = said;
      done(failed ?? undefined);
    });
  });
}

async function findPuppeteers(): Promise<Look> {
  try {
    const { executablePath } = await import('puppeteer');
    const path = await executablePath();
    if (existsSync(path)) return { found: { path, env: {}, from: 'puppeteer', shell: isShell(path) } };
    return { missing: `puppeteer's own (not at ${path})` };
  } catch {
    return { missing: "puppeteer's own (not there)" };
  }
}

function findInstalled(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Look {
  const path = installedBrowsers(platform, env).find((place) => existsSync(place));
  if (path) return { found: { path, env: {}, from: 'installed', shell: isShell(path) } };
  return { missing: 'Chrome, Chromium and Edge in their usual places (not there)' };
}

const LINUX = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** Every place where Chrome, Chromium or Edge is usually installed on `platform`, best first. Nothing is looked up on disk. */
export function installedBrowsers(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return WINDOWS.flatMap((name) => roots.map((root) => join(root, ...name.split('/'))));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    return MAC.flatMap((name) => roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/opt/google/chrome', '/snap/bin'];
  return LINUX.flatMap((name) => [...new Set(folders)].map((folder) => join(folder, name)));
}
