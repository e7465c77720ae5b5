import type { Library } from './content.js';
import { moduleIn } from './deck-modules.js';
import { localesOf } from './variants.js';

/** Returns the brands whose pieces are made in a locale, in the project's order; those that cannot be read are left out. */
export const brandsReading = (library: Library, locale: string): string[] =>
  library.project.brands.filter((id) => library.brands[id] && localesOf(library, id).includes(locale));

/** Returns the regions whose brands show a module in a locale: the brands' own, or that of the brand whose module it is. */
export function regionsReading(library: Library, module: string, locale: string): string[] {
  const owner = moduleIn(library, module, locale)?.owner;
  const ids = owner === undefined ? brandsReading(library, locale) : [owner];
  return [...new Set(ids.flatMap((id) => library.brands[id]?.region ?? []))];
}

/** Returns the brand in whose words a locale is read: the first that has it, or the project's first where none has. */
export const readingBrand = (library: Library, locale: string): string | undefined =>
  brandsReading(library, locale)[0] ?? library.project.brands.find((id) => library.brands[id]);
