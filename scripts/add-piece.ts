import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { today } from './compose-all.js';
import { addEntry, addName } from './content/add-to-yaml.js';
import { jsonSchemas, schemaFor } from './content/json-schemas.js';
import { readLibrary } from './content/read-library.js';
import { readYaml } from './content/read-yaml.js';
import { claimsSchema, claimWordsSchema, projectSchema } from './content/schemas.js';
import { templatesFolder, templatesOf } from './find-templates.js';
import { schemaLine } from './init.js';
import type { Library } from './model/content.js';
import { type Diagnostic, hasErrors } from './model/diagnostic.js';
import { idFrom } from './model/suggest.js';
import { withStagedFiles } from './publish/staged-files.js';

/** What can be added to an explainer. */
export type PieceKind = 'module' | 'deck' | 'brand' | 'claim';

export interface AddRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  readonly kind: PieceKind;
  /** The id of what is added. */
  readonly name: string;
}

export interface AddReport {
  /** Paths, from the project, of what was made, and of what a line was added to. */
  readonly made: readonly string[];
  readonly changed: readonly string[];
  /** Why nothing was added: the request is wrong, or the files to add to have errors. */
  readonly wrong?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Adds a module, deck, brand or claim with words to fill in, which the checks warn of until they are. Never overwrites: a claim is
 * added at the end of its files and a brand to the list in project.yaml, every line there stays. Throws an EnvironmentError when the
 * disk refuses.
 */
export async function addPiece({ project, kind, name }: AddRequest): Promise<AddReport> {
  const root = resolve(project);
  const { library, diagnostics } = readLibrary(root, templatesOf(root));
  const own = diagnostics.filter(({ at }) => filesToChange(kind).some((file) => at?.file.startsWith(file)));
  if (!library || hasErrors(own)) return { ...NOTHING, diagnostics: library ? own : diagnostics };
  const wrong = wrongName(kind, name, root, library);
  if (wrong) return { ...NOTHING, wrong };
  const made = newFiles({ kind, name, root, library });
  const changed = changedFiles({ kind, name, root, library });
  if (typeof changed === 'string') return { ...NOTHING, wrong: changed };
  const files = [...made, ...changed].map(({ path, text }) => ({ place: join(root, path), bytes: text }));
  await withStagedFiles(files, undefined, (putInPlace) => putInPlace());
  return { made: made.map(({ path }) => path), changed: changed.map(({ path }) => path), diagnostics: [] };
}

const NOTHING: AddReport = { made: [], changed: [], diagnostics: [] };

const filesToChange = (kind: PieceKind): readonly string[] =>
  kind === 'claim' ? ['decks/claims.yaml', 'decks/claims/'] : kind === 'brand' ? ['decks/project.yaml'] : [];

function wrongName(kind: PieceKind, name: string, root: string, library: Library): string | undefined {
  const id = idFrom(name);
  if (id !== name || name === '') {
    const hint = id === '' ? '' : ` Write: teachback new ${kind} ${id}.`;
    return `"${name}" cannot be the name of a ${kind}: use small letters, digits and hyphens.${hint}`;
  }
  const places = { module: `decks/modules/${name}`, deck: `decks/${name}.deck.yaml`, brand: `decks/brands/${name}`, claim: '' };
  const known = { module: library.modules, deck: library.decks, brand: library.brands, claim: library.claims }[kind];
  const place = places[kind];
  if (Object.hasOwn(known, name) || (place !== '' && existsSync(join(root, place)))) {
    return `There is a ${kind} "${name}" already. Nothing was changed. Choose another name.`;
  }
  if (kind === 'claim' && Object.keys(library.references).length === 0) {
    return 'A claim needs a source. Add one to decks/references.yaml first.';
  }
  return undefined;
}

interface Wish {
  readonly kind: PieceKind;
  readonly name: string;
  readonly root: string;
  readonly library: Library;
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

function newFiles({ kind, name, root, library }: Wish): TextFile[] {
  const fill = (skeleton: string): string => filled(skeleton, name, library);
  const withSchema = (path: string, text: string): TextFile => {
    const schema = schemaFor(path, jsonSchemas());
    return { path, text: schema && existsSync(join(root, 'schemas')) ? schemaLine(path, schema) + text : text };
  };
  switch (kind) {
    case 'module':
      return library.project.locales.map((locale) => ({ path: `decks/modules/${name}/${locale}.md`, text: fill('module.md') }));
    case 'deck':
      return [withSchema(`decks/${name}.deck.yaml`, fill('deck.yaml'))];
    case 'brand':
      return [
        withSchema(`decks/brands/${name}/brand.yaml`, fill('brand.yaml')),
        { path: `decks/brands/${name}/logo.svg`, text: fill('logo.svg') },
      ];
    case 'claim':
      return [];
  }
}

/** The files that get a line or an entry; a reason where one of them cannot be added to. */
function changedFiles({ kind, name, root, library }: Wish): TextFile[] | string {
  const changes: TextFile[] = [];
  const change = (path: string, add: (text: string) => string | undefined): void => {
    const before = readFileSync(join(root, path), 'utf8');
    const after = add(before.replace(/\r\n/g, '\n'));
    changes.push({ path, text: before.includes('\r\n') ? (after ?? '').replace(/\n/g, '\r\n') : (after ?? '') });
  };
  if (kind === 'brand') change('decks/project.yaml', (text) => addName(text, 'brands', name));
  if (kind === 'claim') {
    change('decks/claims.yaml', (text) => addEntry(text, filled('claim.yaml', name, library)));
    const words = filled('claim-words.yaml', name, library);
    for (const locale of library.project.locales) change(`decks/claims/${locale}.yaml`, (text) => addEntry(text, words));
  }
  const bad = changes.find(({ path, text }) => !holds(path, text, name));
  if (!bad) return changes;
  return `${bad.path} cannot be added to: its list stands in brackets. Write its entries below one another, then run the command again.`;
}

/** True when the file, as it would be, can be read and names what was added. */
function holds(path: string, text: string, name: string): boolean {
  const found: Diagnostic[] = [];
  const source = { file: path, text };
  if (path === 'decks/project.yaml') return readYaml(source, projectSchema, found)?.value.brands.includes(name) ?? false;
  if (path === 'decks/claims.yaml') return readYaml(source, claimsSchema, found)?.value.some(({ id }) => id === name) ?? false;
  return Object.hasOwn(readYaml(source, claimWordsSchema, found)?.value ?? {}, name);
}

/** The skeleton `templates/new/<skeleton>` with its names filled in from the project. */
function filled(skeleton: string, name: string, library: Library): string {
  const { locales } = library.project;
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ');
  const inLocales = (text: string): string => `{ ${locales.map((locale) => `${locale}: ${JSON.stringify(text)}`).join(', ')} }`;
  const day = today();
  const values: Readonly<Record<string, string>> = {
    ID: name,
    TITLE: title,
    TITLES: inLocales(title),
    FILL_INS: inLocales('TO FILL IN'),
    MODULES: modulesForDeck(library).join(', '),
    REGION: Object.keys(library.regions)[0] ?? 'us',
    CAVEAT: Object.values(library.claims).flatMap(({ qualifiedBy }) => qualifiedBy)[0] ?? '',
    REFERENCE: Object.keys(library.references)[0] ?? '',
    TODAY: day,
    NEXT_YEAR: `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`,
  };
  const text = readFileSync(join(templatesFolder(), 'new', skeleton), 'utf8');
  return text.replace(/__([A-Z_]+?)__/g, (whole, key: string) => values[key] ?? whole);
}

/** The modules with prompts for teach-back of the project's first deck, as a beginning: a deck that can be made as it is. */
function modulesForDeck({ decks, modules }: Library): readonly string[] {
  const asked = Object.values(decks).find(({ teachBack }) => teachBack.length > 0)?.teachBack;
  return asked ?? Object.keys(modules).slice(0, 2);
}
