import { languageName } from '../../languages/index.js';
import { scriptName } from '../../languages/other-scripts.js';
import { type FindOtherWords, type OtherWords, otherWordsFinder } from '../../languages/other-words.js';
import type { Inline } from '../../model/content.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { literally } from '../../model/pattern.js';
import { remember } from '../../model/remember.js';
import { oneLine } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import type { Authored } from './authored-text.js';

/** Where Markdown is written, so that words can be marked. */
const MARKABLE: readonly Authored['place'][] = ['slides', 'brief', 'print', 'notes', 'teach-back', 'claim'];

/**
 * Sentences and phrases in another language are marked as such (WCAG 2.2, 3.1.2): a voice reads what is not marked with the sounds of
 * the page's own language. Names, terms of the glossary and what is marked are let be, and so are the short names of sources.
 */
export function checkLanguages(facts: Facts): Diagnostic[] {
  const finderOf = remember(otherWordsFinder);
  const namesOf = remember((locale) => knownNames(facts, locale));
  const read = facts.texts.filter(({ place, locale }) => place !== 'source' && facts.library.project.locales.includes(locale));
  const found = read.flatMap((written) => {
    const find = finderOf(written.locale);
    const { sentencesOfRun } = facts.languageOf(written.locale);
    const marked = written.inlines.some(isMarked);
    const sentences = marked ? sentencesOfRun(withoutMarked(written.inlines)) : facts.sentencesOf(written);
    return sentences.flatMap(({ text, mark }): Unmarked[] => {
      const words = findUnknown(text, find, () => namesOf(written.locale));
      return words ? [{ ...words, locale: written.locale, place: written.place, at: mark ?? written.at }] : [];
    });
  });
  return [...inFiles(found).values()].flatMap((all) => (all.length > MOST_IN_FILE ? untranslated(all) : all.map(unmarked)));
}

interface Unmarked extends OtherWords, Pick<Authored, 'locale' | 'place' | 'at'> {}

/** A file with more of them is told once: it was not translated yet. */
const MOST_IN_FILE = 8;

function inFiles(found: readonly Unmarked[]): ReadonlyMap<string, readonly Unmarked[]> {
  const files = new Map<string, Unmarked[]>();
  for (const one of found) {
    const key = [one.at.file, one.locale, one.language ?? one.script].join(' ');
    files.set(key, [...(files.get(key) ?? []), one]);
  }
  return files;
}

const ownName = ({ locale }: Unmarked): string => languageName(locale.split('-')[0] ?? locale);
const like = ({ language, script }: Unmarked, [reads, is] = ['reads', 'is']): string =>
  language ? `${reads} like ${languageName(language)}` : `${is} in another script (${scriptName(script ?? '')})`;
const shortened = (text: string): string => (oneLine(text).length > 80 ? `${oneLine(text).slice(0, 80)}...` : oneLine(text));

function unmarked(one: Unmarked): Diagnostic {
  const words = shortened(one.text);
  const message = `"${words}" ${like(one)}, and is not marked: a screen reader says it with the sounds of ${ownName(one)}.`;
  const mark = `[${words}]{lang="${one.language ?? 'its code'}"}`;
  const hint = MARKABLE.includes(one.place)
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
function knownNames({ library }: Facts, locale: string): RegExp[] {
  const localised = [...Object.values(library.brands), ...Object.values(library.regions)].flatMap(({ name }) => Object.values(name));
  const terms = (library.glossary[locale] ?? []).map(({ term }) => term);
  return [...localised, ...terms]
    .filter((name) => /\s/.test(name))
    .map((name) => new RegExp(literally(name).replace(/\s+/g, '\\s+'), 'giu'));
}
