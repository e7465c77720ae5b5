import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';
import type { LibraryRead } from '../content/read-library.js';
import type { Keeper } from '../content/read-text.js';
import type { DataRead } from '../model/yaml-places.js';

/** The tool's own templates. */
export const templatesFolder = (): string => `${packageRoot()}/templates`;

/** The templates of a project: its own where it has some, else the tool's. */
export const templatesOf = (project: string): string =>
  existsSync(join(project, 'templates', 'tokens.css')) ? join(project, 'templates') : templatesFolder();

/** The content of a project. */
export const contentOf = (project: string): string => join(project, 'decks');

/** All folders of which a build of a project takes templates: the fixed words of a project stand in its own, whether it has other templates or not. */
export function templateFoldersOf(project: string): string[] {
  const [templates, own] = [templatesOf(project), join(project, 'templates')];
  return [templates, ...(own !== templates && existsSync(own) ? [own] : [])];
}

/** The tool's own version. */
export const toolVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;

/** The day by the clock, in UTC: read once a call of a story and nowhere else. */
export const today = (): string => new Date().toISOString().slice(0, 10);

interface ContentWish {
  readonly kept?: Keeper | undefined;
  readonly asked?: readonly string[] | undefined;
  readonly data?: DataRead | undefined;
}

/** Reads the content in the folder `root`, held against the letters that the tool's fonts have. `kept`, `asked`, `data`: see readLibrary. */
export async function readContent(root: string, templates: string, { kept, asked, data }: ContentWish = {}): Promise<LibraryRead> {
  const [{ readLibrary }, { FONT_LETTERS }] = await Promise.all([
    import('../content/read-library.js'),
    import('../bundle/fonts/open-fonts.js'),
  ]);
  return readLibrary(root, templates, { kept, asked, data, letters: FONT_LETTERS });
}

/**
 * Reads the content of a project's folder, once for many calls of `build()` and `planJobs()`. The library is plain data: it can be
 * cloned, kept as JSON and sent to a worker. Of the languages that are drafts, those in `locales` are read too. What is wrong with the content comes back beside what could be read.
 */
export async function loadLibrary(project: string, { locales }: { readonly locales?: readonly string[] } = {}): Promise<LibraryRead> {
  const root = resolve(project);
  return readContent(root, templatesOf(root), { asked: locales });
}
