import type MarkdownIt from 'markdown-it';
import type { Library, Module, SvgNode } from '../model/content.js';
import { moduleFolder, ownModuleId } from '../model/deck-modules.js';
import { error } from '../model/diagnostic.js';
import { PICTURE_ENDING } from '../model/pictures.js';
import { idFrom } from '../model/suggest.js';
import { localeFiles } from './fall-back.js';
import { nearFile } from './near-file.js';
import { withoutCopies } from './near-name.js';
import { readPicture } from './pictures/read-picture.js';
import { type BrandsRead, emptyRecord } from './read-ledger.js';
import { readModule } from './read-module.js';
import { beginHint, isFolder, isInside, keep, listNames, nameOf, readBytes, readText, type Source } from './read-text.js';

interface ModulesWanted {
  readonly locales: readonly string[];
  readonly brands: readonly string[];
  readonly parser: (locale: string) => MarkdownIt;
}

interface ModuleName {
  readonly id: string;
  readonly owner?: string;
}

/** Returns the shared modules and each brand's own ones, by id, then locale. */
export function readModules(source: Source, wanted: ModulesWanted): Library['modules'] {
  const shared = foldersIn(source, 'modules').map((id): ModuleName => ({ id }));
  const own = wanted.brands.flatMap((owner) =>
    foldersIn(source, `brands/${owner}/modules`).map((name): ModuleName => ({ id: ownModuleId(owner, name), owner })),
  );
  const modules = emptyRecord<Record<string, Module>>();
  for (const name of [...shared, ...own]) {
    if (modules[name.id]) reportTwice(source, name);
    else modules[name.id] = readLocales(source, name, wanted);
    if (name.owner === undefined) refuseName(source, name.id);
  }
  return modules;
}

/** A deck names a module by its folder: what no deck can name is told where it stands. */
function refuseName(source: Source, name: string): void {
  const better = idFrom(name);
  if (better === name || better === '' || name.includes('.')) return;
  const message = `The folder "${name}" cannot be the name of a module: small letters, digits and hyphens can.`;
  const at = { file: nameOf(source, `modules/${name}`), line: 1, column: 1 };
  source.diagnostics.push(error({ code: 'wrong-id', message, at, hint: `Rename the folder to ${better}.` }));
}

/** Links that lead out of the project are kept: reading them reports them. */
const foldersIn = (source: Source, folder: string): string[] =>
  withoutCopies(listNames(source, folder)).filter(
    (name) => isFolder(source, `${folder}/${name}`) || !isInside(source, `${folder}/${name}`),
  );

function readLocales(outer: Source, name: ModuleName, { locales, parser }: ModulesWanted): Record<string, Module> {
  const inLocales: Record<string, Module> = {};
  for (const locale of locales) {
    const folder = moduleFolder(name);
    const [near = { locale, source: outer, isThere: false }] = localeFiles(outer, folder, { locale, locales, ending: '.md' });
    const { source } = near;
    const path = `${folder}/${near.locale}.md`;
    const text = near.isThere || !isInside(source, path) ? readText(source, path) : missing(source, path, locale);
    const module =
      text === undefined
        ? undefined
        : keep(
            source,
            path,
            text,
            (found) =>
              readModule(
                { id: name.id, locale: near.locale, file: nameOf(source, path), text, letters: source.letters },
                parser(locale),
                found,
              ),
            JSON.stringify([locale, parser(locale).options.quotes]),
          );
    if (module) inLocales[locale] = { ...module, locale, ...(name.owner === undefined ? {} : { owner: name.owner }) };
  }
  return inLocales;
}

const NO_WORDS = 'An empty folder may go.';

function missing(source: Source, path: string, locale: string): undefined {
  const message = `${nameOf(source, path)} is not there: the module has no words in "${locale}".`;
  const at = { file: nameOf(source, path), line: 1, column: 1 };
  source.diagnostics.push(
    error({ code: 'missing-locale', message, at, hint: nearFile(source.root, path) ?? `${beginHint(path)} ${NO_WORDS}` }),
  );
}

function reportTwice(source: Source, { id, owner }: ModuleName): void {
  const message = `The shared module "${id}" has the name of a module of the brand "${owner}".`;
  const at = { file: nameOf(source, `modules/${id}`), line: 1, column: 1 };
  source.diagnostics.push(
    error({ code: 'duplicate-id', message, at, hint: 'Give the shared module another name, without the full stop.' }),
  );
}

/** Far above what is taken of any picture: what it is, and by how much it is too large, is said by who reads it. */
const MOST_PICTURE_BYTES = 64 * 1024 * 1024;

/** Returns the figures of all modules and what brands name, by path from the explainer's folder. */
export function readPictures(source: Source, modules: Library['modules'], named: BrandsRead['pictures']): Record<string, SvgNode> {
  const folders = new Set(Object.values(modules).flatMap((locales) => Object.values(locales).map(moduleFolder)));
  const figures = [...folders].flatMap((folder) => figuresIn(source, folder));
  const pictures = emptyRecord<SvgNode>();
  for (const { path, key, at, purpose } of [...figures, ...named.map((one) => ({ ...one, key: one.path }))]) {
    const bytes = readBytes(source, path, { most: MOST_PICTURE_BYTES, namedAt: at });
    const picture = bytes && keep(source, path, bytes, (found) => readPicture(nameOf(source, path), bytes, purpose, found), purpose);
    if (picture) pictures[key] = picture;
  }
  return pictures;
}

/** The pictures in a module's folder. Cameras write their endings large: how an ending is written does not count. */
function figuresIn(source: Source, folder: string) {
  const names = listNames(source, folder).filter((name) => PICTURE_ENDING.test(name));
  const first = new Map<string, string>();
  return names.flatMap((name) => {
    const path = `${folder}/${name}`;
    const stem = name.replace(PICTURE_ENDING, '');
    const earlier = first.get(stem);
    first.set(stem, earlier ?? name);
    if (earlier !== undefined) reportAlike(source, path, `"${earlier}" and "${name}" have one name: ![](${stem}) could be either.`);
    return earlier === undefined
      ? [{ path, key: `${folder}/${stem}${name.slice(stem.length).toLowerCase()}`, at: undefined, purpose: 'figure' as const }]
      : [];
  });
}

function reportAlike(source: Source, path: string, message: string): void {
  const at = { file: nameOf(source, path), line: 1, column: 1 };
  source.diagnostics.push(error({ code: 'duplicate-id', message, at, hint: 'Keep one of the two, or give it another name.' }));
}
