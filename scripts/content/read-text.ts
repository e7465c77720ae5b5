import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Code } from '../model/codes.js';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import type { DataRead } from '../model/yaml-places.js';
import { decodeText } from './decode-text.js';
import { nearFile } from './near-file.js';
import { isOfSystem } from './near-name.js';

/** Largest text file that is read, in bytes: far above any module, far below what would stall the tool. */
const MAX_BYTES = 1024 * 1024;

/** Where files come from and where what is wrong with them goes. `name` is how messages call the folder ("decks"). */
export interface Source {
  readonly root: string;
  readonly name: string;
  readonly diagnostics: Diagnostic[];
  /** The project's locales, once they are known: what one of them lacks is taken from those that stand in for it. */
  readonly locales?: readonly string[];
  /** Which letters can be printed; unasked where it is not given. */
  readonly letters?: Letters;
  /** Every file that was asked for, by path: what is left is told. */
  readonly read?: Set<string>;
  /** Every YAML file as it was read, by path. */
  readonly data?: DataRead;
  /** Given by who reads the same files again and again: what was made of them, by their places on disk. */
  readonly kept?: Keeper;
}

/** What was made of what a file holds, and what was wrong with it. */
export type Kept = Map<string, Made>;

/** Who keeps it: a map, or whoever keeps it for longer. */
export type Keeper = Pick<Kept, 'get' | 'set'>;

/** What was made of one file, as plain data. */
interface Made {
  readonly held: Held;
  readonly made: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

type Held = string | Uint8Array;

const isSame = (one: Held, other: Held): boolean =>
  typeof one === 'string' || typeof other === 'string' ? one === other : Buffer.compare(one, other) === 0;

/** Returns what `make` makes of what a file holds, or what it made of the same earlier for the same `reader`, with the same diagnostics. */
export function keep<T>(source: Source, path: string, held: Held, make: (diagnostics: Diagnostic[]) => T, reader = ''): T {
  if (!source.kept) return make(source.diagnostics);
  // Two folders may have one name: the project's own templates and those of the tool.
  const key = join(source.root, path) + reader;
  const earlier = source.kept.get(key);
  if (earlier && isSame(earlier.held, held)) {
    source.diagnostics.push(...earlier.diagnostics);
    return earlier.made as T;
  }
  const diagnostics: Diagnostic[] = [];
  const made = make(diagnostics);
  source.kept.set(key, { held, made, diagnostics });
  source.diagnostics.push(...diagnostics);
  return made;
}

/** True when `path` (from the source's root) stays inside the root, also after symbolic links are followed. */
export function isInside(source: Source, path: string): boolean {
  const target = join(source.root, path);
  if (isAbsolute(path) || leaves(relative(source.root, target))) return false;
  if (!existsSync(target)) return true;
  return !leaves(relative(realpathSync(source.root), realpathSync(target)));
}

const leaves = (path: string): boolean => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);

/** The name by which messages call `path`. */
export const nameOf = (source: Source, path: string): string => `${source.name}/${path.split(sep).join('/')}`;

/**
 * Returns the text of a file without byte order mark, with plain line ends and each letter as one sign where Unicode has it (NFC), or
 * undefined with a diagnostic (missing, outside the project, not UTF-8, too large). `namedAt` is where the file is named, if it is.
 */
export function readText(source: Source, path: string, namedAt?: At): string | undefined {
  const bytes = readBytes(source, path, { most: MAX_BYTES, namedAt });
  return bytes === undefined ? undefined : decodeText(bytes, nameOf(source, path), source.diagnostics);
}

interface BytesWish {
  /** In bytes. */
  readonly most: number;
  /** Where the file is named, if it is. */
  readonly namedAt?: At | undefined;
}

/** Returns the bytes of a file, or undefined with a diagnostic (missing, outside the project, too large). */
export function readBytes(source: Source, path: string, { most, namedAt }: BytesWish): Uint8Array | undefined {
  const at = { file: nameOf(source, path), line: 1, column: 1 };
  source.read?.add(path);
  const fail = (code: Code, message: string, hint: string, place: At = at): undefined => {
    source.diagnostics.push(error({ code, message, at: place, hint }));
  };
  if (!isInside(source, path)) {
    return fail(
      'path-outside',
      `"${path}" leads out of ${source.name}/.`,
      'Keep every file inside the project; links that lead out are refused.',
      namedAt,
    );
  }
  const target = join(source.root, path);
  if (!existsSync(target) || !statSync(target).isFile()) {
    const hint = nearFile(source.root, path) ?? beginHint(path) ?? 'Add the file, or take its name out where it is listed.';
    return fail('missing-file', `${at.file} is not there.`, hint, namedAt);
  }
  const { size } = statSync(target);
  if (size <= most) return readFileSync(target);
  return fail(
    'file-too-large',
    `${at.file} has ${size} bytes; the limit is ${most}.`,
    'Split it into smaller modules, or make the picture smaller.',
  );
}

/** What to do where the words of a language are not there. */
export function beginHint(path: string): string | undefined {
  const [, locale] = /(?:^|\/)([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(?:yaml|md)$/.exec(path) ?? [];
  const isWords = /^(?:claims|glossary|safety|wording|locales)\/|(?:^|\/)modules\//.test(path);
  return locale !== undefined && isWords ? `Begin it: teachback new locale ${locale} writes what is missing, to be translated.` : undefined;
}

/** Returns the names in a folder of the source, sorted, or none when it is not there; without what no person put there (isOfSystem). */
export function listNames(source: Source, folder: string, ending = ''): string[] {
  if (!isFolder(source, folder)) return [];
  return readdirSync(join(source.root, folder))
    .filter((name) => name.endsWith(ending) && !isOfSystem(name))
    .sort();
}

/** True when `path` is a folder inside the source. */
export const isFolder = (source: Source, path: string): boolean => {
  const target = join(source.root, path);
  return isInside(source, path) && existsSync(target) && statSync(target).isDirectory();
};
