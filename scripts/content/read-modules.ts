import type MarkdownIt from 'markdown-it';
import type { Library, Module, SvgNode } from '../model/content.js';
import { moduleFolder, ownModuleId } from '../model/deck-modules.js';
import { error } from '../model/diagnostic.js';
import { type BrandsRead, emptyRecord } from './read-ledger.js';
import { readModule } from './read-module.js';
import { readPicture } from './read-picture.js';
import { isFolder, isInside, keep, listNames, nameOf, readText, type Source } from './read-text.js';

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
  }
  return modules;
}

/** Links that lead out of the project are kept: reading them reports them. */
const foldersIn = (source: Source, folder: string): string[] =>
  listNames(source, folder).filter((name) => isFolder(source, `${folder}/${name}`) || !isInside(source, `${folder}/${name}`));

function readLocales(source: Source, name: ModuleName, { locales, parser }: ModulesWanted): Record<string, Module> {
  const inLocales: Record<string, Module> = {};
  for (const locale of locales) {
    const folder = moduleFolder(name);
    const path = `${folder}/${locale}.md`;
    const isThere = listNames(source, folder).includes(`${locale}.md`) || !isInside(source, path);
    const text = isThere ? readText(source, path) : missing(source, path, locale);
    const module =
      text === undefined
        ? undefined
        : keep(source, path, text, (found) => readModule({ id: name.id, locale, file: nameOf(source, path), text }, parser(locale), found));
    if (module) inLocales[locale] = { ...module, ...(name.owner === undefined ? {} : { owner: name.owner }) };
  }
  return inLocales;
}

function missing(source: Source, path: string, locale: string): undefined {
  const message = `${nameOf(source, path)} is not there: the module has no words in "${locale}".`;
  const at = { file: nameOf(source, path), line: 1, column: 1 };
  source.diagnostics.push(
    error({ code: 'missing-locale', message, at, hint: 'Add the file, or take the locale out of decks/project.yaml.' }),
  );
}

function reportTwice(source: Source, { id, owner }: ModuleName): void {
  const message = `The shared module "${id}" has the name of a module of the brand "${owner}".`;
  const at = { file: nameOf(source, `modules/${id}`), line: 1, column: 1 };
  source.diagnostics.push(
    error({ code: 'duplicate-id', message, at, hint: 'Give the shared module another name, without the full stop.' }),
  );
}

/** Returns the figures of all modules and the brands' logos, by path from the explainer's folder. */
export function readPictures(source: Source, modules: Library['modules'], logos: BrandsRead['logos']): Record<string, SvgNode> {
  const folders = new Set(Object.values(modules).flatMap((locales) => Object.values(locales).map(moduleFolder)));
  const figures = [...folders].flatMap((folder) =>
    listNames(source, folder, '.svg').map((name) => ({ path: `${folder}/${name}`, at: undefined })),
  );
  const pictures = emptyRecord<SvgNode>();
  for (const { path, at } of [...figures, ...logos]) {
    const text = readText(source, path, at);
    const picture = text === undefined ? undefined : keep(source, path, text, (found) => readPicture(nameOf(source, path), text, found));
    if (picture) pictures[path] = picture;
  }
  return pictures;
}
