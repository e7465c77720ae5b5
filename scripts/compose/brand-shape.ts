import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Brand } from '../model/organisation.js';

/**
 * Returns what of a brand its composed decks are judged by: two brands of one shape have the same found in their decks. Names, numbers,
 * pictures and colors are judged where they stand, brand by brand; a brand with words or pictures of its own is a shape of its own.
 */
export function brandShape({ brands }: Pick<Library, 'brands'>, id: string): string {
  const brand = brands[id];
  if (!brand || brand.modules?.length || brand.pictures?.length) return id;
  const facts = Object.entries(brand.facts).map(([name, words]) => [
    name,
    Object.entries(words).map(([at, text]) => [at, plain(text, brand)]),
  ]);
  return JSON.stringify([brand.region, brand.offers, Object.keys(brand.baseUrl), facts]);
}

/** The words of a fact as they weigh on a piece: whoever has another name or other hours says the same. */
function plain(text: string, { name }: Pick<Brand, 'name'>): string {
  const named = Object.values(name).reduce((words, one) => words.replaceAll(one, '\0'), text);
  return named.replace(/\d/g, '0');
}

/** True where something was found of one brand alone: it is to be told of each by its own name. */
export const isOfBrand = ({ at, message, hint, concerns }: Diagnostic, id: string): boolean =>
  concerns?.brand !== undefined || (at?.file.startsWith('decks/brands/') ?? false) || `${message} ${hint}`.includes(`"${id}"`);
