import { type Language, languageOf } from '../languages/index.js';
import type { Sentence } from '../languages/sentences.js';
import { baseOf } from '../languages/tags.js';
import type { Block, Claim, Inline, Library, Module } from '../model/content.js';
import { entryIn } from '../model/entry-in.js';
import { caveatsOf } from '../model/findings.js';
import { numbersOf, type Region } from '../model/organisation.js';
import { modulesOf, type Passage, passagesOf } from '../model/passages.js';
import { once, remember, rememberOf } from '../model/remember.js';
import { allBlocks, allInlines, runsOf } from '../model/tree.js';
import type { Wording } from '../model/wording.js';
import { type SentenceMatcher, sentenceMatcher } from './claims/align-sentences.js';
import { type ClaimSide, claimSide, type Original, originalOf } from './claims/claim-side.js';
import { type Joints, jointsOf } from './claims/compare-turns.js';
import { type NumberCounter, numberCounter } from './claims/fact-signs.js';
import { type OrderWords, orderWords } from './claims/order-words.js';
import { type FeatureReader, featureReader } from './claims/sentence-features.js';
import { type StatementReader, statementReader } from './claims/statements.js';
import { type Scorer, scorerOf } from './pieces/score-sentences.js';
import { type Authored, authoredInModule, authoredOutside } from './words/authored-text.js';

/** A passage with all that stands in it, read once for the many checks that look for something there. */
export interface ReadPassage extends Passage {
  readonly module: Module;
  /** All blocks, outer before inner. */
  readonly all: readonly Block[];
  /** All inlines of the title and the blocks, outer before inner. */
  readonly inlines: readonly Inline[];
}

/** What the words of all modules are held against: a library without its modules, and without what only decks and files show. */
export type Ground = Pick<Library, (typeof GROUND)[number]>;
const GROUND = [
  ...(['project', 'claims', 'references', 'requirements', 'safety', 'options'] as const),
  ...(['glossary', 'inLanguages', 'regions', 'brands', 'words', 'wording'] as const),
] as const;

/** Returns nothing but that of a library. */
export const groundOf = rememberOf(
  ({ library }: SharedFacts) => Object.fromEntries(GROUND.map((key) => [key, library[key]])) as unknown as Ground,
);

/** What all checks share but the words of modules: each fact is read when a check first asks for it, and once a run. */
export interface SharedFacts {
  readonly library: Ground;
  /** The ISO day of the check. */
  readonly asOf: string;
  /** The language of the project's first locale: that of its claims' numbers and of what is said of its sources. */
  readonly source: Language;
  /** The ids of all claims that are some claim's caveat. */
  readonly caveats: ReadonlySet<string>;
  /** The regions that some brand works in. */
  readonly regions: readonly Region[];
  /** Where the numbers that may stand in the words come from: `regions`, and the countries that the words are written for. */
  readonly countries: readonly Region[];
  /** The numbers of the lines of `countries`, as they are printed. */
  readonly lines: readonly string[];
  languageOf(locale: string): Language;
  /** The sentences of one of the texts, or of a run of words in it. */
  sentencesOf(written: Pick<Authored, 'inlines' | 'locale'>): readonly Sentence[];
  /** What the wording of each locale finds; a locale without wording is not judged by it. */
  readonly readers: ReadonlyMap<string, WordingReader>;
  /** The claims of these ids, without those that are not there. */
  claimsNamed(ids: readonly string[]): Claim[];
  /** The values of the numbers that a claim may state. */
  valuesOf(claim: Claim): readonly number[];
  /** How hard sentences of a locale are to read; none where its language has no formula. */
  scorerOf(locale: string): Scorer | undefined;
}

/** The words of one module, or of all that stands outside of modules, or of everything, with what they are held against. */
export interface PartFacts extends SharedFacts {
  readonly shared: SharedFacts;
  /** The modules in every locale. */
  readonly modules: readonly Module[];
  readonly passages: readonly ReadPassage[];
  /** All words that somebody reads or hears, in every locale. */
  readonly texts: readonly Authored[];
  /** The words of one of the modules. */
  textsOf(module: Module): readonly Authored[];
}

/** The content of one explainer with what its checks share. */
export interface Facts extends PartFacts {
  readonly library: Library;
}

/** The wording of one locale, compiled once for the checks that share it. */
export interface WordingReader {
  readonly wording: Wording;
  readonly language: Language;
  readonly features: FeatureReader;
  /** Sentences with their parts, and amounts. */
  readonly statements: StatementReader;
  /** The numbers in a text that tell a quantity. */
  readonly counted: NumberCounter;
  readonly joints: Joints;
  readonly orderWords: OrderWords;
  /** What is known about a claim; nothing of one that is not there or has no words. */
  side(id: string): ClaimSide | undefined;
  /** The sides of all claims. */
  sides(): readonly ClaimSide[];
  /** Holds sentences against those of the claims. */
  claimMatcher(): SentenceMatcher;
}

