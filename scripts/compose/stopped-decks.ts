import type { Claim, Library, Module } from '../model/content.js';
import { modulesNamed, ownModuleId } from '../model/deck-modules.js';
import type { DeckDefinition } from '../model/definitions.js';
import type { At, Diagnostic, Fields } from '../model/diagnostic.js';
import { claimsIn } from '../model/passages.js';

/** The modules that a deck shows, each brand's own among them. */
function modulesOfDeck(definition: DeckDefinition, { brands }: Library): Set<string> {
  const shared = new Set(modulesNamed(definition));
  const own = Object.values(brands).flatMap(({ id, modules = [] }) =>
    modules.flatMap(({ module, after }) => (shared.has(after) ? [ownModuleId(id, module)] : [])),
  );
  return new Set([...shared, ...own]);
}

/**
 * Returns the decks of which nothing may be made, by id, each with the errors that stop it. An error in a deck's own file stops
 * that deck; one in a module, or in a claim or source that only some modules rest on, stops the decks that use them; any other
 * error (project, brands, regions, requirements, words) stops all.
 */
export function stoppedDecks(library: Library, diagnostics: readonly Diagnostic[]): Map<string, readonly Diagnostic[]> {
  const stopped = new Map<string, readonly Diagnostic[]>();
  for (const one of diagnostics.filter(({ severity }) => severity === 'error')) {
    for (const deck of decksOf(library, one.at)) stopped.set(deck, [...(stopped.get(deck) ?? []), one]);
  }
  return stopped;
}

/** Returns the modules that content at `at` belongs to, or 'all' where that cannot be told. A deck's own file belongs to none. */
export function modulesConcerned(library: Library, at: At | undefined): readonly string[] | 'all' {
  const file = at?.file ?? '';
  const [, brand, module] = /^decks\/(?:brands\/([^/]+)\/)?modules\/([^/]+)\//.exec(file) ?? [];
  if (module) return [brand ? ownModuleId(brand, module) : module];
  if (deckFile(file)) return [];
  const claims = at ? claimsAt(library, at) : [];
  if (claims.length === 0) return 'all';
  const ids = new Set(claims.map(({ id }) => id));
  return Object.keys(library.modules).filter((id) => Object.values(library.modules[id] ?? {}).some((one) => restsOn(one, ids, library)));
}

const deckFile = (file: string): string | undefined => /^decks\/([^/]+)\.deck\.yaml$/.exec(file)?.[1];

function decksOf(library: Library, at: At | undefined): string[] {
  const decks = Object.values(library.decks);
  const named = deckFile(at?.file ?? '');
  // The file of a deck that could not be read names it too: what was made of it earlier must stay.
  if (named) return [decks.find((deck) => deck.at.file === at?.file)?.id ?? named];
  const modules = modulesConcerned(library, at);
  const concerns = (deck: DeckDefinition): boolean => {
    const shown = modulesOfDeck(deck, library);
    return modules === 'all' || modules.some((id) => shown.has(id));
  };
  return decks.filter(concerns).map(({ id }) => id);
}

/** The claims whose entry, words or source stand at `at`; none when the line is nobody's. */
function claimsAt({ claims, references }: Library, at: At): Claim[] {
  const all = Object.values(claims);
  const own = all.filter((claim) => spans(claim, at) || Object.values(claim.words).some((words) => isLine(words.at, at)));
  const sources = Object.values(references).filter((reference) => spans(reference, at));
  return [...own, ...all.filter(({ evidence }) => evidence.some(({ ref }) => sources.some(({ id }) => id === ref)))];
}

const isLine = (place: At | undefined, at: At): boolean => place?.file === at.file && place.line === at.line;

/** True when `at` lies between the first and the last known line of an entry. */
function spans(entry: { readonly at: At; readonly fields?: Fields }, at: At): boolean {
  const lines = [entry.at, ...Object.values(entry.fields ?? {})].map(({ line }) => line);
  return entry.at.file === at.file && Math.min(...lines) <= at.line && at.line <= Math.max(...lines);
}

/** True when a module states one of the claims, or one that they qualify. */
function restsOn(module: Module, claims: ReadonlySet<string>, library: Library): boolean {
  return claimsIn(module, library.claims).some(
    (id) => claims.has(id) || library.claims[id]?.qualifiedBy.some((caveat) => claims.has(caveat)),
  );
}
