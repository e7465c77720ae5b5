import { type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import type { Regional } from '../../model/regional.js';
import { isShownIn, OTHERS } from '../../model/regional.js';
import { localesOf } from '../../model/variants.js';
import type { Facts } from '../facts.js';
import { passagesAndBlocks } from './named.js';

/** A brand has the words of its own country, in its language and about what holds there; who has not is told what is missing. */
export const checkRegions = (facts: Facts): Diagnostic[] => [...wordsOfElsewhere(facts), ...withoutLocalWords(facts)];

function wordsOfElsewhere({ library, languageOf }: Facts): Diagnostic[] {
  return Object.values(library.brands).flatMap((brand) =>
    localesOf(library, brand.id).flatMap((locale) => {
      const { country } = languageOf(locale);
      if (country === undefined || country === brand.region || !Object.hasOwn(library.regions, brand.region)) return [];
      const own = `${locale.split('-')[0]}-${brand.region.toUpperCase()}`;
      return [
        warning({
          code: 'words-of-elsewhere',
          message: `Brand "${brand.id}" is in region "${brand.region}", and the words in "${locale}" are written for "${country}": each of its pieces says so.`,
          at: fieldAt(brand, 'region'),
          hint: `Add "${own}" to locales: in decks/project.yaml, and templates/locales/${own}.yaml with written-for: (decks/README.md, "Regions").`,
        }),
      ];
    }),
  );
}

/** Words for all other regions say less than words for one: whoever works there is told which are to be written. */
function withoutLocalWords(facts: Facts): Diagnostic[] {
  const parts: readonly (Regional & { readonly at: { readonly file: string; readonly line: number; readonly column: number } })[] =
    passagesAndBlocks(facts);
  return facts.regions.flatMap(({ id }) => {
    const shown = parts.filter((part) => part.regions?.includes(OTHERS) && isShownIn(part, id));
    const [first] = shown;
    if (!first) return [];
    const files = [...new Set(shown.map(({ at }) => at.file))];
    return [
      warning({
        code: 'no-local-words',
        message: `Region "${id}" has no words of its own in ${files.join(', ')}: the words for all other regions are printed.`,
        at: first.at,
        hint: `Write a block regions="${id}" beside each regions="${OTHERS}", with what is approved and what holds there.`,
      }),
    ];
  });
}
