import type { Library } from '../../scripts/model/content.js';

/** A locale whose every word is accented and about 35 percent longer: what stays plain was forgotten by the tool. */
export const PSEUDO = 'en-XA';
/** The same, read from right to left. */
export const PSEUDO_RTL = 'en-XB';

const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/** Accents the vowels of a text and lengthens it by about 35 percent; `{names}` and digits stay. */
export function pseudo(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? part : part.replace(/[aeiou]/gi, (vowel) => ACCENTS[vowel] ?? vowel).replace(/\p{L}{3,}/gu, lengthen),
    )
    .join('');
}

const lengthen = (word: string): string => word + 'é'.repeat(Math.round(word.length * 0.35));

type Json = unknown;
const TEXT_KEYS = new Set(['text', 'alt', 'caption', 'short', 'term', 'plain', 'speaker', 'says', 'brief', 'keeps', 'also']);

/** Returns the library with its first locale's words turned into a pseudo-locale, and no other locale. */
export function pseudoLibrary(library: Library, to: string = PSEUDO): Library {
  const from = library.project.locales[0] ?? 'en';
  const inner = (value: Json, key = ''): Json => {
    if (typeof value === 'string') return TEXT_KEYS.has(key) ? pseudo(value) : value;
    if (Array.isArray(value)) return value.map((one) => inner(one, typeof one === 'string' ? key : ''));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const localised = entries.length > 0 && entries.every(([locale]) => locale === from);
    if (localised) return { [to]: inLocale((value as Record<string, Json>)[from]) };
    return Object.fromEntries(
      entries.map(([name, one]) => [
        name,
        name === 'labels' ? strings(one) : name === 'fields' || name === 'wording' ? one : inner(one, name),
      ]),
    );
  };
  const inLocale = (value: Json): Json => {
    if (typeof value === 'string') return pseudo(value);
    if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? pseudo(one) : inner(one)));
    return inner({ ...(value as object) });
  };
  const strings = (value: Json): Json =>
    Object.fromEntries(Object.entries(value as Record<string, string>).map(([key, text]) => [key, pseudo(text)]));
  const turned = inner(library) as Library;
  const modules = Object.fromEntries(
    Object.entries(turned.modules).map(([id, locales]) => [
      id,
      Object.fromEntries(
        Object.entries(locales).map(([locale, module]) => [
          locale,
          { ...module, locale, title: pseudo(module.title), summary: pseudo(module.summary) },
        ]),
      ),
    ]),
  );
  const words = { [to]: Object.fromEntries(Object.entries(library.words[from] ?? {}).map(([key, text]) => [key, pseudo(text)])) };
  return { ...turned, modules, words, project: { ...turned.project, locales: [to] } };
}
