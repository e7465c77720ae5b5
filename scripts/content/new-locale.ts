import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import { TO_TRANSLATE } from '../model/to-translate.js';
import { addName } from './add-to-yaml.js';
import { projectSchema } from './schema/project.js';
import { addition, localeMaps } from './translate/locale-maps.js';
import { type WordFile, wordFiles } from './translate/word-files.js';

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A language to begin, and the one that its words are translated from. */
export interface NewLocale {
  readonly root: string;
  readonly locale: string;
  readonly source: string;
  /** The tool's own templates, whose fixed words serve where they have the language. */
  readonly templates: string;
}

/**
 * Returns the files of a new language that are not there yet, each with the words of the first one: to be written over. What is written
 * for each locale in one file (titles, labels, lines) is added to by `localisedFiles`.
 */
export const filesOfLocale = (wish: NewLocale): TextFile[] =>
  filesOf(wish)
    .filter(({ kind, to }) => kind !== 'shared' && !existsSync(join(wish.root, to)))
    .map(({ source, to }) => ({ path: to, text: readFileSync(source, 'utf8') }));

const filesOf = ({ root, locale, source, templates }: NewLocale): WordFile[] => wordFiles({ root, locale, first: source, templates });

/** Returns the files that hold words for each locale at once, with those of the new one to fill in; the path of a file that cannot be added to. */
export function localisedFiles(wish: NewLocale): TextFile[] | string {
  const changed: TextFile[] = [];
  for (const { to: path, source } of filesOf(wish).filter(({ kind }) => kind === 'shared')) {
    const before = readFileSync(source, 'utf8');
    const filled = withLocale(before, wish);
    const text = path === 'decks/project.yaml' && filled !== undefined ? withDraft(filled, wish.locale) : filled;
    if (text === undefined) return path;
    if (text !== before) changed.push({ path, text });
  }
  return changed;
}

/** Returns the text of project.yaml with the locale among its drafts; as it is where it stands in one of its lists already. */
export function withDraft(text: string, locale: string): string | undefined {
  const { locales = [], drafts } = (parseDocument(text).toJS() ?? {}) as { locales?: string[]; drafts?: string[] };
  if ([...locales, ...(drafts ?? [])].includes(locale)) return text;
  if (drafts && drafts.length > 0) return addName(text, { key: 'drafts', name: locale }, projectSchema);
  if (drafts) return text.replace(/^drafts:.*$/m, `drafts: [${locale}]`);
  return text.replace(/^(?=brands:)/m, `drafts: [${locale}]\n`);
}

/**
 * Returns a YAML text in which each map of locales that has words in `source` and none in `locale` has these, behind the mark; all else
 * stays as it is. What has no letters (a phone number) is the same in both. Returns undefined for a text that is no YAML.
 */
export function withLocale(text: string, { source, locale }: Pick<NewLocale, 'source' | 'locale'>): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const edits = localeMaps(document, source).flatMap(({ map, first, locales }) => {
    const words = locales.includes(locale) ? undefined : wordsOf(first);
    return words === undefined ? [] : [addition(text, { pair: first, isFlow: map.flow === true, entry: `${locale}: ${words}` })];
  });
  const made = edits.sort((a, b) => b.at - a.at).reduce((whole, one) => whole.slice(0, one.at) + one.text + whole.slice(one.at), text);
  return parseDocument(made).errors.length > 0 ? undefined : made;
}

function wordsOf({ value }: Pair): string | undefined {
  const marked = (written: unknown): string =>
    JSON.stringify(/\p{L}/u.test(String(written)) ? `${TO_TRANSLATE}: ${String(written).trim()}` : String(written));
  if (isScalar(value)) return marked(value.source ?? value.value);
  if (!isSeq(value)) return undefined;
  return `[${value.items.map((item) => marked(isScalar(item) ? item.value : item)).join(', ')}]`;
}
