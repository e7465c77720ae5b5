import type { Claim, Library, Module } from '../model/content.js';
import { modulesNamed, ownModuleId } from '../model/deck-modules.js';
import type { DeckDefinition } from '../model/definitions.js';
import type { At, Concerns, Diagnostic, Fields } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { claimsIn } from '../model/passages.js';
import type { StoppedDeck } from '../model/sink.js';
import { localeChain } from '../model/variants.js';

/** How far a mistake reaches: of each kind the ids that it concerns. */
interface Reach {
  readonly brands: readonly string[];
  readonly locales: readonly string[];
  readonly decks: readonly string[];
  /** The modules that the place belongs to; 'all' where that cannot be told. A deck's own file belongs to none. */
  readonly modules: readonly string[] | 'all';
}

/** Names a deck of one brand in one language. */
export const deckKey = ({ brand, locale, deck }: StoppedDeck): string => JSON.stringify([brand, locale, deck]);

/** Returns the decks that a job shows: one, or in a piece of two languages that of each. */
export const decksOf = ({ brand, locales, deck }: Pick<Job, 'brand' | 'locales' | 'deck'>): StoppedDeck[] =>
  locales.map((locale) => ({ brand, locale, deck }));

/** Returns the errors that stop a job: those of each deck that it shows. */
export const stopping = (job: Pick<Job, 'brand' | 'locales' | 'deck'>, stopped: ReadonlyMap<string, Stopped>): readonly Diagnostic[] => [
  ...new Set(decksOf(job).flatMap((one) => stopped.get(deckKey(one))?.errors ?? [])),
];

/** A deck of one brand in one language of which nothing may be made, with the errors that stop it. */
export interface Stopped extends StoppedDeck {
  readonly errors: Diagnostic[];
}

/**
 * Returns the decks of which nothing may be made, by `deckKey`. An error stops what it concerns and nothing else: one in a brand's
 * folder that brand, one in a region's file the brands of that region, one in a file of one language that language, one in a deck's own
 * file that deck, one in an entry of a list of the project that entry, one in a module, or in a claim or source that only some modules rest on, the decks that use them; any other error
 * (project, requirements, reviews) stops all.
 */
export function stoppedDecks(library: Library, diagnostics: readonly Diagnostic[]): Map<string, Stopped> {
  const stopped = new Map<string, Stopped>();
  for (const error of diagnostics.filter(({ severity }) => severity === 'error')) {
    const { brands, locales, decks } = reachOf(library, error);
    for (const brand of brands) {
      for (const locale of locales) for (const deck of decks) addStopped(stopped, { brand, locale, deck }, [error]);
    }
  }
  return stopped;
}

/** Adds errors to what stops a deck. */
export function addStopped(stopped: Map<string, Stopped>, { brand, locale, deck }: StoppedDeck, errors: readonly Diagnostic[]): void {
  const key = deckKey({ brand, locale, deck });
  const known = stopped.get(key);
  if (known) for (const error of errors) known.errors.push(error);
  else stopped.set(key, { brand, locale, deck, errors: [...errors] });
}

/** Returns how far a mistake reaches in a library. */
export function reachOf(library: Library, { at, concerns }: Pick<Diagnostic, 'at' | 'concerns'>): Reach {
  const { brand, region, locale, deck, module, paper, ...named } = { ...placeIn(at?.file ?? '', library), ...concerns };
  const { brands, locales } = library.project;
  const modules = deck !== undefined ? [] : module !== undefined ? [module] : modulesResting(library, named, at);
  return {
    brands: brand !== undefined ? [brand] : region !== undefined ? brandsIn(library, region) : [...new Set(brands)],
    // What stands in for a locale concerns it too.
    locales: locale !== undefined ? [...new Set([locale, ...locales.filter((one) => localeChain(one).includes(locale))])] : locales,
    decks: paper !== undefined ? [] : deck !== undefined ? [deck] : decksShowing(library, modules),
    modules,
  };
}

/** True when a mistake concerns one of some decks. */
export function concernsAny(library: Library, mistake: Diagnostic, decks: readonly StoppedDeck[]): boolean {
  const reach = reachOf(library, mistake);
  const [brands, locales, ids] = [new Set(reach.brands), new Set(reach.locales), new Set(reach.decks)];
  return decks.some(({ brand, locale, deck }) => brands.has(brand) && locales.has(locale) && ids.has(deck));
}

