import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Returns all .hbs and .css texts below `folder` by path from it, with forward slashes: `partials/blocks/list.hbs`. */
export function readTemplates(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => /\.(hbs|css)$/.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]));
}
