import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, isKnownLanguage } from '../languages/tags.js';
import type { ProjectConfig } from '../model/definitions.js';
import { type Diagnostic, fieldAt, warning } from '../model/diagnostic.js';
import { PICTURE_ENDING } from '../model/pictures.js';
import { didYouMean } from '../model/suggest.js';
import { localeChain } from '../model/variants.js';
import { copiedFrom, copiedId, isOfSystem, stemOf, usualName } from './near-name.js';
import { nameOf, type Source } from './read-text.js';

/** The folders of an explainer, and what is read from each. */
const FOLDERS: Readonly<Record<string, string>> = {
  '': 'project.yaml, claims.yaml, references.yaml, requirements.yaml, options.yaml, safety.yaml, reviews.yaml and decks, whose names end in .deck.yaml',
  modules: 'folders, one a module, with a file of each language in it, such as en.md',
  brands: 'folders, one a brand, with brand.yaml in it',
  claims: 'one file of each language, such as en.yaml',
  glossary: 'one file of each language, such as en.yaml',
  safety: 'one file of each language, such as en.yaml',
  wording: 'one file of each language, such as en.yaml',
  regions: 'one file of each region, such as us.yaml',
  reviews: '',
  translations: '',
};

interface Look {
  readonly source: Source;
  readonly project: ProjectConfig;
  /** Every file that was asked for, by path. */
  readonly read: ReadonlySet<string>;
  /** The folders in which those are, with those around them. */
  readonly folders: ReadonlySet<string>;
  /** Files by the language of their words, where the project has no such language. */
  readonly strange: Map<string, string[]>;
}

/**
 * Returns a warning for each file and folder of `decks/` that looks like content and that nobody read: under another name than the one
 * that is read, a copy, a brand or a language that project.yaml does not list. `told` is what reading has said already.
 */
export function unreadFiles(source: Source, project: ProjectConfig, told: readonly Diagnostic[]): Diagnostic[] {
  const read = source.read ?? new Set();
  const look: Look = { source, project, read, folders: new Set([...read].flatMap(foldersAround)), strange: new Map() };
  const isTold = (path: string): boolean => told.some(({ hint = '' }) => hint.includes(`"${path.split('/').at(-1)}"`));
  const found = inFolder(look, '').filter(({ path }) => !isTold(path));
  return [...found.map(({ path, message, hint }) => at(source, path, message, hint)), ...inOtherLanguages(look)];
}

