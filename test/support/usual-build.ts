import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.js';

/** What the shipped explainer is made of. */
export const SOURCES = ['decks', 'templates', 'scripts', 'package-lock.json'].map((name) => join(ROOT, name));
/** Where `npm run build` puts it. */
const USUAL = join(ROOT, 'dist/decks');

/** Copies what `npm run build` has made to `out`, where nothing has changed since: a build there makes only what that lacks. */
export function beginWithUsual(out: string): void {
  if (isNewest(join(USUAL, 'manifest.json'))) cpSync(USUAL, out, { recursive: true });
}

/** Whether a file is there and nothing of what the explainer is made of has changed since it was written. */
function isNewest(file: string): boolean {
  if (!existsSync(file)) return false;
  const { mtimeMs } = statSync(file);
  const inside = (source: string): string[] =>
    statSync(source).isDirectory() ? readdirSync(source, { recursive: true }).map((name) => join(source, String(name))) : [];
  return SOURCES.flatMap((source) => [source, ...inside(source)]).every((one) => statSync(one).mtimeMs < mtimeMs);
}
