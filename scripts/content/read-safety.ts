import type { Requirement } from '../model/content.js';
import { error } from '../model/diagnostic.js';
import { ITEM_GROUPS, type ItemWords, type SafetyItem, type Told } from '../model/safety.js';
import { localeFiles } from './fall-back.js';
import { byId, emptyRecord, entriesOf, type InLocale, readYamlFile } from './read-ledger.js';
import { listNames, nameOf, type Source } from './read-text.js';
import { fieldsOf } from './read-yaml.js';
import { requirementsSchema } from './schema/requirements.js';
import { safetySchema, safetyWordsSchema } from './schema/safety.js';

/** Returns the safety items by id with their words in each locale; an explainer may have none. Words without an item are a diagnostic. */
export function readSafety(source: Source, locales: readonly string[]): Record<string, SafetyItem> {
  if (!listNames(source, '').includes('safety.yaml') && listNames(source, 'safety').length === 0) return emptyRecord();
  const words = locales.map((locale) => [locale, readItemWords(source, { locale, locales })] as const);
  const file = readYamlFile(source, 'safety.yaml', safetySchema);
  if (!file) return emptyRecord();
  const items = entriesOf(file, 'id').map((item, index): SafetyItem => {
    const own = words.flatMap(([locale, all]) => (all[item.id] ? [[locale, all[item.id] as ItemWords] as const] : []));
    return { ...item, fields: fieldsOf(file, [index], item), words: Object.fromEntries(own) };
  });
  const found = byId(source, 'item', items);
  for (const [, all] of words) reportStrayWords(source, all, found);
  return found;
}

/** The words of each item in a locale, one by one from the nearest file that has them. */
function readItemWords(source: Source, wanted: InLocale): Record<string, ItemWords> {
  const found = emptyRecord<ItemWords>();
  for (const near of localeFiles(source, 'safety', { ...wanted, ending: '.yaml' })) {
    const file = readYamlFile(near.source, `safety/${near.locale}.yaml`, safetyWordsSchema);
    for (const [id, words] of Object.entries(file?.value ?? {})) {
      if (file && !found[id]) found[id] = { ...words, at: file.at([id]) };
    }
  }
  return found;
}

function reportStrayWords(source: Source, words: Record<string, ItemWords>, items: Record<string, SafetyItem>): void {
  for (const [id, { at }] of Object.entries(words).filter(([one]) => !items[one])) {
    const message = `Words stand here for the safety item "${id}", which is not in ${nameOf(source, 'safety.yaml')}.`;
    source.diagnostics.push(error({ code: 'unknown-item', message, at, hint: 'Put the item back, mend the id, or take the words out.' }));
  }
}

/** Returns the requirements in order. */
export function readRequirements(source: Source): Requirement[] {
  const file = readYamlFile(source, 'requirements.yaml', requirementsSchema);
  const items = entriesOf(file, 'id').map(({ tells, ...requirement }, index): Requirement => {
    if (!tells || !file) return requirement;
    const told = ITEM_GROUPS.flatMap((group) =>
      (tells[group] ?? []).map((written, place): Told => ({ ...toldIn(written), group, at: file.at([index, 'tells', group, place]) })),
    );
    return { ...requirement, tells: told };
  });
  return Object.values(byId(source, 'requirement', items));
}

/** An item is told everywhere, or in the passages and pieces that stand before it: `print: belly-pain`, `visit brief: fever`. */
function toldIn(written: string): Pick<Told, 'item' | 'in'> {
  const [item = '', places = ''] = written.split(/:\s*/).reverse();
  return { item, in: places.split(/\s+/).filter(Boolean) };
}
