import { type Language, languageOf } from '../languages/index.js';
import type { Claim, Library, Module, Words } from '../model/content.js';
import type { Taken } from '../model/deck.js';
import { moduleIn, placeOwnModules } from '../model/deck-modules.js';
import type { DeckDefinition, Localised } from '../model/definitions.js';
import type { At, Diagnostic } from '../model/diagnostic.js';
import { error } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { caveatsOf } from '../model/findings.js';
import { FORMATS, type Part } from '../model/formats.js';
import type { Brand, Region } from '../model/organisation.js';
import { isShownIn, type Regional } from '../model/regional.js';
import { isOnTopic } from '../model/topics.js';
import { type Numbering, startNumbering } from './references.js';

/** What to compose: a deck definition for one brand and locale. */
export interface Variant {
  readonly deck: string;
  readonly brand: string;
  readonly locale: string;
  /** The condition that printed pieces are about: they leave out what is about others only. None: all. */
  readonly topic?: string | undefined;
  /** What is composed of the parts that the deck's formats need; all of them unless told. */
  readonly parts?: ReadonlySet<Part> | undefined;
}

/** All that one composition shares. What it gathers (keys, numbers, diagnostics) grows in reading order. */
export interface Composer {
  readonly library: Library;
  readonly definition: DeckDefinition;
  readonly brand: Brand;
  readonly region: Region | undefined;
  readonly locale: string;
  readonly topic?: string | undefined;
  readonly parts: ReadonlySet<Part>;
  readonly language: Language;
  readonly words: Words;
  readonly numbering: Numbering;
  readonly diagnostics: Diagnostic[];
  readonly places: Record<string, At>;
  /** What all its keys begin with: none in the first language, so that the blocks of two languages can stand on one page. */
  readonly prefix: string;
  /** Returns a new key that leads back to `at`. */
  keyAt(at: At): string;
  claim(id: string): Claim | undefined;
  /** Ids of the claims that qualify others. */
  readonly caveats: ReadonlySet<string>;
  /** Returns the fixed word with its `{name}` parts filled in; a missing one is a diagnostic and the empty text. */
  word(key: string, parts?: Readonly<Record<string, string>>): string;
  inLocale(words: Localised | undefined): string;
}

/** Returns a composer for a variant. Throws when the library has no such deck or brand: callers take names from the library. */
export function startComposer(library: Library, variant: Variant): Composer {
  const written = library.decks[variant.deck];
  const brand = library.brands[variant.brand];
  if (!written) throw new Error(`There is no deck "${variant.deck}" in this library.`);
  if (!brand) throw new Error(`There is no brand "${variant.brand}" in this library.`);
  const { locale, topic } = variant;
  const definition = placeOwnModules(written, brand, library, locale);
  const words = library.words[locale] ?? {};
  const made = definition.formats.map((format) => FORMATS[format].part);
  const parts = new Set(made.filter((part) => variant.parts?.has(part) ?? true));
  const diagnostics: Diagnostic[] = [];
  const places: Record<string, At> = {};
  const prefix = locale === library.project.locales[0] ? '' : `${locale}-`;
  return {
    ...{ library, definition, brand, locale, topic, parts, prefix, language: languageOf(locale, brand.region), words, diagnostics, places },
    region: library.regions[brand.region],
    numbering: startNumbering(library, brand.region),
    keyAt: keysOf(`${prefix}d`, places),
    caveats: caveatsOf(library.claims),
    claim: (id) => entryIn(library.claims, id),
    word(key, parts = {}) {
      const text = words[key];
      if (text === undefined) diagnostics.push(missingWord(key, locale, diagnostics));
      return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
    },
    inLocale: (text) => text?.[locale] ?? '',
  };
}

/** Returns the composer with keys of its own (`h1`, `h2` ...), so that a change in one kind of piece leaves the others as they were. */
export const withKeys = (composer: Composer, letter: string): Composer => ({
  ...composer,
  keyAt: keysOf(composer.prefix + letter, composer.places),
});

