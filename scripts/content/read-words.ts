import type { Words } from '../model/content.js';
import { localeChain } from '../model/variants.js';
import { localeFiles } from './fall-back.js';
import { type InLocale, readYamlFile } from './read-ledger.js';
import type { Source } from './read-text.js';
import { fixedWordsSchema } from './schema/wording.js';

/**
 * Returns the tool's fixed words per locale, one by one: those of the project before those of the templates, and in both those of the
 * locale before those that stand in for it. The first folder is the one that messages name.
 */
export function readWords(folders: readonly Source[], locales: readonly string[]): Record<string, Words> {
  return Object.fromEntries(locales.map((locale) => [locale, fixedWordsOf(folders, { locale, locales })]));
}

function fixedWordsOf(folders: readonly Source[], wanted: InLocale): Words {
  const all = folders.map((source) => localeFiles(source, 'locales', { ...wanted, ending: '.yaml' }));
  const near = localeChain(wanted.locale).flatMap((tag) =>
    all.flatMap((files) => files.filter(({ locale, isThere }) => locale === tag && isThere)),
  );
  const first = all[0]?.slice(0, 1) ?? [];
  const read = (near.length > 0 ? near : first).map(
    ({ source, locale }) => readYamlFile(source, `locales/${locale}.yaml`, fixedWordsSchema)?.value ?? {},
  );
  return Object.assign({}, ...read.reverse());
}
