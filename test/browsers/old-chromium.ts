import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type puppeteer from 'puppeteer-core';

/** Where `.ci/engines` installs browsers that are no dependency of the project. */
export const ENGINES_FOLDER = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'teachback-engines');

export interface OldChromium {
  /** The puppeteer of its days: today's does not find its pages. */
  readonly puppeteer: typeof puppeteer;
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Returns the headless Chromium 109 that was installed there, unpacked beside its package; undefined where it is not there. */
export async function findOldChromium(): Promise<OldChromium | undefined> {
  const packages = join(ENGINES_FOLDER, 'node_modules');
  if (!existsSync(join(packages, 'puppeteer-core')) || !existsSync(join(packages, '@sparticuz/chromium'))) return undefined;
  const folder = join(ENGINES_FOLDER, 'chromium-109');
  if (!existsSync(folder)) await unpack(join(packages, '@sparticuz/chromium/bin'), folder);
  return {
    puppeteer: createRequire(join(packages, 'any.js'))('puppeteer-core') as typeof puppeteer,
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') },
  };
}

async function unpack(packed: string, folder: string): Promise<void> {
  await mkdir(ENGINES_FOLDER, { recursive: true });
  const filling = await mkdtemp(`${folder}.`);
  const unpacked = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packed, name)));
  try {
    await writeFile(join(filling, 'chromium'), unpacked('chromium.br'), { mode: 0o755 });
    for (const name of ['aws.tar.br', 'swiftshader.tar.br']) execFileSync('tar', ['-x', '-C', filling], { input: unpacked(name) });
    await rename(filling, folder);
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
}
