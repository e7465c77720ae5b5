import type { Wording } from '../model/wording.js';
import { readYamlFile } from './read-ledger.js';
import { listNames, type Source } from './read-text.js';
import { wordingSchema } from './schemas.js';

/** Returns what the checks look for in each locale; a locale without a file has none, and its wording goes unchecked. */
export function readWording(source: Source, locales: readonly string[]): Record<string, Wording> {
  const there = listNames(source, 'wording', '.yaml');
  return Object.fromEntries(
    locales
      .filter((locale) => there.includes(`${locale}.yaml`))
      .flatMap((locale) => {
        const file = readYamlFile(source, `wording/${locale}.yaml`, wordingSchema);
        return file ? [[locale, file.value] as const] : [];
      }),
  );
}