/** `first` is the reader of the first language, for one of a translation. */
function readerOf(library: Library, wording: Wording, language: Language, first: () => WordingReader | undefined): WordingReader {
  const features = featureReader(wording, language);
  const statements = statementReader(wording, language, features);
  const original = (id: string): Original | undefined => {
    const reader = first();
    const side = reader?.side(id);
    return reader && side && originalOf(side, reader.features);
  };
  const known = once(
    () => new Map(Object.keys(library.claims).map((id) => [id, claimSide(library, id, { language, statements, original })])),
  );
  const sides = once(() => [...known().values()].filter((side) => side !== undefined));
  return {
    ...{ wording, language, features, statements, sides, counted: numberCounter(wording, language) },
    ...{ joints: jointsOf(wording, features), orderWords: orderWords(wording) },
    side: (id) => known().get(id),
    claimMatcher: once(() => sentenceMatcher(sides().flatMap(({ sentences }) => sentences))),
  };
}

/** Returns the facts of a library. */
export function readFacts(library: Library, asOf: string): Facts {
  const language = remember(languageOf);
  const modules = once(() => modulesOf(library));
  const inModules = once(() => new Map(modules().map((module) => [module, authoredInModule(module)])));
  const texts = once(() => [...[...inModules().values()].flat(), ...authoredOutside(library)]);
  const passages = once(() => modules().flatMap(passagesIn));
  const caveats = once(() => caveatsOf(library.claims));
  const readers = once((): ReadonlyMap<string, WordingReader> => {
    const first = (own: Language) => () => (baseOf(own.tag) === baseOf(source.tag) ? undefined : readers().get(source.tag));
    return inEachLocale({ library, languageOf: language }, (wording, own) => readerOf(library, wording, own, first(own)));
  });
  const regions = Object.values(library.regions).filter(({ id }) => Object.values(library.brands).some(({ region }) => region === id));
  const homes = library.project.locales.map((locale) => language(locale).country);
  const countries = Object.values(library.regions).filter((region) => regions.includes(region) || homes.includes(region.id));
  const source = language(library.project.locales[0] ?? '');
  const sentencesIn = remember((locale) => rememberOf((inlines: readonly Inline[]) => language(locale).sentencesOfRun(inlines)));
  const facts: Facts = {
    ...{ library, asOf, source, languageOf: language },
    get shared() {
      return facts;
    },
    ...{ regions, countries, lines: countries.flatMap(numbersOf) },
    get modules() {
      return modules();
    },
    get passages() {
      return passages();
    },
    get texts() {
      return texts();
    },
    get caveats() {
      return caveats();
    },
    get readers() {
      return readers();
    },
    claimsNamed: (ids) => ids.flatMap((id) => entryIn(library.claims, id) ?? []),
    textsOf: (module) => inModules().get(module) ?? [],
    sentencesOf: ({ inlines, locale }) => sentencesIn(locale)(inlines),
    valuesOf: rememberOf(({ numbers }: Claim) =>
      numbers.flatMap((entry) => (typeof entry === 'number' ? [entry] : source.numbersIn(entry).map(({ value }) => value))),
    ),
    scorerOf: remember((locale) => scorerOf(language(locale), library.glossary[locale] ?? [])),
  };
  return facts;
}

const passagesIn = (module: Module): ReadPassage[] =>
  passagesOf(module).map((passage) => {
    const all = allBlocks(passage.blocks);
    return { ...passage, module, all, inlines: [passage.title, ...all.flatMap(runsOf)].flatMap(allInlines) };
  });

const inEachLocale = <T>(
  { library, languageOf }: Pick<SharedFacts, 'library' | 'languageOf'>,
  compile: (wording: Wording, language: Language) => T,
): ReadonlyMap<string, T> =>
  new Map(Object.entries(library.wording).map(([locale, wording]) => [locale, compile(wording, languageOf(locale))]));

/** Returns what a check makes once, for all parts of the content that it judges, of what they share. */
export function ofShared<T>(make: (shared: SharedFacts) => T): (facts: Pick<PartFacts, 'shared'>) => T {
  const known = rememberOf(make);
  return ({ shared }) => known(shared);
}

/** Returns what gives what `compile` makes of each locale's wording, by locale; a locale without wording is not judged by it. */
export const perLocale = <T>(
  compile: (wording: Wording, language: Language) => T,
): ((facts: Pick<PartFacts, 'shared'>) => ReadonlyMap<string, T>) => ofShared((shared) => inEachLocale(shared, compile));

/** Returns the parts of the content that can be judged each by itself: every module, and what stands outside of modules. */
export const partsOf = (facts: Facts): PartFacts[] => [
  ...facts.modules.map((module) => partOf(facts, [module], facts.textsOf(module))),
  partOf(facts, [], authoredOutside(facts.library)),
];

/** All that is shared stays where it is. */
function partOf(facts: Facts, modules: readonly Module[], texts: readonly Authored[]): PartFacts {
  const passages = once(() => modules.flatMap(passagesIn));
  const own = { modules: { value: modules }, texts: { value: texts }, passages: { get: passages } };
  return Object.create(facts, own) as PartFacts;
}
