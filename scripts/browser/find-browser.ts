import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EnvironmentError } from '../model/job.js';
import { unpackChromium } from './unpack-chromium.js';

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

type Look = { readonly found: FoundBrowser } | { readonly missing: string };

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
  const missing: string[] = [];
  for (const look of looks) {
    const result = await look();
    if ('found' in result) return result.found;
    missing.push(result.missing);
  }
  throw new EnvironmentError('no-browser', `No browser to print with. Tried: ${missing.join('; ')}.`, MEND);
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
    const { program, libraries, fonts } = await unpackChromium(env);
    const ownFonts: Record<string, string> = hasFonts() ? {} : { FONTCONFIG_PATH: fonts };
    const withLibraries = { ...ownFonts, LD_LIBRARY_PATH: [env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':') };
    let trouble = '';
    for (const extra of [ownFonts, withLibraries]) {
      trouble = await tryVersion(program, { ...env, ...extra });
      if (!trouble) return { found: { path: program, env: extra, from: 'bundled', shell: true } };
    }
    return { missing: `the bundled browser (${trouble})` };
  } catch (cause) {
    return { missing: `the bundled browser (${(cause as Error).message.split('\n')[0]})` };
  }
}

/** Where a machine has no font at all (a bare container), pages print without letters: then the bundled ones are used. */
function hasFonts(): boolean {
  const folder = '/usr/share/fonts';
  if (!existsSync('/etc/fonts/fonts.conf') || !existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((file) => /\.(ttf|otf|ttc|pf[ab])$/.test(String(file)));
}

/** Starts the program with `--version` (10 ms: it loads its libraries and ends). Returns '' when it runs, else the reason. */
function tryVersion(program: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done) => {
    execFile(program, ['--version'], { env, timeout: 10_000 }, (failed, _out, err) => {
      done(failed ? (err.trim().split('\n')[0] ?? '') || failed.message : '');
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