/**
 * True when a mistake lies in a deck or brand that could not be read, of which no job could be planned, and that is among those `asked` for;
 * an empty list asks for all.
 */
export function concernsUnread(library: Library, mistake: Diagnostic, asked: Pick<Reach, 'brands' | 'decks'>): boolean {
  const reach = reachOf(library, mistake);
  const isMissing = (all: readonly string[], known: object, wanted: readonly string[]): boolean =>
    all.some((id) => !(id in known) && (wanted.length === 0 || wanted.includes(id)));
  return isMissing(reach.decks, library.decks, asked.decks) || isMissing(reach.brands, library.brands, asked.brands);
}

interface Place extends Concerns {
  readonly module?: string;
}

/** What a file belongs to, as its path says. */
function placeIn(file: string, { decks, regions }: Library): Place {
  const [, owner, name, locale] = /^decks\/(?:brands\/([^/]+)\/)?modules\/([^/]+)(?:\/(?:([^/]+)\.md)?.*)?$/.exec(file) ?? [];
  if (name) return { ...(owner ? { brand: owner, module: ownModuleId(owner, name) } : { module: name }), ...(locale && { locale }) };
  const [, brand] = /^decks\/brands\/([^/]+)\//.exec(file) ?? [];
  if (brand) return { brand };
  const [, region] = /^decks\/regions\/([^/]+)\.yaml$/.exec(file) ?? [];
  if (region) return { region: Object.values(regions).find(({ at }) => at.file === file)?.id ?? region };
  // The file of a deck that could not be read names it too: what was made of it earlier must stay.
  const [, deck] = /^decks\/([^/]+)\.deck\.yaml$/.exec(file) ?? [];
  if (deck) return { deck: Object.values(decks).find(({ at }) => at.file === file)?.id ?? deck };
  const [, inLocale] = /^(?:decks\/(?:claims|glossary|safety|wording)|templates\/locales)\/([^/]+)\.yaml$/.exec(file) ?? [];
  return inLocale ? { locale: inLocale } : {};
}

const brandsIn = ({ brands }: Library, region: string): string[] =>
  Object.values(brands).flatMap((brand) => (brand.region === region ? [brand.id] : []));

/** The modules that rest on what is named, or on what stands at `at`; 'all' where neither leads to a claim. */
function modulesResting(library: Library, concerns: Concerns, at: At | undefined): readonly string[] | 'all' {
  const named = claimsNamed(library, concerns);
  const claims = named.length > 0 || !at ? named : claimsAt(library, at);
  if (claims.length === 0) return 'all';
  const ids = new Set(claims.map(({ id }) => id));
  return Object.keys(library.modules).filter((id) => Object.values(library.modules[id] ?? {}).some((one) => restsOn(one, ids, library)));
}

function decksShowing(library: Library, modules: readonly string[] | 'all'): string[] {
  const shows = (deck: DeckDefinition): boolean => {
    if (modules === 'all') return true;
    const shown = modulesOfDeck(deck, library);
    return modules.some((id) => shown.has(id));
  };
  return Object.values(library.decks).flatMap((deck) => (shows(deck) ? [deck.id] : []));
}

/** The modules that a deck shows, each brand's own among them. */
function modulesOfDeck(definition: DeckDefinition, { brands }: Library): Set<string> {
  const shared = new Set(modulesNamed(definition));
  const own = Object.values(brands).flatMap(({ id, modules = [] }) =>
    modules.flatMap(({ module, after }) => (shared.has(after) ? [ownModuleId(id, module)] : [])),
  );
  return new Set([...shared, ...own]);
}

const claimsNamed = ({ claims }: Library, { claim, reference }: Concerns): Claim[] =>
  Object.values(claims).filter(({ id, evidence }) => id === claim || evidence.some(({ ref }) => ref === reference));

/** The claims whose entry, words or source stand at `at`; none when the line is nobody's. */
function claimsAt(library: Library, at: At): Claim[] {
  const all = Object.values(library.claims);
  const own = all.filter((claim) => spans(claim, at) || Object.values(claim.words).some((words) => isLine(words.at, at)));
  const sources = Object.values(library.references).filter((reference) => spans(reference, at));
  return [...own, ...sources.flatMap(({ id }) => claimsNamed(library, { reference: id }))];
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
