import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MOST_PACKED } from '../content/limits.js';
import { isLanguageTag } from '../languages/tags.js';
import { realPlace } from '../machine/make-folder.js';
import type { Library } from '../model/content.js';
import type { AddedKind } from '../model/definitions.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { idFrom } from '../model/suggest.js';
import { withLock } from '../publish/lock.js';
import { writeFiles } from '../publish/write-files.js';
import { loadLibrary, templatesFolder, today } from './open-project.js';

export interface AddRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  readonly kind: AddedKind;
  /** The id of what is added; of a brand from a file that of the file unless told. */
  readonly name: string;
  /** A clinic's file that was saved in the studio, to take in as a brand. */
  readonly from?: string;
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
 * disk refuses, or while somebody else adds a brand.
 */
export async function addContent(request: AddRequest): Promise<AddReport> {
  const root = resolve(request.project);
  return request.kind === 'brand' ? aloneOnBrands(root, () => addTo(root, request)) : addTo(root, request);
}

/**
 * Runs `use` while nobody else adds or saves a brand of this project: of two at once one would be lost. Throws an EnvironmentError while
 * somebody does.
 * @internal
 */
export const aloneOnBrands = <T>(root: string, use: () => Promise<T>): Promise<T> =>
  existsSync(join(root, 'decks')) ? withLock(join(root, 'decks', 'brands'), use) : use();

async function addTo(root: string, { kind, name, from }: AddRequest): Promise<AddReport> {
  if (from !== undefined) return addBrand(root, resolve(from), name);
  const [{ library, diagnostics }, { changedFiles, newFiles }] = await Promise.all([
    loadLibrary(root),
    import('../content/new-content.js'),
  ]);
  if (kind === 'locale' && library) return addLocale(root, name, library);
  const own = diagnostics.filter(({ at }) => filesToChange(kind).some((file) => at?.file.startsWith(file)));
  if (!library || hasErrors(own)) return { ...NOTHING, diagnostics: library ? own : diagnostics };
  const wrong = kind === 'locale' ? undefined : wrongName(kind, name, root, library);
  if (wrong) return { ...NOTHING, wrong };
  const wish = { kind, name, root, library, templates: templatesFolder(), today: today() };
  const made = newFiles(wish);
  const changed = changedFiles(wish);
  if (typeof changed === 'string') return { ...NOTHING, wrong: changed };
  await writeFiles([...made, ...changed].map(({ path, text }) => ({ place: realPlace(join(root, path)), bytes: text })));
  return { made: made.map(({ path }) => path), changed: changed.map(({ path }) => path), diagnostics: [] };
}

/** A file that is too long is not read. */
function readClinic(file: string): Uint8Array | 'heavy' | undefined {
  try {
    const { size } = statSync(file);
    return size > MOST_PACKED ? 'heavy' : readFileSync(file);
  } catch {
    return undefined;
  }
}

async function addBrand(root: string, file: string, name: string): Promise<AddReport> {
  const bytes = readClinic(file);
  if (!bytes) return { ...NOTHING, wrong: `"${file}" cannot be read. Name a file that was saved in studio.html.` };
  return takeBrand(root, bytes, { file, name });
}

/**
 * Takes a clinic in that was saved in the studio: all of it or nothing. Call it within `aloneOnBrands`.
 * @internal
 */
export async function takeBrand(
  root: string,
  bytes: Uint8Array | 'heavy',
  { file, name = '' }: { readonly file: string; readonly name?: string },
): Promise<AddReport> {
  const [{ library, diagnostics }, { changedFiles }, { readBrandZip }, { FONT_LETTERS }] = await Promise.all([
    loadLibrary(root),
    import('../content/new-content.js'),
    import('../content/read-brand-zip.js'),
    import('../bundle/fonts/open-fonts.js'),
  ]);
  const own = diagnostics.filter(({ at }) => at?.file.startsWith('decks/project.yaml'));
  if (!library || hasErrors(own)) return { ...NOTHING, diagnostics: library ? own : diagnostics };
  const taken = readBrandZip(bytes, { file, name: name || undefined, letters: FONT_LETTERS });
  if ('wrong' in taken) return { ...NOTHING, ...(taken.wrong && { wrong: taken.wrong }), diagnostics: taken.diagnostics };
  const wrong = wrongName('brand', taken.id, root, library);
  if (wrong) return { ...NOTHING, wrong };
  const changed = changedFiles({ kind: 'brand', name: taken.id, root, library, templates: templatesFolder(), today: today() });
  if (typeof changed === 'string') return { ...NOTHING, wrong: changed };
  const made = taken.files.map((one) => ({ path: `decks/brands/${taken.id}/${one.name}`, bytes: one.bytes }));
  await writeFiles(
    [...made, ...changed.map(({ path, text }) => ({ path, bytes: text }))].map(({ path, bytes }) => ({
      place: realPlace(join(root, path)),
      bytes,
    })),
  );
  return { made: made.map(({ path }) => path), changed: changed.map(({ path }) => path), diagnostics: taken.diagnostics };
}

/** Begins a language, or goes on with it: what is there already stays as it is. */
async function addLocale(root: string, locale: string, library: Library): Promise<AddReport> {
  const [source = ''] = library.project.locales;
  const wrong = isLocale(locale) ? undefined : `"${locale}" is not the tag of a language: write es, fr, or pt-BR.`;
  if (wrong) return { ...NOTHING, wrong };
  const { filesOfLocale, localisedFiles } = await import('../content/new-locale.js');
  const wish = { root, locale, source, templates: templatesFolder() };
  const changed = localisedFiles(wish);
  if (typeof changed === 'string')
    return { ...NOTHING, wrong: `${changed} cannot be read. Mend it first ("teachback check" tells how), then run the command again.` };
  const made = filesOfLocale(wish);
  if (made.length + changed.length === 0) return { ...NOTHING, wrong: `All files of "${locale}" are there already. Nothing was changed.` };
  await writeFiles([...made, ...changed].map(({ path, text }) => ({ place: realPlace(join(root, path)), bytes: text })));
  return { made: made.map(({ path }) => path), changed: changed.map(({ path }) => path), diagnostics: [] };
}

const isLocale = (tag: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) && isLanguageTag(tag);

const NOTHING: AddReport = { made: [], changed: [], diagnostics: [] };

const filesToChange = (kind: AddedKind): readonly string[] =>
  kind === 'claim' ? ['decks/claims.yaml', 'decks/claims/'] : kind === 'brand' ? ['decks/project.yaml'] : [];

function wrongName(kind: Exclude<AddedKind, 'locale'>, name: string, root: string, library: Library): string | undefined {
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
