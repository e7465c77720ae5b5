import { countryOf, isCountryNamed } from '../../languages/tags.js';

/** Says what there is: `Facts are: phone, hours. `; nothing where there is none. */
export const listed = (what: string, known: readonly string[]): string => (known.length > 0 ? `${what} are: ${known.join(', ')}. ` : '');

/** Returns the next step for a region that is not there: the one that is meant ("uk" and "usa" are no ids), else all that there are. */
export function regionHint(name: string, known: readonly string[]): string {
  const short = name.length === 2 || name.length === 3 ? name.slice(0, 2).toLowerCase() : undefined;
  const named = known.find((one) => isCountryNamed(name, one));
  const [, ofLocale] = /^[a-z]{2,3}-([a-z]{2})$/.exec(name) ?? [];
  const meant = [named, countryOf(name), short, ofLocale].find((one) => one !== undefined && known.includes(one));
  return meant === undefined
    ? `${listed('Regions', known)}Mend its name, or add decks/regions/${countryOf(name) ?? name}.yaml.`
    : `Did you mean "${meant}"?`;
}
