import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Library } from '../model/content.js';
import type { AddedKind } from '../model/definitions.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { idFrom } from '../model/suggest.js';
import { writeFiles } from '../publish/write-files.js';
import { loadLibrary, templatesFolder, today } from './open-project.js';

export interface AddRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  readonly kind: AddedKind;
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
export async function addContent({ project, kind, name }: AddRequest): Promise<AddReport> {
  const root = resolve(project);
  const [{ library, diagnostics }, { changedFiles, newFiles }] = await Promise.all([
    loadLibrary(root),
    import('../content/new-content.js'),
  ]);
  const own = diagnostics.filter(({ at }) => filesToChange(kind).some((file) => at?.file.startsWith(file)));
  if (!library || hasErrors(own)) return { ...NOTHING, diagnostics: library ? own : diagnostics };
  const wrong = wrongName(kind, name, root, library);
  if (wrong) return { ...NOTHING, wrong };
  const wish = { kind, name, root, library, templates: templatesFolder(), today: today() };
  const made = newFiles(wish);
  const changed = changedFiles(wish);
  if (typeof changed === 'string') return { ...NOTHING, wrong: changed };
  const files = [...made, ...changed].map(({ path, text }) => ({ place: join(root, path), bytes: text }));
  await writeFiles(files);
  return { made: made.map(({ path }) => path), changed: changed.map(({ path }) => path), diagnostics: [] };
}

const NOTHING: AddReport = { made: [], changed: [], diagnostics: [] };

const filesToChange = (kind: AddedKind): readonly string[] =>
  kind === 'claim' ? ['decks/claims.yaml', 'decks/claims/'] : kind === 'brand' ? ['decks/project.yaml'] : [];

function wrongName(kind: AddedKind, name: string, root: string, library: Library): string | undefined {
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
