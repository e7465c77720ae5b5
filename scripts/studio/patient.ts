import { languageOf } from '../languages/index.js';
import type { Inline, Library, Module, TextPassage } from '../model/content.js';
import { ownModuleId } from '../model/deck-modules.js';
import { type DeckDefinition, type Localised, PANELS, type ProjectFact } from '../model/definitions.js';
import type { At } from '../model/diagnostic.js';
import type { Part } from '../model/formats.js';
import type { Brand } from '../model/organisation.js';
import { MOST_LETTERS, plainLine, TYPED } from './clinic.js';

/** What is printed for one patient. It is in no file, and gone when the window closes. */
export interface Patient {
  /** Write-in lines that are filled, by the fact's name. */
  readonly facts: Readonly<Record<string, Answer>>;
  /** A line of the clinic's own. */
  readonly line: string;
}

/** What fills a line: one of the fact's usual answers, by its place; a time of day ("14:30"); or words as they are typed. */
export type Answer = { readonly usual: number } | { readonly time: string } | { readonly text: string };

export const NOBODY: Patient = { facts: {}, line: '' };

export const isNobody = ({ facts, line }: Patient): boolean => line.trim() === '' && !Object.values(facts).some(isAnswered);

/** True where something is printed: a time or words that are not written yet leave the line to write on. */
export function isAnswered(answer: Answer | undefined): answer is Answer {
  if (!answer) return false;
  return 'usual' in answer || ('time' in answer ? answer.time : answer.text).trim() !== '';
}

/** Returns an answer in the words of a language, as people in `region` write times. */
export function answerIn(answer: Answer, { usual = [] }: Pick<ProjectFact, 'usual'>, locale: string, region?: string): string {
  if ('usual' in answer) return usual[answer.usual]?.[locale] ?? '';
  return 'time' in answer ? languageOf(locale, region).timeInWords(answer.time) : answer.text;
}

/** The facts of a project that are filled in for one patient, by name. */
export const patientFacts = ({ project }: Pick<Library, 'project'>): string[] =>
  Object.entries(project.facts).flatMap(([name, fact]) => (fact.for === 'patient' ? [name] : []));

const HERE: At = { file: TYPED, line: 1, column: 1 };
const LINE = 'line';

/** What a piece is made of: whose line it is, and where in the piece it stands. */
export interface LineWish {
  readonly deck: string;
  readonly part: Part;
  /** What stands above the line, by locale. */
  readonly title: Localised;
}

/** Returns the library with what is filled in for a patient: in the write-in lines, and a line as words of the clinic's own. */
export function withPatient(library: Library, patient: Patient, wish: LineWish): Library {
  const filled = withFilledIn(library, patient);
  const brand = brandOf(filled);
  return brand ? withLine(filled, brand, typedLine(patient.line, MOST_LETTERS.line), wish) : filled;
}

const brandOf = ({ brands, project }: Library): Brand | undefined => brands[project.brands[0] ?? ''];

/** Returns the library with the write-in lines of a patient filled, in all its languages. */
export function withFilledIn(library: Library, { facts }: Patient): Library {
  const brand = brandOf(library);
  const { locales, facts: asked } = library.project;
  const filled = Object.entries(facts).flatMap(([name, answer]) => {
    if (!isAnswered(answer)) return [];
    const wordsIn = (locale: string): string => typedLine(answerIn(answer, asked[name] ?? {}, locale, brand?.region), MOST_LETTERS.fact);
    return [[name, Object.fromEntries(locales.map((locale) => [locale, wordsIn(locale)]))] as const];
  });
  if (!brand || filled.length === 0) return library;
  return { ...library, brands: { [brand.id]: { ...brand, facts: { ...brand.facts, ...Object.fromEntries(filled) } } } };
}

/** What is typed for a patient is printed letter by letter: what would mark words as bold or in a language loses its meaning. */
const typedLine = (text: string, most: number): string => plainLine(text, most).replaceAll('**', '*').replaceAll(']{', '] {');

function withLine(library: Library, brand: Brand, text: string, { deck, part, title }: LineWish): Library {
  const definition = library.decks[deck];
  const place = definition && text !== '' ? placeOf(definition, part) : undefined;
  if (!place) return library;
  const modules = Object.fromEntries(
    library.project.locales.map((locale) => [locale, ownModule(brand, locale, { ...place, text, title })]),
  );
  return {
    ...library,
    brands: { [brand.id]: { ...brand, modules: [...(brand.modules ?? []), { module: LINE, after: place.after, at: HERE }] } },
    modules: { ...library.modules, [ownModuleId(brand.id, LINE)]: modules },
  };
}

interface LinePlace {
  readonly after: string;
  readonly from: 'brief' | 'print';
}

/** Behind the first module of the piece: it stands there once. */
function placeOf({ parts, handout, largePrint, brochure }: DeckDefinition, part: Part): LinePlace | undefined {
  if (part === 'booklet') return placeAfter(parts[0]?.modules[0]?.module, 'print');
  if (part === 'brochure') return placeAfter(PANELS.flatMap((panel) => brochure[panel] ?? [])[0], 'brief');
  const [first] = part === 'largePrint' && largePrint.length > 0 ? largePrint : handout;
  return first && placeAfter(first.modules[0], first.from);
}

const placeAfter = (after: string | undefined, from: LinePlace['from']): LinePlace | undefined =>
  after === undefined ? undefined : { after, from };

function ownModule(
  brand: Brand,
  locale: string,
  { from, text, title }: LinePlace & { readonly text: string; readonly title: Localised },
): Module {
  const run = (words: string): Inline[] => [{ kind: 'text', text: words }];
  const passage: TextPassage = {
    ...{ title: run(title[locale] ?? ''), at: HERE, only: [], takes: [] },
    blocks: [{ kind: 'paragraph', at: HERE, inlines: run(text) }],
  };
  return {
    ...{ id: ownModuleId(brand.id, LINE), owner: brand.id, locale, title: title[locale] ?? '', summary: '', at: HERE },
    ...{ figures: {}, slides: [], teachBack: [] },
    [from]: passage,
  };
}
