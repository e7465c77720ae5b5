import type { Library } from '../../model/content.js';
import { phrases } from '../../model/phrase.js';
import { remember } from '../../model/remember.js';
import type { ItemWords, SafetyItem } from '../../model/safety.js';

/** Finds the safety items that a text in one locale tells, whatever form they are told in. */
export interface ItemFinder {
  /** True where the text tells the item by one of its forms or other words. */
  tells(text: string, item: string): boolean;
  /** The items that the text tells. */
  itemsIn(text: string): SafetyItem[];
}

/** Returns the words of an item without the marks of claims. */
export const bareWords = (text: string): string => text.replace(/\[\^[^\]]*\]/g, '').trim();

/** Returns the forms of an item and the other words by which it is known. */
export const formsOf = ({ says, short, brief, helper, also }: ItemWords): string[] =>
  [says, short, brief, helper, ...also].flatMap((form) => (form === undefined ? [] : [bareWords(form)]));

/** Returns the finder of some items in a locale; what has no words there is found nowhere. */
export function itemFinder(items: readonly SafetyItem[], locale: string): ItemFinder {
  const known = items.flatMap((item) => {
    const words = item.words[locale];
    return words ? [{ item, forms: formsOf(words) }] : [];
  });
  const byPhrase = new Map<string, SafetyItem[]>();
  for (const { item, forms } of known) for (const form of forms) byPhrase.set(form, [...(byPhrase.get(form) ?? []), item]);
  const all = phrases([...byPhrase.keys()]);
  const itemsIn = remember((text): readonly SafetyItem[] => [
    ...new Set(all.find(text).flatMap(({ phrase }) => byPhrase.get(phrase) ?? [])),
  ]);
  return {
    tells: (text, item) => itemsIn(text).some(({ id }) => id === item),
    itemsIn: (text) => [...itemsIn(text)],
  };
}

/** The danger signs of a library. */
export const signsOf = ({ safety }: Pick<Library, 'safety'>): SafetyItem[] => Object.values(safety).filter(({ kind }) => kind === 'sign');
