import type MarkdownIt from 'markdown-it';
import type { z } from 'zod';
import type { Claim, ClaimWords, Reference, Term } from '../model/content.js';
import type { DeckDefinition, ProjectConfig } from '../model/definitions.js';
import { type At, type Concerns, type Diagnostic, error, fieldAt } from '../model/diagnostic.js';
import type { Brand, Region } from '../model/organisation.js';
import { nameOthers } from '../model/regional.js';
import type { Wording } from '../model/wording.js';
import { cursorAt } from './cursor.js';
import { localeFiles, withFallbacks } from './fall-back.js';
import { isPlainName, strangePicture } from './near-file.js';
import { withoutCopies } from './near-name.js';
import { reportOldRegion } from './old-region.js';
import { parseInlines } from './parse-inlines.js';
import type { Purpose } from './pictures/read-drawing.js';
import { keep, listNames, nameOf, readText, type Source } from './read-text.js';
import { fieldsOf, type Placed, placed, readYaml } from './read-yaml.js';
import { brandSchema } from './schema/brand.js';
import { claimsSchema, claimWordsSchema } from './schema/claims.js';
import { deckSchema } from './schema/deck.js';
import { glossarySchema } from './schema/glossary.js';
import { referencesSchema } from './schema/references.js';
import { regionSchema } from './schema/region.js';
import { wordingSchema } from './schema/wording.js';

/** Returns a checked YAML file of the source, or undefined with diagnostics. */
export function readYamlFile<S extends z.ZodType>(source: Source, path: string, schema: S): Placed<z.output<S>> | undefined {
  const text = readText(source, path);
  if (text === undefined) return undefined;
  const read = keep(source, path, text, (diagnostics) =>
    readYaml({ file: nameOf(source, path), text, ...(isPrinted(path) && { letters: source.letters }) }, schema, diagnostics),
  );
  if (read) source.data?.set(path, read);
  return read && placed({ ...read, value: withFallbacks(read.value, source.locales ?? []) }, nameOf(source, path));
}

/** What the checks look for is printed nowhere. */
const isPrinted = (path: string): boolean => !path.startsWith('wording/');

/** A record without inherited names: an id such as "constructor" is an id like any other. */
export const emptyRecord = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

/** Returns `items` by id; a second one of the same id is a diagnostic. */
export function byId<T extends { readonly id: string; readonly at: At }>(
  source: Source,
  what: keyof Concerns | 'requirement' | 'item',
  items: readonly T[],
): Record<string, T> {
  const found = emptyRecord<T>();
  for (const item of items) {
    const earlier = found[item.id];
    if (earlier) {
      const message = `The ${what} id "${item.id}" stands twice; first in ${earlier.at.file}, line ${earlier.at.line}.`;
      const hint = 'Give one of them another id, or take it out.';
      source.diagnostics.push(error({ code: 'duplicate-id', message, at: item.at, hint, concerns: { [what]: item.id } }));
    } else found[item.id] = item;
  }
  return found;
}

/** The entries of a list, each with where its `key` stands. */
export function entriesOf<T extends object>(file: Placed<readonly T[]> | undefined, key: keyof T): (T & { readonly at: At })[] {
  return file ? file.value.map((entry, index) => ({ ...entry, at: file.at([index, key]) })) : [];
}

/** Returns the claims with their words in each locale; words without a claim are a diagnostic. */
export function readClaims(source: Source, locales: readonly string[], parser: (locale: string) => MarkdownIt): Record<string, Claim> {
  const words = locales.map((locale) => [locale, readClaimWords(source, { locale, locales }, parser(locale))] as const);
  const claims = readYamlFile(source, 'claims.yaml', claimsSchema);
  if (!claims) return {};
  const items = entriesOf(claims, 'id').map((claim, index): Claim => {
    const own = words.flatMap(([locale, all]) => (all[claim.id] ? [[locale, all[claim.id] as PlacedWords] as const] : []));
    return { ...claim, fields: fieldsOf(claims, [index], claim), words: Object.fromEntries(own) };
  });
  const found = byId(source, 'claim', items);
  for (const [, all] of words) reportStrayWords(source, all, found);
  return found;
}

type PlacedWords = ClaimWords & { readonly at: At };

/** A locale that is wanted, among those of the project. */
export interface InLocale {
  readonly locale: string;
  readonly locales: readonly string[];
}

