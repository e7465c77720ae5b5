import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../model/content.js';
import type { AddedKind } from '../model/definitions.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { templatesFolder, today } from '../stories/open-project.js';
import { addEntry, addName } from './add-to-yaml.js';
import { jsonSchemas, schemaFor, schemaLine } from './json-schemas.js';
import { readYaml } from './read-yaml.js';
import { claimsSchema, claimWordsSchema } from './schema/claims.js';
import { projectSchema } from './schema/project.js';

/** The piece to add, and the explainer it is for. */
export interface AddedContent {
  readonly kind: AddedKind;
  readonly name: string;
  readonly root: string;
  readonly library: Library;
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files that are made for a piece, filled in as far as the project says. */
export function newFiles({ kind, name, root, library }: AddedContent): TextFile[] {
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

/** Returns the files that get a line or an entry; a reason where one of them cannot be added to. */
export function changedFiles({ kind, name, root, library }: AddedContent): TextFile[] | string {
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
