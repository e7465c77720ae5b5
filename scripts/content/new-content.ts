import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library, Review } from '../model/content.js';
import type { AddedKind } from '../model/definitions.js';
import { localeChain } from '../model/variants.js';
import { addEntries, addName } from './add-to-yaml.js';
import { jsonSchemas, schemaFor, schemaLine } from './json-schemas.js';
import { claimsSchema, claimWordsSchema } from './schema/claims.js';
import { projectSchema } from './schema/project.js';
import { readableReviews } from './schema/reviews.js';

/** The piece to add, and the explainer it is for. */
export interface AddedContent {
  readonly kind: AddedKind;
  readonly name: string;
  readonly root: string;
  readonly library: Library;
  /** Folder of templates, whose `new/` holds the skeletons. */
  readonly templates: string;
  /** Today, as an ISO day. */
  readonly today: string;
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files that are made for a piece, filled in as far as the project says. */
export function newFiles(wish: AddedContent): TextFile[] {
  const { kind, name, root, library } = wish;
  const fill = (skeleton: string): string => filled(skeleton, wish);
  const withSchema = (path: string, text: string): TextFile => {
    const schema = schemaFor(path, jsonSchemas());
    return { path, text: schema && existsSync(join(root, 'schemas')) ? schemaLine(path, schema) + text : text };
  };
  switch (kind) {
    case 'module':
      return widest(library).map((locale) => ({ path: `decks/modules/${name}/${locale}.md`, text: fill('module.md') }));
    case 'deck':
      return [withSchema(`decks/${name}.deck.yaml`, fill('deck.yaml'))];
    case 'brand':
      return [
        withSchema(`decks/brands/${name}/brand.yaml`, fill('brand.yaml')),
        { path: `decks/brands/${name}/logo.svg`, text: fill('logo.svg') },
      ];
    case 'claim':
    case 'locale':
      return [];
  }
}

/** Returns the files that get a line or an entry; a reason where one of them cannot be added to. */
export function changedFiles(wish: AddedContent): TextFile[] | string {
  const { kind, name, root, library } = wish;
  const changes: { readonly path: string; readonly text: string | undefined }[] = [];
  const change = (path: string, add: (text: string) => string | undefined): void => {
    changes.push({ path, text: add(readFileSync(join(root, path), 'utf8')) });
  };
  if (kind === 'brand') change('decks/project.yaml', (text) => addName(text, { key: 'brands', name }, projectSchema));
  if (kind === 'claim') {
    change('decks/claims.yaml', (text) => addEntries(text, filled('claim.yaml', wish), claimsSchema));
    const words = filled('claim-words.yaml', wish);
    for (const locale of widest(library)) {
      change(`decks/claims/${locale}.yaml`, (text) => addEntries(text, words, claimWordsSchema));
    }
  }
  const bad = changes.find(({ text }) => text === undefined);
  if (!bad) return changes.map(({ path, text = '' }) => ({ path, text }));
  return `${bad.path} cannot be added to: its list stands in brackets. Write its entries below one another, then run the command again.`;
}

/** The locales that no other one of the project stands in for: the rest read what they lack. */
const widest = ({ project: { locales } }: Library): string[] =>
  locales.filter(
    (locale) =>
      !localeChain(locale)
        .slice(1)
        .some((one) => locales.includes(one)),
  );

/** Returns the text of `reviews.yaml` with `reviews` at its end, or undefined where it is no list that can be added to. */
export const withReviews = (text: string, reviews: readonly Review[]): string | undefined =>
  addEntries(text, reviews.map(reviewEntry).join(''), readableReviews);

/** A text in double quotes means the same in YAML 1.2 as in JSON: a name of digits, or one that YAML takes for something else, stays a text. */
function reviewEntry({ kind, module, locale, regions, by, role, on, due, snapshot, version }: Review): string {
  const quoted = (values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const said = [
    `kind: ${kind}`,
    ...quoted({ module, locale }),
    `regions: [${regions.join(', ')}]`,
    ...quoted({ by, role }),
    `on: ${on}`,
    `due: ${due}`,
    ...quoted({ snapshot, ...(version === undefined ? {} : { version }) }),
  ];
  return said.map((line, index) => `${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** The skeleton `templates/new/<skeleton>` with its names filled in from the project. */
function filled(skeleton: string, { name, library, templates, today }: AddedContent): string {
  const { locales } = library.project;
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ');
  const inLocales = (text: string): string => `{ ${locales.map((locale) => `${locale}: ${JSON.stringify(text)}`).join(', ')} }`;
  const values: Readonly<Record<string, string>> = {
    ID: name,
    TITLE: title,
    TITLES: inLocales(title),
    FILL_INS: inLocales('TO FILL IN'),
    MODULES: modulesForDeck(library).join(', '),
    // A clinic that joins others most likely works where they do.
    REGION: library.brands[library.project.brands[0] ?? '']?.region ?? Object.keys(library.regions)[0] ?? 'us',
    CAVEAT: Object.values(library.claims).flatMap(({ qualifiedBy }) => qualifiedBy)[0] ?? '',
    REFERENCE: Object.keys(library.references)[0] ?? '',
    TODAY: today,
    NEXT_YEAR: `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}`,
  };
  const text = readFileSync(join(templates, 'new', skeleton), 'utf8');
  return text.replace(/__([A-Z_]+?)__/g, (whole, key: string) => values[key] ?? whole);
}

/** The modules with prompts for teach-back of the project's first deck, as a beginning: a deck that can be made as it is. */
function modulesForDeck({ decks, modules }: Library): readonly string[] {
  const asked = Object.values(decks).find(({ teachBack }) => teachBack.length > 0)?.teachBack;
  return asked ?? Object.keys(modules).slice(0, 2);
}
