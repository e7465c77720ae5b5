import type { Library } from '../../model/content.js';
import type { Localised } from '../../model/definitions.js';
import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import type { Region } from '../../model/organisation.js';
import type { Facts } from '../facts.js';

interface Wording {
  readonly what: string;
  readonly words: Localised;
  readonly at: At;
}

/** Every text that a reader sees is written in each of the project's locales: no output mixes languages or leaves a title empty. */
export function checkLocales({ library, regions }: Facts): Diagnostic[] {
  return [...wordingsOf(library), ...regions.flatMap(wordingsIn)].flatMap(({ what, words, at }) =>
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
    ...Object.values(decks).flatMap(({ id, parts, handout, at, ...deck }) => [
      ...(['title', 'subtitle', 'audience'] as const).map((key) => ({
        ...{ what: `The ${key} of deck "${id}"`, words: deck[key], at: fieldAt({ at, ...deck }, key) },
      })),
      ...parts.flatMap((part, index) =>
        part.title ? [{ what: `The title of part ${index + 1} of deck "${id}"`, words: part.title, at: part.modules[0]?.at ?? at }] : [],
      ),
      ...handout.map((part, index) => ({ what: `The title of handout part ${index + 1} of deck "${id}"`, words: part.title, at: part.at })),
    ]),
    ...Object.values(brands).flatMap(({ id, name, facts, at, fields = {} }) => [
      { what: `The name of brand "${id}"`, words: name, at: fields.name ?? at },
      ...Object.entries(facts).map(([fact, words]) => ({ what: `Fact "${fact}" of brand "${id}"`, words, at: fields.facts ?? at })),
    ]),
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