interface Unread {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

const at = (source: Source, path: string, message: string, hint: string): Diagnostic =>
  warning({
    code: 'unread-file',
    message: `${nameOf(source, path)} is not read${message}`,
    at: { file: nameOf(source, path), line: 1, column: 1 },
    hint,
  });

function inFolder(look: Look, folder: string): Unread[] {
  const entries = readdirSync(join(look.source.root, folder), { withFileTypes: true })
    .filter(({ name }) => !isOfSystem(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = entries.map(({ name }) => name);
  return entries.flatMap((entry): Unread[] => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (look.read.has(path)) return [];
    return entry.isDirectory()
      ? ofFolder(look, { folder, path, name: entry.name, names })
      : ofFile(look, { folder, path, name: entry.name, names });
  });
}

interface Entry {
  readonly folder: string;
  readonly path: string;
  readonly name: string;
  /** All names in the folder. */
  readonly names: readonly string[];
}

const AWAY = 'If it is no content, move it out of decks/.';

function ofFolder(look: Look, { folder, path, name, names }: Entry): Unread[] {
  if (folder === '' && name in FOLDERS) return name === 'reviews' || name === 'translations' ? [] : inFolder(look, path);
  if (look.folders.has(path) && (folder === 'brands' || /(^|\/)modules$/.test(folder) || /^brands\/[^/]+$/.test(folder)))
    return inFolder(look, path);
  const copied = copiedId(name, names);
  if (copied !== undefined && folder !== '') return [{ path, message: `: "${copied}" is.`, hint: inPlaceOf(copied) }];
  if (folder === 'brands' && !look.project.brands.includes(name)) {
    const message = `: brands: of ${nameOf(look.source, 'project.yaml')} does not list "${name}".`;
    return [{ path, message, hint: `Add ${name} to brands: there. ${AWAY}` }];
  }
  if (name === 'modules') return [];
  const like =
    folder === ''
      ? didYouMean(name, Object.keys(FOLDERS).slice(1))
      : /^brands\/[^/]+$/.test(folder)
        ? didYouMean(name, ['modules'])
        : undefined;
  return like === undefined
    ? []
    : [{ path, message: ': nothing is read from a folder of that name.', hint: `${like} Then rename it. ${AWAY}` }];
}

const inPlaceOf = (read: string): string => `If this is the newer one, put it in the place of ${read}; if not, move it out of decks/.`;

const OF_LOCALES = /^(?:claims|glossary|safety|wording)$|(?:^|\/)modules\/[^/]+$/;
const WORDS = /\.(?:md|markdown|ya?ml)(?:\.txt)?$/i;

function ofFile({ project, read, strange }: Look, { folder, path, name, names }: Entry): Unread[] {
  if (/^(?:readme|licen[cs]e)\b/i.test(name)) return [];
  const here = [...read].flatMap((one) => (folderOf(one) === folder ? [one.slice(folder === '' ? 0 : folder.length + 1)] : []));
  const usual = usualName(name);
  const locale = OF_LOCALES.test(folder) && WORDS.test(name) ? localeOf(stemOf(name)) : undefined;
  if (locale !== undefined && project.drafts.includes(locale)) return [];
  if (locale !== undefined && !project.locales.some((one) => localeChain(one).includes(locale))) {
    strange.set(locale, [...(strange.get(locale) ?? []), path]);
    return [];
  }
  const copied = copiedFrom(name, here);
  // A disk that takes capital letters for small ones has given the file under its usual name.
  if (copied !== undefined && names.includes(copied)) return [{ path, message: `: ${copied} is.`, hint: inPlaceOf(copied) }];
  if (usual !== name && !names.includes(usual) && (copied !== undefined || isReadable(folder, usual))) {
    return [{ path, message: ' under this name.', hint: `Rename it to ${copied ?? usual}.` }];
  }
  if (!WORDS.test(name) || PICTURE_ENDING.test(name)) return [];
  const asked = FOLDERS[folder] ?? here.join(', ');
  const what = asked === '' ? 'nothing is read from this folder' : `here are read: ${asked}`;
  return [{ path, message: `: ${what}.`, hint: `If it is content, give it the name that it must have. ${AWAY}` }];
}

/** True where a file of that name would be read. */
const isReadable = (folder: string, name: string): boolean =>
  (folder === '' && name.endsWith('.deck.yaml')) ||
  (folder === 'regions' && name.endsWith('.yaml')) ||
  (folder === '' && (FOLDERS[''] ?? '').split(/[ ,]+/).includes(name)) ||
  (OF_LOCALES.test(folder) && localeOf(stemOf(name)) !== undefined && name.endsWith(folder.includes('modules') ? '.md' : '.yaml'));

const foldersAround = (path: string): string[] => {
  const steps = path.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
};

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

/** The language that the name of a file says, as project.yaml would list it; undefined for what is none. */
function localeOf(stem: string): string | undefined {
  const tag = stem.replaceAll('_', '-');
  return isKnownLanguage(tag) ? canonical(tag) : undefined;
}

/** One warning a language: a whole translation is one thing to decide. */
function inOtherLanguages({ source, project, strange }: Look): Diagnostic[] {
  return [...strange].map(([locale, [first = '', ...more]]) => {
    const files = more.length === 0 ? 'is' : `and ${more.length} more ${more.length === 1 ? 'file' : 'files'} are`;
    return warning({
      code: 'unread-file',
      message: `${nameOf(source, first)} ${files} not read: locales: does not list "${locale}".`,
      at: fieldAt(project, 'locales'),
      hint: `Add ${locale} to locales: to make pieces in it; if not, move them out of decks/.`,
    });
  });
}
