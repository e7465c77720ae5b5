import { scriptName } from '../../languages/other-scripts.js';
import { type FindOtherWords, type OtherWords, otherWordsFinder } from '../../languages/other-words.js';
import { baseOf, isKnownLanguage, languageName } from '../../languages/tags.js';
import type { Inline } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { groupedBy } from '../../model/grouped-by.js';
import { literally } from '../../model/pattern.js';
import { remember } from '../../model/remember.js';
import { oneLine } from '../../model/tree.js';
import { ofShared, type PartFacts, type SharedFacts } from '../facts.js';
import type { Authored } from './authored-text.js';

/** Where words can be marked; of a text alternative only all of it. */
const MARKABLE: readonly Authored['place'][] = [
  ...(['slides', 'brief', 'print', 'notes', 'teach-back', 'claim', 'figure', 'brand'] as const),
];

const readersOf = ofShared((shared) => ({
  finderOf: remember(otherWordsFinder),
  namesOf: remember((locale) => knownNames(shared, locale)),
}));

/**
 * Sentences and phrases in another language are marked as such (WCAG 2.2, 3.1.2): a voice reads what is not marked with the sounds of
 * the page's own language. Names, terms of the glossary and what is marked are let be, and so are the short names of sources.
 */
export function checkLanguages(facts: PartFacts): Diagnostic[] {
  const { finderOf, namesOf } = readersOf(facts);
  const { project, inLanguages } = facts.library;
  const read = facts.texts
    .filter(({ place, locale }) => place !== 'source' && project.locales.includes(locale))
    .map((one) => (inLanguages ? { ...one, inlines: asMarked(one.inlines, inLanguages[one.locale]) } : one));
  const found = read.flatMap((written) => {
    const find = finderOf(written.locale);
    const { sentencesOfRun } = facts.languageOf(written.locale);
    const marked = written.inlines.some(isMarked);
    const sentences = marked ? sentencesOfRun(withoutMarked(written.inlines)) : facts.sentencesOf(written);
    return sentences.flatMap(({ text, mark }): Unmarked[] => {
      const words = findUnknown(text, find, () => namesOf(written.locale));
      return words ? [{ ...written, ...words, at: mark ?? written.at }] : [];
    });
  });
  return [...read.flatMap(unknownIn), ...[...inFiles(found).values()].flatMap(toldOf)];
}

/** A text of titles, the glossary or regions as it was marked. */
function asMarked(inlines: Authored['inlines'], marked: Readonly<Record<string, Authored['inlines']>> = {}): Authored['inlines'] {
  const [only, ...others] = inlines;
  return only?.kind === 'text' && others.length === 0 ? (marked[only.text] ?? inlines) : inlines;
}

const toldOf = (all: readonly Unmarked[]): Diagnostic[] => (all.length > MOST_IN_FILE ? untranslated(all) : all.map(unmarked));

/** Marks of texts that are no Markdown: a language that no voice knows, and a part of a text that is read in one piece. */
function unknownIn({ inlines, at, alternative = false }: Authored): Diagnostic[] {
  return inlines.flatMap((one): Diagnostic[] => {
    if (one.kind !== 'language') return [];
    if (!isKnownLanguage(one.language)) {
      const message = `The words marked with lang="${one.language}" are in no language that voices know.`;
      return [error({ code: 'unknown-language', message, at, hint: 'Write its code: es for Spanish, vi for Vietnamese.' })];
    }
    if (!alternative || inlines.length === 1) return [];
    const message = 'A part of a text alternative cannot be marked: it is read in one language.';
    return [
      error({
        code: 'unknown-language',
        message,
        at,
        hint: 'Mark the whole text alternative, or say those words in the language of the rest.',
      }),
    ];
  });
}

interface Unmarked extends OtherWords, Pick<Authored, 'locale' | 'place' | 'at' | 'alternative'> {}

/** A file with more of them is told once: it was not translated yet. */
const MOST_IN_FILE = 8;

const inFiles = (found: readonly Unmarked[]): ReadonlyMap<string, readonly Unmarked[]> =>
  groupedBy(found, (one) => [one.at.file, one.locale, one.language ?? one.script].join(' '));

const ownName = ({ locale }: Unmarked): string => languageName(baseOf(locale));
const like = ({ language, script }: Unmarked, [reads, is] = ['reads', 'is']): string =>
  language ? `${reads} like ${languageName(language)}` : `${is} in another script (${scriptName(script ?? '')})`;
const shortened = (text: string): string => (oneLine(text).length > 80 ? `${oneLine(text).slice(0, 80)}...` : oneLine(text));

function unmarked(one: Unmarked): Diagnostic {
  const words = shortened(one.text);
  const message = `"${words}" ${like(one)}, and is not marked: a screen reader says it with the sounds of ${ownName(one)}.`;
  const mark = `[${words}]{lang="${one.language ?? 'its code'}"}`;
  const hint = one.alternative
    ? `Say it in ${ownName(one)}, or mark the whole text: ${mark}`
    : MARKABLE.includes(one.place)
      ? `Mark it: ${mark}`
      : `Say it in ${ownName(one)} here; in running text it can be marked: ${mark}`;
  return warning({ code: 'other-language', message, at: one.at, hint });
}

/** What is told of a file as a whole. */
function untranslated(all: readonly Unmarked[]): Diagnostic[] {
  const [first] = all;
  if (!first) return [];
  const lines = [...new Set(all.map(({ at }) => at.line))].slice(0, 12).join(', ');
  const message = `${all.length} sentences of this file, such as "${shortened(first.text)}", ${like(first, ['read', 'are'])}, and are not marked: a screen reader says them with the sounds of ${ownName(first)} (lines ${lines} ...).`;
  const hint = `Translate them into ${ownName(first)}, or mark those that stay: [words]{lang="${first.language ?? 'their code'}"}`;
  return [warning({ code: 'other-language', message, at: first.at, hint })];
}

const isMarked = (inline: Inline): boolean => inline.kind === 'language' || ('children' in inline && inline.children.some(isMarked));

/** What is marked parts the words around it. */
const withoutMarked = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline): Inline => {
    if (inline.kind === 'language') return { kind: 'text', text: ' ; ' };
    return 'children' in inline ? { ...inline, children: withoutMarked(inline.children) } : inline;
  });

/** Names are taken out only where something was found: they are rare, and looking for all of them takes long. */
function findUnknown(text: string, find: FindOtherWords, names: () => readonly RegExp[]): OtherWords | undefined {
  const sentence = text.replace(/\{\{[^}]*\}\}/g, ' ');
  if (!find(sentence)) return undefined;
  return find(names().reduce((rest, name) => rest.replace(name, ' ; '), sentence));
}

/** The names of brands and regions, and the terms that the glossary explains. */
function knownNames({ library }: SharedFacts, locale: string): RegExp[] {
  const localised = [...Object.values(library.brands), ...Object.values(library.regions)].flatMap(({ name }) => Object.values(name));
  const terms = (library.glossary[locale] ?? []).map(({ term }) => term);
  return [...localised, ...terms]
    .filter((name) => /\s/.test(name))
    .map((name) => new RegExp(literally(name).replace(/\s+/g, '\\s+'), 'giu'));
}
