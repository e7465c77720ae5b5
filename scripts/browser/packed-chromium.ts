import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The package `@sparticuz/chromium`: the folder with its packed files, and its version. Throws when it is not installed. */
export async function findPacked(): Promise<{ readonly folder: string; readonly version: string }> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  let root = dirname(entry);
  while (basename(root) !== 'chromium') root = dirname(root);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'bin'), version };
}
