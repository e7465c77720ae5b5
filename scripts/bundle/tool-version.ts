import { existsSync, readFileSync } from 'node:fs';

/** Returns the version in the nearest package.json above this file: the tool's own, compiled (dist/lib) or not. */
export function toolVersion(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const file = new URL('package.json', folder);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version;
    if (folder.pathname === new URL('..', folder).pathname) return 'unknown';
  }
}
