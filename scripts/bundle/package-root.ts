import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Returns the folder of the package that this file belongs to, from its source as well as from dist/lib. */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!isOurs(folder)) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No package.json named "teachback" above ${fileURLToPath(from)}.`);
    folder = above;
  }
  return folder;
}

function isOurs(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'teachback';
}