function keysOf(letter: string, places: Record<string, At>): (at: At) => string {
  let count = 0;
  return (at) => {
    const key = `${letter}${++count}`;
    places[key] = at;
    return key;
  };
}

function missingWord(key: string, locale: string, known: readonly Diagnostic[]): Diagnostic {
  const message = `The fixed word "${key}" has no text in the locale "${locale}".`;
  const same = known.find((one) => one.message === message);
  return same ?? error({ code: 'missing-word', message, hint: `Add "${key}" to templates/locales/${locale}.yaml.`, concerns: { locale } });
}

/** The claims of one slide, stretch or panel: those it cites (with the place of the first cite) and those whose own words it prints (with the block's key). */
export interface Unit {
  readonly cited: Map<string, At>;
  readonly stated: Map<string, string>;
}

export const newUnit = (): Unit => ({ cited: new Map(), stated: new Map() });

/** Where requirements met by visible words are written down. */
export interface Shown {
  readonly list: Taken[];
  readonly slide?: string;
}

/** What a block needs to know of its surroundings. Without `shown` (speaker notes) no requirement counts as met. */
export interface Place {
  readonly composer: Composer;
  readonly module: Module;
  readonly unit: Unit;
  readonly shown?: Shown | undefined;
  readonly instruction?: boolean;
}

/** What a part of the content says of where it is shown. */
type Limited = Regional & { readonly only?: readonly string[]; readonly conditions?: readonly string[] };

/** True when the brand offers one of `only`, or nothing is asked for, its region is one of those that it is for, and the topic too. */
export const isShown = (part: Limited, { brand, topic }: Composer): boolean => {
  const { only = [] } = part;
  return isOnTopic(part, topic) && isShownIn(part, brand.region) && (only.length === 0 || only.some((name) => brand.offers.includes(name)));
};

/** Returns the module in the deck's locale, or undefined (which a check reports). */
export const moduleOf = (id: string, { library, locale }: Composer): Module | undefined => moduleIn(library, id, locale);

/** Says whose words a brand's own module holds; undefined for a shared one. */
export const ownLabel = ({ owner }: Module, { brand, word, inLocale }: Composer): string | undefined =>
  owner === undefined ? undefined : word('own-words', { name: inLocale(brand.name) });

/** Returns a function that makes ids unique in one document: the second `sec-a` becomes `sec-a-2`. */
export function uniqueIds(): (id: string) => string {
  const used = new Set<string>();
  return (id) => {
    let unique = id;
    for (let n = 2; used.has(unique); n++) unique = `${id}-${n}`;
    used.add(unique);
    return unique;
  };
}

/** Adds what is wrong, unless the same is said of the same line already: what is composed for several pieces is told once. */
export function reportOnce({ diagnostics }: Composer, found: Diagnostic): void {
  const isSame = ({ message, at }: Diagnostic): boolean =>
    message === found.message && at?.file === found.at?.file && at?.line === found.at?.line;
  if (!diagnostics.some(isSame)) diagnostics.push(found);
}

/** Reports that a shared `module` has no passage of a kind which the deck takes from it; `at` is the line in the deck's definition. */
export function reportMissing(composer: Composer, missing: { module: string; passage: string; at: At }): void {
  const { module, passage, at } = missing;
  if (moduleOf(module, composer)?.owner !== undefined) return;
  const message = `The deck "${composer.definition.id}" takes ${passage} from the module "${module}", which has none in the locale "${composer.locale}".`;
  const file = `decks/modules/${module}/${composer.locale}.md`;
  if (composer.diagnostics.some((one) => one.message === message)) return;
  composer.diagnostics.push(
    error({ code: 'missing-passage', message, at, hint: `Add it to ${file}, or take the module out of the deck.` }),
  );
}
