import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Returns all .hbs and .css texts below `folder` by path from it, with forward slashes: `partials/blocks/list.hbs`. Line ends are plain
 * and there is no byte order mark, whatever the editor wrote: the same templates give the same bytes on every system.
 */
export function readTemplates(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => /\.(hbs|css)$/.test(path));
  const textOf = (path: string): string =>
    readFileSync(join(folder, path), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  return Object.fromEntries(paths.sort().map((path) => [path.split(sep).join('/'), textOf(path)]));
}
