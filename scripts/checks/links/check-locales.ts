import type { Library } from '../../model/content.js';
import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import type { Region } from '../../model/organisation.js';
import type { Facts } from '../facts.js';

interface Wording {
  readonly what: string;
  readonly words: Readonly<Record<string, unknown>>;
  readonly at: At;
}

/** Every text that a reader sees is written in each of the project's locales: no output mixes languages or leaves a title empty. */
export function checkLocales({ library, regions }: Facts): Diagnostic[] {
  return [...wordingsOf(library), ...wordingsOfDuties(library), ...regions.flatMap(wordingsIn)].flatMap(({ what, words, at }) =>
    library.project.locales
      .filter((locale) => !words[locale])
      .map((locale) =>
        error({
          code: 'missing-locale',
          message: `${what} has no words in "${locale}".`,
          at,
          hint: `Add ${locale}: to it.`,
          concerns: { locale },
        }),
      ),
  );
}

function wordingsOf({ project, decks, brands }: Library): Wording[] {
  return [
    { what: 'The project title', words: project.title, at: project.at },
    ...Object.entries(project.conditions).map(([id, words]) => ({ what: `Condition "${id}"`, words, at: project.at })),
    ...Object.entries(project.facts).map(([id, { label }]) => ({ what: `The label of fact "${id}"`, words: label, at: project.at })),
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
    ...Object.values(brands).flatMap(({ id, pictures = [] }) =>
      pictures.flatMap(({ figure, alt, caption, at }) => [
        { what: `The text alternative of "${figure}" of brand "${id}"`, words: alt, at },
        ...(caption ? [{ what: `The caption of "${figure}" of brand "${id}"`, words: caption, at }] : []),
      ]),
    ),
    ...Object.values(brands).flatMap(({ id, name, facts, at, fields = {} }) => [
      { what: `The name of brand "${id}"`, words: name, at: fields.name ?? at },
      ...Object.entries(facts).map(([fact, words]) => ({ what: `Fact "${fact}" of brand "${id}"`, words, at: fields.facts ?? at })),
    ]),
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
