import { localeChain } from '../model/variants.js';
import { listNames, type Source } from './read-text.js';

/** Values whose words are not those of a wider locale: the address of one folder is not that of another. */
const OWN = new Set(['baseUrl']);

/** Returns a value of a file in which each map of locales has, for a locale that it lacks ("en-GB"), the words of the nearest one that stands in for it ("en"). */
export function withFallbacks<T>(value: T, locales: readonly string[]): T {
  const narrow = locales.filter((locale) => localeChain(locale).length > 1);
  return narrow.length === 0 ? value : (filled(value, narrow) as T);
}

function filled(value: unknown, narrow: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, narrow));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, OWN.has(key) ? one : filled(one, narrow)] as const);
  const map = new Map<string, unknown>(entries);
  for (const locale of narrow) {
    const [, ...wider] = localeChain(locale);
    const near = wider.find((one) => isWords(map.get(one)));
    if (near !== undefined && !map.has(locale)) map.set(locale, map.get(near));
  }
  return Object.fromEntries(map);
}

const isWords = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value);

/** A file of a locale: the locale that its name says, and where what is wrong with it goes. */
export interface LocaleFile {
  readonly locale: string;
  readonly isThere: boolean;
  readonly source: Source;
}

/**
 * Returns the files of a folder that have words for a locale, its own first; itself where there is none, so that the message names it.
 * What is wrong with the file of another locale of the project is told when that one is read.
 */
export function localeFiles(
  source: Source,
  folder: string,
  { locale, locales, ending }: { locale: string; locales: readonly string[]; ending: string },
): LocaleFile[] {
  const there = listNames(source, folder, ending);
  const found = localeChain(locale).filter((one) => there.includes(`${one}${ending}`));
  return (found.length === 0 ? [locale] : found).map((one) => ({
    ...{ locale: one, isThere: found.length > 0 },
    source: one !== locale && locales.includes(one) ? { ...source, diagnostics: [] } : source,
  }));
}
