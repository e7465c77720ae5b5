import { type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { bytesOver, MOST_IN_CODE, onlineAddress } from '../../model/online.js';
import type { Facts } from '../facts.js';

/** The address of the whole text on the web is short enough for a code that a phone reads from paper, whichever deck the paper is of. */
export function checkOnline({ library }: Facts): Diagnostic[] {
  return Object.values(library.brands).flatMap((brand) =>
    library.project.locales.flatMap((locale) => {
      const addresses = Object.keys(library.decks).map((deck) => onlineAddress(library, { brand: brand.id, locale, deck }) ?? '');
      const address = addresses.reduce((longest, one) => (bytesOver(one) > bytesOver(longest) ? one : longest), '');
      const over = bytesOver(address);
      if (over === 0) return [];
      return [
        error({
          code: 'long-address',
          message: `The address "${address}" has ${MOST_IN_CODE + over} letters: a printed code that phones still read holds ${MOST_IN_CODE}.`,
          at: fieldAt(brand, 'baseUrl'),
          hint: `Shorten the folder's address in baseUrl: by ${over} ${over === 1 ? 'letter' : 'letters'}, as https://www.example.org/leaflets/.`,
          concerns: { brand: brand.id, locale },
        }),
      ];
    }),
  );
}
