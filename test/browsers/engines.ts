import { getuid } from 'node:process';
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browser/find-browser.js';
import { findOldChromium } from './old-chromium.js';
import { programAt } from './programs.js';
import type { Colors, Engine } from './tab.js';
import { findWebKit, findWpe } from './webkit.js';
import { openPuppeteer } from './with-puppeteer.js';

/** An engine by its name, and what brings it to a machine that lacks it. */
export interface Wanted {
  readonly name: string;
  readonly from: string;
  /** Undefined where it is not there. */
  readonly find: () => Promise<Engine | undefined>;
}

/** The engines of the suite, the newest of each family and the oldest that can be had. */
export const ENGINES: readonly Wanted[] = [
  { name: 'Chromium', from: 'npm ci', find: findChromium },
  { name: 'Chromium 109', from: '.ci/engines (npm: @sparticuz/chromium@109 puppeteer-core@19)', find: findOld },
  { name: 'Firefox', from: '.ci/engines (apt: firefox-esr)', find: findFirefox },
  { name: 'WebKitGTK', from: '.ci/engines (apt: webkit2gtk-driver python3-gi gir1.2-webkit2-4.1 xvfb)', find: findWebKit },
  { name: 'WPE', from: '.ci/engines (apt: wpewebkit-driver cog)', find: findWpe },
];

const FLAGS = ['--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-pings'];
const UNBOXED = getuid?.() === 0 ? ['--no-sandbox'] : [];

async function findChromium(): Promise<Engine> {
  const { path, env, shell } = await findBrowser({ browserPath: undefined });
  const wish: LaunchOptions = { executablePath: path, env: { ...process.env, ...env }, headless: shell ? 'shell' : true };
  return chromium('Chromium', wish, ['usual', 'dark', 'forced', 'darkened']);
}

async function findOld(): Promise<Engine | undefined> {
  const found = await findOldChromium();
  if (!found) return undefined;
  const { puppeteer, ...wish } = found;
  // Its zygote does not start in a container.
  return chromium('Chromium 109', { ...wish, headless: true, args: ['--no-zygote'] }, ['usual', 'dark', 'forced'], puppeteer);
}

function chromium(name: string, found: LaunchOptions, colors: readonly Colors[], driver = puppeteer): Engine {
  const wish = { ...found, args: [...FLAGS, ...UNBOXED, ...(found.args ?? [])], pipe: true };
  const darkened = { ...wish, args: [...wish.args, '--enable-features=WebContentsForceDark'] };
  return {
    ...{ name, colors, prints: true, sizes: true, opensWindows: true },
    start: (mode) => openPuppeteer(driver, mode === 'darkened' ? darkened : wish, mode),
  };
}

const FIREFOX_PREFS: Readonly<Record<Colors, Readonly<Record<string, unknown>>>> = {
  usual: {},
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  // Colors of the page are never used: Firefox's own setting for high contrast.
  forced: { 'browser.display.document_color_use': 2, 'ui.windowText': '#ffffff', 'browser.display.foreground_color.dark': '#ffffff' },
  darkened: {},
};

async function findFirefox(): Promise<Engine | undefined> {
  const path = process.env.FIREFOX_PATH ?? programAt('firefox-esr') ?? programAt('firefox');
  if (!path) return undefined;
  const wish = (mode: Colors): LaunchOptions => ({
    ...{ browser: 'firefox', executablePath: path, headless: true },
    extraPrefsFirefox: { 'dom.disable_open_during_load': false, ...FIREFOX_PREFS[mode] },
  });
  return {
    ...{ name: 'Firefox', colors: ['usual', 'dark', 'forced'], prints: true, sizes: true, opensWindows: true },
    start: (mode) => openPuppeteer(puppeteer, wish(mode), mode),
  };
}
