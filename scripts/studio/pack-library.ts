import type { Library, Module, SvgNode } from '../model/content.js';
import { modulesNamed } from '../model/deck-modules.js';
import type { DeckDefinition } from '../model/definitions.js';
import { FORMATS, type FormatRow } from '../model/formats.js';

/** True for a deck of which something is printed to hand out. */
export const isPrinted = ({ formats }: Pick<DeckDefinition, 'formats'>): boolean => formats.some(isPrintFormat);

/** True for formats of which patients get paper. */
export function isPrintFormat(format: keyof typeof FORMATS): boolean {
  const { part, folder, outputs }: FormatRow = FORMATS[format];
  return part !== 'slides' && folder === 'share' && outputs.some(({ media }) => media === 'pdf');
}

/**
 * Returns a library with what the printed pieces need and nothing else: their decks and modules, the claims and sources that the words
 * rest on without what only reviewers read, no notes, and no places in files. Numbers of sources stay as a build gives them: slides stay
 * where a printed deck has some.
 */
export function packLibrary(library: Library): Library {
  const decks = Object.fromEntries(Object.entries(library.decks).filter(([, deck]) => isPrinted(deck)));
  const named = new Set(Object.values(decks).flatMap(modulesNamed));
  const withSlides = new Set(Object.values(decks).filter(hasSlides).flatMap(modulesNamed));
  const modules = Object.fromEntries(
    Object.entries(library.modules)
      .filter(([id, locales]) => named.has(id) || Object.values(locales).some(({ owner }) => owner !== undefined))
      .map(([id, locales]) => [id, mapValues(locales, (module) => packModule(module, withSlides.has(id)))]),
  );
  const packed: Library = {
    ...library,
    ...{ decks, modules, requirements: [], reviews: [], snapshots: {}, found: [] },
    claims: mapValues(library.claims, (claim) => ({ ...claim, evidence: claim.evidence.map((one) => ({ ...one, basis: '' })) })),
    references: mapValues(library.references, (reference) => ({ ...reference, csl: {} })),
    words: wordsOf(library),
    pictures: picturesOf(library, new Set(Object.keys(modules))),
  };
  return withoutPlaces(packed);
}

const hasSlides = ({ formats }: DeckDefinition): boolean => formats.some((format) => FORMATS[format].part === 'slides');

function packModule(module: Module, keepsSlides: boolean): Module {
  const slides = keepsSlides ? module.slides.map((slide) => ({ ...slide, notes: [] })) : [];
  return { ...module, slides, teachBack: [] };
}

/** A language without the studio's own words has those of the first one: the page works, and who translates sees what is missing. */
function wordsOf({ words, project }: Library): Library['words'] {
  const [first = ''] = project.locales;
  const own = Object.entries(words[first] ?? {}).filter(([key]) => key.startsWith('studio-') || key === 'words-aged');
  return mapValues(words, (one) => ({ ...Object.fromEntries(own), ...one }));
}

function picturesOf({ pictures }: Library, modules: ReadonlySet<string>): Readonly<Record<string, SvgNode>> {
  const isNeeded = (path: string): boolean => {
    const [kind, id = ''] = path.split('/');
    return kind !== 'modules' || modules.has(id);
  };
  return Object.fromEntries(Object.entries(pictures).filter(([path]) => isNeeded(path)));
}

const mapValues = <T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

/** A place stands for an author, and there is none beside the file. */
const withoutPlaces = (library: Library): Library =>
  JSON.parse(JSON.stringify(library, (_, value: unknown) => (isPlace(value) ? undefined : value))) as Library;

const isPlace = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'file' in value && 'line' in value && 'column' in value;
