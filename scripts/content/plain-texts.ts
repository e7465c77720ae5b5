import type { Library } from '../model/content.js';
import { markedRun, withoutLanguages } from '../model/marked-words.js';

/** Texts without the marks of their languages, each with its words as they were marked. */
type Marked = NonNullable<Library['inLanguages']>;

/**
 * Returns the library with titles, summaries, the glossary and the words of regions as plain texts, and beside them what of these was marked as
 * of another language: whoever judges, counts, sorts or names reads words, and who shows them looks up how they are said.
 */
export function withPlainTexts(library: Library): Library {
  const marked: Record<string, Marked[string]> = {};
  const plain = <T>(value: T): T => plainIn(value, marked);
  const modules = mapped(library.modules, (locales) =>
    mapped(locales, (module) => {
      const [title, summary] = [plain(module.title), plain(module.summary)];
      return title === module.title && summary === module.summary ? module : { ...module, title, summary };
    }),
  );
  const brands = mapped(library.brands, (brand) => {
    const name = plain(brand.name);
    return name === brand.name ? brand : { ...brand, name };
  });
  const [project, glossary, regions, decks] = [
    plain(library.project),
    plain(library.glossary),
    plain(library.regions),
    plain(library.decks),
  ];
  return Object.keys(marked).length === 0
    ? library
    : { ...library, modules, brands, project, glossary, regions, decks, inLanguages: marked };
}

/** The same object where nothing in it changes. */
function mapped<T extends object>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> {
  const changed = Object.entries(all).map(([key, one]) => [key, change(one)] as const);
  return changed.some(([key, one]) => one !== all[key]) ? Object.fromEntries(changed) : all;
}

/** A value whose texts have no marks; the same one where there were none. What is no plain object or list is left alone. */
function plainIn<T>(value: T, marked: Record<string, Marked[string]>): T {
  if (typeof value === 'string') {
    if (!value.includes('lang')) return value;
    const text = withoutLanguages(value);
    if (text !== value) marked[text] = markedRun(value);
    return text as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((one) => plainIn(one, marked));
    return items.some((one, i) => one !== value[i]) ? (items as T) : value;
  }
  const entries = Object.entries(value).map(([key, one]) => [key, plainIn(one, marked)] as const);
  return entries.some(([key, one]) => one !== (value as Record<string, unknown>)[key])
    ? { ...value, ...Object.fromEntries(entries) }
    : value;
}
