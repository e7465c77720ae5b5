import { join } from 'node:path';
import type MarkdownIt from 'markdown-it';
import type { Library, Module, SvgNode } from '../model/content.js';
import type { ProjectConfig } from '../model/definitions.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { markdownParser } from './markdown-parser.js';
import * as ledger from './read-ledger.js';
import { readModule } from './read-module.js';
import { readPicture } from './read-picture.js';
import { isFolder, isInside, listNames, nameOf, readText, type Source } from './read-text.js';
import { readWording } from './read-wording.js';
import { fieldsOf } from './read-yaml.js';
import { projectSchema } from './schemas.js';

export interface LibraryRead {
  /** Missing only when `project.yaml` itself cannot be read. */
  readonly library?: Library;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `decks/` in the folder `root` and the fixed words of `templates`: the only place where unknown data becomes typed
 * data. All mistakes are collected; what could be read is returned beside them.
 */
export function readLibrary(root: string, templates: string): LibraryRead {
  const diagnostics: Diagnostic[] = [];
  const source: Source = { root: join(root, 'decks'), name: 'decks', diagnostics };
  const fixed: Source = { root: templates, name: 'templates', diagnostics };
  const file = ledger.readYamlFile(source, 'project.yaml', projectSchema);
  if (!file) return { diagnostics };
  const project: ProjectConfig = { ...file.value, at: file.at(['id']), fields: fieldsOf(file, [], file.value) };
  const words = ledger.readWords(fixed, project.locales);
  const parsers = new Map(project.locales.map((locale) => [locale, markdownParser(words[locale]?.quotes ?? '“”‘’')]));
  const parser = (locale: string): MarkdownIt => parsers.get(locale) ?? markdownParser('“”‘’');
  const { brands, logos } = ledger.readBrands(source, project.brands);
  const modules = readModules(source, project.locales, parser);
  const library: Library = {
    project,
    claims: ledger.readClaims(source, project.locales, parser),
    references: ledger.readReferences(source),
    requirements: ledger.readRequirements(source),
    reviews: ledger.readReviews(source),
    glossary: ledger.readGlossary(source, project.locales),
    regions: ledger.readRegions(source),
    brands,
    modules,
    decks: ledger.readDecks(source),
    pictures: readPictures(source, Object.keys(modules), logos),
    words,
    wording: readWording(source, project.locales),
  };
  return { library, diagnostics };
}

function readModules(source: Source, locales: readonly string[], parser: (locale: string) => MarkdownIt): Library['modules'] {
  const modules = ledger.emptyRecord<Record<string, Module>>();
  for (const id of listNames(source, 'modules').filter(
    (name) => isFolder(source, `modules/${name}`) || !isInside(source, `modules/${name}`),
  )) {
    const inLocales: Record<string, Module> = {};
    for (const locale of locales) {
      const path = `modules/${id}/${locale}.md`;
      const isThere = listNames(source, `modules/${id}`).includes(`${locale}.md`) || !isInside(source, path);
      const text = isThere ? readText(source, path) : missing(source, path, locale);
      const module =
        text === undefined ? undefined : readModule({ id, locale, file: nameOf(source, path), text }, parser(locale), source.diagnostics);
      if (module) inLocales[locale] = module;
    }
    modules[id] = inLocales;
  }
  return modules;
}

function missing(source: Source, path: string, locale: string): undefined {
  const message = `${nameOf(source, path)} is not there: the module has no words in "${locale}".`;
  const at = { file: nameOf(source, path), line: 1, column: 1 };
  source.diagnostics.push(
    error({ code: 'missing-locale', message, at, hint: 'Add the file, or take the locale out of decks/project.yaml.' }),
  );
}

function readPictures(source: Source, modules: readonly string[], logos: ledger.BrandsRead['logos']): Record<string, SvgNode> {
  const figures = modules.flatMap((id) =>
    listNames(source, `modules/${id}`, '.svg').map((name) => ({ path: `modules/${id}/${name}`, at: undefined })),
  );
  const pictures = ledger.emptyRecord<SvgNode>();
  for (const { path, at } of [...figures, ...logos]) {
    const text = readText(source, path, at);
    const picture = text === undefined ? undefined : readPicture(nameOf(source, path), text, source.diagnostics);
    if (picture) pictures[path] = picture;
  }
  return pictures;
}
