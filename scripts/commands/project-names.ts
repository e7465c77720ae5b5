import { readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { shown } from '../machine/disk-trouble.js';
import { ownModuleId } from '../model/deck-modules.js';
import { FORMAT_NAMES } from '../model/formats.js';
import { localeChain } from '../model/variants.js';
import { unknownName } from './option-values.js';
import { UsageError } from './surroundings.js';

/** Names asked for on the command line that only the project can know. */
export interface AskedNames {
  readonly decks?: readonly string[] | undefined;
  readonly brands?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly modules?: readonly string[] | undefined;
}

/**
 * Returns the project's folder, absolute. Throws a UsageError when it has no `decks/`, or when a deck, brand, locale or module
 * asked for has no file there. Looks at file names only (a few milliseconds): what the files say is judged later.
 */
export function resolveProject(cwd: string, folder: string, asked: AskedNames = {}): string {
  const project = resolve(cwd, folder);
  const decks = namesIn(join(project, 'decks'));
  if (!decks) {
    const above = projectAbove(project);
    const step = above === undefined ? 'Run the command' : `It is in "${shown(above)}": run the command there`;
    const way = above === undefined ? "in the project's folder, or name that with --project." : `(cd ${shown(relative(cwd, above))}).`;
    throw new UsageError(`There is no folder decks/ in "${shown(project)}". ${step} ${way}`);
  }
  refuseUnknown('deck', asked.decks, () => endingWith('.deck.yaml', decks));
  refuseUnknown('brand', asked.brands, () => namesIn(join(project, 'decks/brands')) ?? []);
  const written = (): string[] => [
    ...endingWith('.yaml', namesIn(join(project, 'decks/claims')) ?? []),
    ...namedIn(project, asked.locales),
  ];
  // A locale without a file of its own ("en-GB") has the words of a wider one.
  const withoutWords = asked.locales?.filter((locale) => !localeChain(locale).some((one) => written().includes(one)));
  refuseUnknown('locale', withoutWords, written);
  refuseUnknown('module', asked.modules, () => moduleNames(project));
  return project;
}

/** Those languages that project.yaml may name, whether they have words yet or not: what it says of them is judged when it is read. */
function namedIn(project: string, locales: readonly string[] = []): string[] {
  const text = textOf(join(project, 'decks/project.yaml'));
  const words = new Set(text.match(/[A-Za-z][A-Za-z0-9-]*/g));
  return locales.filter((locale) => words.has(locale));
}

/** The nearest folder above that holds `decks/`. */
function projectAbove(folder: string): string | undefined {
  const up = dirname(folder);
  if (up === folder) return undefined;
  return namesIn(join(up, 'decks'))?.includes('project.yaml') ? up : projectAbove(up);
}

/** What people write for a deck: the path of its file, or the format that they want. */
function deckMeant(name: string, decks: readonly string[]): string | undefined {
  const id = name.replace(/^.*[\\/]/, '').replace(/\.deck(?:\.ya?ml)?$|\.ya?ml$/, '');
  if (decks.includes(id)) return `A deck is named by its id: write ${id}.`;
  const format = FORMAT_NAMES.find((one) => one.replace('-', '') === name.toLowerCase().replace(/[-_ ]/g, ''));
  return format && `For the format write --format ${format}.`;
}

function refuseUnknown(kind: string, asked: readonly string[] | undefined, readAllowed: () => string[]): void {
  if (!asked || asked.length === 0) return;
  const allowed = readAllowed().sort();
  const bad = asked.find((name) => !allowed.includes(name));
  if (bad === undefined) return;
  const meant = kind === 'deck' ? deckMeant(bad, allowed) : undefined;
  throw new UsageError(meant === undefined ? unknownName(kind, bad, allowed) : `"${bad}" is not a deck. ${meant}`);
}

/** The shared modules and the brands' own ones (`example-clinic.our-visit`). */
function moduleNames(project: string): string[] {
  const own = (brand: string): string[] =>
    (namesIn(join(project, 'decks/brands', brand, 'modules')) ?? []).map((name) => ownModuleId(brand, name));
  return [...(namesIn(join(project, 'decks/modules')) ?? []), ...(namesIn(join(project, 'decks/brands')) ?? []).flatMap(own)];
}

const endingWith = (ending: string, names: readonly string[]): string[] =>
  names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return undefined;
  }
}

/** Returns `path` as seen from `cwd` when it is inside it, else as it is: with forward slashes. */
export function nearPath(cwd: string, path: string): string {
  const way = relative(cwd, path);
  return shown(way === '' ? '.' : way.startsWith('..') || isAbsolute(way) ? path : way);
}
