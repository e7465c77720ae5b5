import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type MarkdownIt from 'markdown-it';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import type { DataRead } from '../model/yaml-places.js';
import { fillBoxes } from './fill-boxes.js';
import { fillOptions } from './fill-options.js';
import { markdownParser } from './markdown-parser.js';
import { withPlainTexts } from './plain-texts.js';
import * as ledger from './read-ledger.js';
import { readModules, readPictures } from './read-modules.js';
import { readOptions } from './read-options.js';
import { readProject } from './read-project.js';
import { readReviews, readSnapshots } from './read-reviews.js';
import { readRequirements, readSafety } from './read-safety.js';
import { type Keeper, listNames, readText, type Source } from './read-text.js';
import { readWords } from './read-words.js';
import { changedSinceSealed } from './sealed-data.js';
import { staleWords } from './translate/stale-words.js';
import { unreadFiles } from './unread-files.js';

export interface LibraryRead {
  /** Missing only when `project.yaml` itself cannot be read. */
  readonly library?: Library;
  readonly diagnostics: readonly Diagnostic[];
}

interface ReadWish {
  /** Given by who reads the same project again and again. */
  readonly kept?: Keeper | undefined;
  /** Which letters can be printed: others are an error at their place. Not asked for unless it is given. */
  readonly letters?: Letters | undefined;
  /** Languages that are asked for: those among the project's drafts are read too. */
  readonly asked?: readonly string[] | undefined;
  /** Takes what the YAML files of `decks/` say, by path. */
  readonly data?: DataRead | undefined;
}

/**
 * Reads `decks/` in the folder `root` and the fixed words of `templates`: the only place where unknown data becomes typed
 * data. All mistakes are collected; what could be read is returned beside them. With `kept`, files that have not changed since
 * the last call are not parsed again.
 */
export function readLibrary(root: string, templates: string, { kept, letters, asked, data = new Map() }: ReadWish = {}): LibraryRead {
  const diagnostics: Diagnostic[] = [];
  const shared = { diagnostics, ...(kept && { kept }), ...(letters && { letters }) };
  const first: Source = { root: join(root, 'decks'), name: 'decks', ...shared, read: new Set(), data };
  const fixed: Source = { root: templates, name: 'templates', ...shared };
  const project = readProject(first, asked);
  if (!project) return { diagnostics };
  const source: Source = { ...first, locales: project.locales };
  const own = resolve(root, 'templates');
  const words = readWords(own === resolve(templates) ? [fixed] : [{ ...fixed, root: own }, fixed], project.locales);
  const parsers = new Map(project.locales.map((locale) => [locale, markdownParser(words[locale]?.quotes ?? '“”‘’')]));
  const parser = (locale: string): MarkdownIt => parsers.get(locale) ?? markdownParser('“”‘’');
  const { brands, pictures } = ledger.readBrands(source, project);
  const written = readModules(source, { locales: project.locales, brands: Object.keys(brands), parser });
  const safety = readSafety(source, project.locales);
  const reviews = readReviews(source);
  const claims = ledger.readClaims(source, project.locales, parser);
  const options = readOptions(source);
  const boxed = fillBoxes(written, { safety, words, parser, diagnostics });
  const modules = fillOptions(boxed, { options, claims, diagnostics });
  const library: Library = {
    project,
    claims,
    references: ledger.readReferences(source),
    requirements: readRequirements(source),
    safety,
    ...(options && { options }),
    reviews,
    snapshots: readSnapshots(source, reviews),
    glossary: ledger.readGlossary(source, project.locales),
    regions: ledger.readRegions(source),
    brands,
    modules,
    decks: ledger.readDecks(source),
    pictures: readPictures(source, modules, pictures),
    words,
    colors: readColors(fixed),
    wording: ledger.readWording(source, project.locales),
  };
  diagnostics.push(...changedSinceSealed(source, (path) => existsSync(join(source.root, path))));
  diagnostics.push(...unreadFiles(source, project, diagnostics), ...staleWords(root, templates, project.locales));
  const plain = withPlainTexts(library);
  return { library: diagnostics.length > 0 ? { ...plain, found: diagnostics } : plain, diagnostics };
}

/** Returns the colors that the templates' tokens.css gives a name; none where a project's templates have no such file. */
function readColors(templates: Source): Record<string, string> {
  const text = listNames(templates, '', 'tokens.css').includes('tokens.css') ? (readText(templates, 'tokens.css') ?? '') : '';
  return Object.fromEntries(
    [...text.matchAll(/--([a-z][a-z0-9-]*):\s*(#[0-9a-f]{3,8})\b/gi)].map(([, name = '', color = '']) => [name, color]),
  );
}
