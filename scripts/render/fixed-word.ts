import type { Words } from '../model/content.js';

/**
 * Returns the fixed word `key` with `{name}` filled from `values`.
 * Throws when the locale file lacks the key: a template asks for a word that no locale file may leave out.
 */
export function fixedWord(words: Words, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const text = words[key];
  if (text === undefined) throw new Error(`The fixed word "${key}" is missing in templates/locales. Add a line "${key}: ..." there.`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