/** The words of each claim in a locale, one by one from the nearest file that has them. */
function readClaimWords(source: Source, wanted: InLocale, parser: MarkdownIt): Record<string, PlacedWords> {
  const found = emptyRecord<PlacedWords>();
  for (const near of localeFiles(source, 'claims', { ...wanted, ending: '.yaml' })) {
    const file = readYamlFile(near.source, `claims/${near.locale}.yaml`, claimWordsSchema);
    for (const [id, words] of Object.entries(file?.value ?? {})) {
      if (!file || found[id]) continue;
      const at = file.at([id, 'says']);
      const cursor = cursorAt(at, near.source.diagnostics);
      const { cell, ...rest } = words;
      const read = (text: string) => parseInlines(parser.parseInline(text.trim(), {})[0], cursor);
      found[id] = { ...rest, says: read(words.says), ...(cell !== undefined && { cell: read(cell) }), at };
    }
  }
  return found;
}

function reportStrayWords(source: Source, words: Record<string, PlacedWords>, claims: Record<string, Claim>): void {
  for (const [id, { at }] of Object.entries(words).filter(([one]) => !claims[one])) {
    const message = `Words stand here for claim "${id}", which is not in ${nameOf(source, 'claims.yaml')}.`;
    source.diagnostics.push(error({ code: 'unknown-claim', message, at, hint: 'Mend the id, or take the words out.' }));
  }
}

/** Returns the references by id; `csl` holds what the citation library takes. */
export function readReferences(source: Source): Record<string, Reference> {
  const file = readYamlFile(source, 'references.yaml', referencesSchema);
  const items = entriesOf(file, 'id').map(({ at, ...item }, index): Reference => {
    const { read, checked, retraction, ...csl } = item;
    const { id, DOI: doi, URL: url } = csl;
    if (!doi && !url) {
      const message = `Reference "${id}" has neither DOI nor URL.`;
      source.diagnostics.push(error({ code: 'no-address', message, at, hint: 'Add the DOI or the address where a reader finds it.' }));
    }
    return {
      ...{ id, csl, at },
      ...(file && { fields: fieldsOf(file, [index], item) }),
      ...(read && { read }),
      ...(checked && { checked }),
      ...(retraction && { retraction }),
      ...(doi && { doi }),
      ...(url && { url }),
    };
  });
  return byId(source, 'reference', items);
}

/** Returns the words to know per locale, from the nearest file that there is. */
export function readGlossary(source: Source, locales: readonly string[]): Record<string, readonly Term[]> {
  return Object.fromEntries(
    locales.map((locale) => {
      const [near] = localeFiles(source, 'glossary', { locale, locales, ending: '.yaml' });
      const file = near && readYamlFile(near.source, `glossary/${near.locale}.yaml`, glossarySchema);
      return [locale, nameOthers(entriesOf(file, 'term'), ({ term }) => term)];
    }),
  );
}

/** Returns what the checks look for in each locale, from the nearest file; without one there is none, and its wording goes unchecked. */
export function readWording(source: Source, locales: readonly string[]): Record<string, Wording> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const [near] = localeFiles(source, 'wording', { locale, locales, ending: '.yaml' });
      if (!near?.isThere) return [];
      const file = readYamlFile(near.source, `wording/${near.locale}.yaml`, wordingSchema);
      return file ? [[locale, file.value] as const] : [];
    }),
  );
}

/** Returns the regions by id. */
export function readRegions(source: Source): Record<string, Region> {
  const items = withoutCopies(listNames(source, 'regions', '.yaml'), '.yaml').flatMap((name): Region[] => {
    const path = `regions/${name}`;
    const found: Diagnostic[] = [];
    const file = readYamlFile({ ...source, diagnostics: found }, path, regionSchema);
    // Whoever wrote it in the old form is told how to write it now, and nothing else.
    if (file || !reportOldRegion(source, path)) source.diagnostics.push(...found);
    if (!file) return [];
    const lines = file.value.lines.map((line, index) => ({
      ...{ ...line, at: file.at(['lines', index]), fields: fieldsOf(file, ['lines', index], line) },
    }));
    return [{ ...file.value, lines, at: file.at(['id']) }];
  });
  return byId(source, 'region', items);
}

