import type { Library } from '../../model/content.js';
import type { Unit } from './read-pair.js';
import type { WordFile } from './word-files.js';

/** What a reader meets, by the kind of file and the key of a text. */
const OF_KEY: Readonly<Record<string, string>> = {
  title: 'A title.',
  summary: 'One line below the title of its topic: why this matters to the reader.',
  alt: 'Read aloud to people who do not see the picture; not printed.',
  caption: 'Printed below a picture.',
  credit: 'Printed in small below a picture: whose it is.',
  labels: 'Words in a drawing: no longer than the English ones, or they run into others. " / " begins a new line.',
  short: 'The short form, where there is little room: at most 8 words.',
  cell: 'A cell of a table: as short as it can be.',
  compared: 'Not printed: words of which one must stand beside the numbers of this statement.',
  also: 'Not printed: words by which the check knows this in a text; * stands for any ending.',
  keeps: 'Not printed: words that each form of this must keep; | stands for "or", * for any ending.',
  mustSay: 'Not printed: words that must stand, in this order, wherever the requirement is met; | stands for "or".',
  orders: 'Not printed here: an order to the reader. Where it is given, it has no exception and no weaker force than in these words.',
  term: 'A medical word, as readers meet it in the text. See the glossary.',
  plain: 'What the word means, in plain words: one short sentence.',
  helper: 'Said to somebody who looks after the person.',
  facts: 'A fact of the clinic, or its label.',
  name: 'A name, as readers know it.',
};

const OF_FILE: Readonly<Partial<Record<WordFile['kind'], string>>> = {
  claims: 'A statement of fact, printed in these words. It keeps its numbers and its caution.',
  safety: 'A danger sign or a thing to tell the clinic, as it stands inside a sentence.',
  fixed: 'A word of the tool that stands on every piece.',
};

const OF_PASSAGE: readonly (readonly [RegExp, string])[] = [
  [/^room notes/, 'What is said to a room, never shown.'],
  [/^notes/, 'What the clinician says, asks and watches for; patients do not see it.'],
  [/^slide/, 'On a slide: at most 40 words in all on it.'],
  [/^brief/, 'A panel of the brochure, and a key point of the handout: at most 60 words in all in it.'],
  [/^print/, 'In print: handout, booklet and large print.'],
  [/^teach-back/, 'A question to the patient, who answers in their own words.'],
];

const OF_SHAPE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:title|h\d)$/, 'A heading.'],
  [/(?:^|\/)(?:td|th)$/, 'A cell of a table.'],
  [/(?:^|\/)phone\//, 'In a phone box: one sentence.'],
  [/(?:^|\/)checklist\//, 'Something to tick.'],
  [/(?:^|\/)instruction\//, 'Tells the reader what to do.'],
];

const firstOf = (table: readonly (readonly [RegExp, string])[], text: string): string[] =>
  table
    .filter(([pattern]) => pattern.test(text))
    .map(([, words]) => words)
    .slice(0, 1);

/** Returns what a translator should know of a text: where a reader meets it, how long it may be, and what it must say. */
export function notesFor(
  unit: Unit,
  file: WordFile,
  { library, locale }: { readonly library: Library; readonly locale: string },
): string[] {
  const keys = unit.yaml ? [...unit.yaml.path].reverse() : [];
  const ofKey = keys.map((key) => OF_KEY[key]).find((one) => one !== undefined);
  const about = unit.yaml
    ? [ofKey ?? OF_FILE[file.kind]].filter((one) => one !== undefined)
    : [...firstOf(OF_PASSAGE, unit.place), ...firstOf(OF_SHAPE, unit.shape)];
  const where = unit.yaml ? `${file.from}, ${unit.yaml.path.join('.')}` : `${file.from}, ${unit.place}`;
  return [[where, ...about].join(': ').replace(/\.: /g, '. '), ...mustSay(unit, library, locale)];
}

function mustSay({ takes }: Unit, library: Library, locale: string): string[] {
  const words = library.requirements.flatMap(({ id, mustSay: said }) => (takes.includes(id) ? (said?.[locale] ?? []) : []));
  return words.length === 0 ? [] : [`Its block must say, in this order: ${words.join('; ')}`];
}
