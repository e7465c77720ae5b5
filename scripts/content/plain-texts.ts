import type { Library } from '../model/content.js';
import { type MarkedRun, markedRun, withoutLanguages } from '../model/marked-words.js';

/** What is noted on the way: texts without the marks of their languages, by locale, each with its words as they were marked. */
interface Marks {
  readonly said: Record<string, Record<string, readonly MarkedRun[]>>;
  readonly locales: readonly string[];
}

/**
 * Returns the library with titles, summaries, the glossary and the words of regions as plain texts, and beside them what of these was marked as
 * of another language: whoever judges, counts, sorts or names reads words, and who shows them looks up how they are said.
 */
export function withPlainTexts(library: Library): Library {
  const marks: Marks = { said: {}, locales: library.project.locales };
  const plain = <T>(value: T, locale?: string): T => plainIn(value, marks, locale);
  const modules = mapped(library.modules, (locales) =>
    mapped(locales, (module, locale) => {
      const [title, summary] = [plain(module.title, locale), plain(module.summary, locale)];
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
  return Object.keys(marks.said).length === 0
    ? library
    : { ...library, modules, brands, project, glossary, regions, decks, inLanguages: marks.said };
}

/** The same object where nothing in it changes. */
function mapped<T extends object>(all: Readonly<Record<string, T>>, change: (one: T, key: string) => T): Readonly<Record<string, T>> {
  const changed = Object.entries(all).map(([key, one]) => [key, change(one, key)] as const);
  return changed.some(([key, one]) => one !== all[key]) ? Object.fromEntries(changed) : all;
}

/**
 * A value whose texts have no marks; the same one where there were none. What is no plain object or list is left alone. A key that is a
 * locale says for which language what stands under it is written; a text of none is one of all.
 */
function plainIn<T>(value: T, marks: Marks, locale?: string): T {
  if (typeof value === 'string') return plainText(value, marks, locale) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((one) => plainIn(one, marks, locale));
    return items.some((one, i) => one !== value[i]) ? (items as T) : value;
  }
  const entries = Object.entries(value).map(
    ([key, one]) => [key, plainIn(one, marks, marks.locales.includes(key) ? key : locale)] as const,
  );
  return entries.some(([key, one]) => one !== (value as Record<string, unknown>)[key])
    ? { ...value, ...Object.fromEntries(entries) }
    : value;
}

function plainText(written: string, { said, locales }: Marks, locale: string | undefined): string {
  if (!written.includes('lang')) return written;
  const text = withoutLanguages(written);
  if (text === written) return text;
  for (const one of locale === undefined ? locales : [locale]) {
    said[one] ??= {};
    Object.assign(said[one], { [text]: markedRun(written) });
  }
  return text;
}