export interface BrandsRead {
  readonly brands: Record<string, Brand>;
  /** Path of each logo and of each picture of its own from the explainer's folder, and where it is named. */
  readonly pictures: readonly { readonly path: string; readonly at: At; readonly purpose: Purpose }[];
}

/** Returns the brands that the project names, and where their logos and pictures are. */
export function readBrands(source: Source, project: ProjectConfig): BrandsRead {
  const pictures: { path: string; at: At; purpose: Purpose }[] = [];
  const ids = new Set(project.brands);
  for (const id of [...ids].filter((one) => project.brands.indexOf(one) < project.brands.lastIndexOf(one))) {
    const message = `The brand "${id}" stands twice in brands: of ${nameOf(source, 'project.yaml')}.`;
    const hint = 'Take one of them out.';
    source.diagnostics.push(error({ code: 'duplicate-id', message, at: fieldAt(project, 'brands'), hint, concerns: { brand: id } }));
  }
  const items = [...ids].flatMap((id): Brand[] => {
    const path = `brands/${id}/brand.yaml`;
    const file = readYamlFile(source, path, brandSchema);
    if (!file) return [];
    const at = file.at(['id']);
    if (file.value.id !== id) {
      const message = `The brand id "${file.value.id}" is not the name of its folder, "${id}".`;
      source.diagnostics.push(error({ code: 'wrong-id', message, at, hint: `Write id: ${id}, or rename the folder.` }));
    }
    for (const { name, at, purpose } of picturesNamed(file)) {
      if (isPlainName(name)) pictures.push({ path: `brands/${id}/${name}`, at, purpose });
      else source.diagnostics.push(strangePicture(name, `${nameOf(source, 'brands')}/${id}/`, at));
    }
    const own = file.value.pictures.map((one, index) => ({ ...one, at: file.at(['pictures', index]) }));
    const modules = file.value.modules.map((one, index) => ({ ...one, at: file.at(['modules', index]) }));
    const [fields, colorFields, factFields] = [
      fieldsOf(file, [], file.value),
      fieldsOf(file, ['colors'], file.value.colors),
      fieldsOf(file, ['facts'], file.value.facts),
    ];
    return [{ ...file.value, id, modules, pictures: own, at, fields, colorFields, factFields }];
  });
  return { brands: byId(source, 'brand', items), pictures };
}

/** The files that a brand names: its logos, and its own pictures. */
function picturesNamed({ value, at }: Placed<z.output<typeof brandSchema>>) {
  const logos = (['logo', 'logoOnDark'] as const).map((key) => ({ name: value[key], at: at([key]), purpose: 'logo' as const }));
  const own = value.pictures.map(({ file }, index) => ({ name: file, at: at(['pictures', index, 'file']), purpose: 'figure' as const }));
  return [...logos, ...own].flatMap(({ name, ...rest }) => (name === undefined ? [] : [{ name, ...rest }]));
}

/** Returns the deck definitions by id. */
export function readDecks(source: Source): Record<string, DeckDefinition> {
  const items = withoutCopies(listNames(source, '', '.deck.yaml'), '.deck.yaml').flatMap((name): DeckDefinition[] => {
    const file = readYamlFile(source, name, deckSchema);
    if (!file) return [];
    const { parts, teachBack, handout, largePrint, brochure, cover } = file.value;
    const at = (...path: (string | number)[]): At => file.at(path);
    const deck = {
      ...file.value,
      parts: parts.map((part, p) => ({
        ...{ ...part, at: at('parts', p) },
        modules: part.modules.map((entry, m) => ({ ...entry, at: at('parts', p, 'modules', m) })),
      })),
      handout: handout.map((part, p) => ({ ...part, at: at('handout', p) })),
      largePrint: largePrint.map((part, p) => ({ ...part, at: at('largePrint', p) })),
      cover: cover.map((picture, p) => ({ ...picture, at: at('cover', p) })),
    };
    // Modules that are named without a place of their own.
    const named = [...teachBack.keys()].map((index) => [`teachBack.${index}`, at('teachBack', index)]);
    const shown = Object.entries(brochure).flatMap(([panel, ids = []]) =>
      [...ids.keys()].map((index) => [`brochure.${panel}.${index}`, at('brochure', panel, index)]),
    );
    const fields = { ...fieldsOf(file, [], file.value), ...Object.fromEntries([...named, ...shown]) };
    return [{ ...deck, at: at('id'), fields }];
  });
  return byId(source, 'deck', items);
}
