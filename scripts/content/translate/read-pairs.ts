import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberOf } from '../../model/remember.js';
import { isRunOfWords } from '../../model/to-translate.js';
import type { TranslationState } from '../../model/translation.js';
import { isSame, wordsIn } from './codes.js';
import { type FilePair, readPair, type Unit } from './read-pair.js';
import { changedSource, readSources, type Sources } from './sources.js';
import { wordFiles } from './word-files.js';

/** Whose words are translated into which language. */
export interface PairsWish {
  readonly root: string;
  readonly templates: string;
  /** The locale whose words are translated. */
  readonly first: string;
  readonly locale: string;
}

/** Where it is kept from which words a language was translated. */
export const sourcesPath = (locale: string): string => `decks/translations/${locale}.txt`;

/** Returns a text without byte order mark and with plain line ends. */
export const plainLines = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');

const textAt = (path: string): string | undefined => (existsSync(path) ? plainLines(readFileSync(path, 'utf8')) : undefined);

/** Returns all words of a project in two locales, or those of the files that are asked for, file by file, side by side. */
export const readPairs = ({ root, templates, first, locale }: PairsWish, isAsked = (_path: string): boolean => true): FilePair[] =>
  wordFiles({ root, templates, first, locale })
    .filter(({ to }) => isAsked(to))
    .map((file) => readPair(file, { source: textAt(file.source) ?? '', target: textAt(join(root, file.to)) }, { first, locale }));

/** Returns the words from which the words of a locale were translated, as far as that is kept. */
export const sourcesOf = ({ root, locale }: Pick<PairsWish, 'root' | 'locale'>): Sources =>
  readSources(textAt(join(root, sourcesPath(locale))) ?? '');

/** True for words of the first locale that stand where those of the other one belong. */
export const isLeft = ({ source, target }: Pick<Unit, 'source' | 'target'>): boolean =>
  target !== undefined && isSame(source, target) && isRunOfWords(wordsIn(source));

const isAsSource = ({ source, target }: Unit): boolean => target !== undefined && isSame(source, target);

/** True for a file that somebody has begun to translate: what is the same in both languages there is so on purpose. */
const isBegun = rememberOf(
  ({ units }: FilePair): boolean => units.filter((unit) => unit.target && !isAsSource(unit)).length * 2 >= units.length,
);

/** Returns how far a text is. `isReviewed`: somebody has approved the words of its file as they stand. */
export function stateOf(unit: Unit, pair: FilePair, sources: Sources, isReviewed: boolean): TranslationState {
  if (!unit.target || isLeft(unit) || (isAsSource(unit) && !isBegun(pair))) return 'new';
  if (changedSource(sources, pair.file.to, unit, pair.units) !== undefined) return 'stale';
  return isReviewed ? 'reviewed' : 'translated';
}
