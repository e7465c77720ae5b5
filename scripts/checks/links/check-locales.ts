import type { Library } from '../../model/content.js';
import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import type { Brand, Region } from '../../model/organisation.js';
import { localesOf } from '../../model/variants.js';
import type { Facts } from '../facts.js';

interface Wording {
  readonly what: string;
  readonly words: Readonly<Record<string, unknown>>;
  readonly at: At;
}

/** Every text that a reader sees is written in each language in which it is read: no output mixes languages or leaves a title empty. */
export function checkLocales(facts: Facts): Diagnostic[] {
  const { library } = facts;
  const { locales } = library.project;
  const shared = [...wordingsOf(library), ...wordingsOfDuties(library)].flatMap((one) => wordless(one, locales));
  const regional = facts.regions.flatMap((region) => {
    const here = Object.values(library.brands).filter((brand) => brand.region === region.id);
    const read = new Set(here.flatMap(({ id }) => localesOf(library, id)));
    return wordingsIn(region).flatMap((one) => wordless(one, [...read]));
  });
  const branded = Object.values(library.brands).flatMap((brand) => [
    ...strangeLocales(facts, brand),
    ...wordingsOfBrand(brand).flatMap((one) => wordless(one, localesOf(library, brand.id), brand.id)),
  ]);
  return [...shared, ...branded, ...regional];
}

function wordless({ what, words, at }: Wording, locales: readonly string[], brand?: string): Diagnostic[] {
  return locales
    .filter((locale) => !words[locale])
    .map((locale) => {
      const others = locales.filter((one) => one !== locale);
      const without = brand && others.length > 0 ? ` Where this clinic has no ${locale}, write locales: [${others.join(', ')}].` : '';
      return error({
        code: 'missing-locale',
        message: `${what} has no words in "${locale}".`,
        at,
        hint: `Add ${locale}: to it.${without}`,
        concerns: { locale, ...(brand && { brand }) },
      });
    });
}

/** A language that a brand names and the project does not have: nothing would be made in it. */
function strangeLocales({ library: { project } }: Facts, { id, locales = [], ...brand }: Brand): Diagnostic[] {
  const known = [...project.locales, ...project.drafts];
  return locales
    .filter((locale) => !known.includes(locale))
    .map((locale) =>
      error({
        code: 'unknown-locale',
        message: `Brand "${id}" is to be made in "${locale}", and decks/project.yaml has ${known.map((one) => `"${one}"`).join(', ')}.`,
        at: fieldAt(brand, 'locales'),
        hint: `Write locales: [${known.join(', ')}], or those of them that it has words for.`,
        concerns: { brand: id },
      }),
    );
}

function wordingsOf({ project, decks }: Library): Wording[] {
  return [
    { what: 'The project title', words: project.title, at: project.at },
    ...Object.entries(project.conditions).map(([id, words]) => ({ what: `Condition "${id}"`, words, at: project.at })),
    ...Object.entries(project.offers ?? {}).map(([id, words]) => ({ what: `The name of "${id}" under offers`, words, at: project.at })),
    ...Object.entries(project.facts).flatMap(([id, { label, usual = [] }]) => [
      { what: `The label of fact "${id}"`, words: label, at: project.at },
      ...usual.map((words, index) => ({ what: `Usual answer ${index + 1} of fact "${id}"`, words, at: project.at })),
    ]),
    ...Object.values(decks).flatMap(({ id, parts, handout, largePrint, at, ...deck }) => [
      ...(['title', 'subtitle', 'audience'] as const).map((key) => ({
        ...{ what: `The ${key} of deck "${id}"`, words: deck[key], at: fieldAt({ at, ...deck }, key) },
      })),
      ...parts.flatMap((part, index) =>
        part.title ? [{ what: `The title of part ${index + 1} of deck "${id}"`, words: part.title, at: part.modules[0]?.at ?? at }] : [],
      ),
      ...handout.map((part, index) => ({ what: `The title of handout part ${index + 1} of deck "${id}"`, words: part.title, at: part.at })),
      ...largePrint.map((part, index) => ({
        what: `The title of large-print part ${index + 1} of deck "${id}"`,
        words: part.title,
        at: part.at,
      })),
    ]),
  ];
}

function wordingsOfBrand({ id, name, facts, pictures = [], at, fields = {} }: Brand): Wording[] {
  return [
    ...pictures.flatMap(({ figure, alt, caption, at }) => [
      { what: `The text alternative of "${figure}" of brand "${id}"`, words: alt, at },
      ...(caption ? [{ what: `The caption of "${figure}" of brand "${id}"`, words: caption, at }] : []),
    ]),
    { what: `The name of brand "${id}"`, words: name, at: fields.name ?? at },
    ...Object.entries(facts).map(([fact, words]) => ({ what: `Fact "${fact}" of brand "${id}"`, words, at: fields.facts ?? at })),
  ];
}

/** What is asked of each locale alike: what must be said, orders, and what is told of options. */
function wordingsOfDuties({ requirements, options }: Library): Wording[] {
  const at = { file: 'decks/options.yaml', line: 1, column: 1 };
  return [
    ...requirements.flatMap(({ id, mustSay, orders = [], at }) => [
      ...(mustSay ? [{ what: `What must be said of requirement "${id}"`, words: mustSay, at }] : []),
      ...orders.map(({ says }, index) => ({ what: `Order ${index + 1} of requirement "${id}"`, words: says, at })),
    ]),
    ...(options?.rows ?? []).flatMap(({ id, label, matters }) => [
      { what: `The label of row "${id}"`, words: label, at },
      ...(matters ? [{ what: `What matters in row "${id}"`, words: matters, at }] : []),
    ]),
    ...(options?.options ?? []).map(({ id, name, at }) => ({ what: `The name of option "${id}"`, words: name, at })),
  ];
}

/** The words of a region that some brand works in. */
function wordingsIn({ id, name, lines, at }: Region): Wording[] {
  return [
    { what: `The name of region "${id}"`, words: name, at },
    ...lines.flatMap(({ id: line, label, options: { choose, says }, at }) =>
      Object.entries({ label, choose, says }).flatMap(([key, words]) =>
        words ? [{ what: `"${key}" of line "${line}" in region "${id}"`, words, at }] : [],
      ),
    ),
  ];
}
