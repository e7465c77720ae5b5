/** The language in which the tool itself speaks: its messages, its reports, and the frame of what a reviewer reads. */
export const TOOL_LANGUAGE = 'en';

/** How lines run: the value of `dir` on a page. */
export type Direction = 'ltr' | 'rtl';

/** Scripts that are written from right to left and have readers today (Unicode 16, UAX 24 names). */
const FROM_RIGHT: ReadonlySet<string> = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

/**
 * Returns how the lines of a language run, by the script that the tag names or that the language is mostly written in (CLDR's
 * likely subtags). `-XB` is CLDR's made-up language from right to left. A tag that nobody knows runs from left to right.
 */
export function directionOf(tag: string): Direction {
  return /-XB$/i.test(tag) || FROM_RIGHT.has(scriptOf(tag)) ? 'rtl' : 'ltr';
}

/** Letters that are written from right to left (Unicode's blocks for such scripts); not their digits and commas, which are not. */
const LETTER_FROM_RIGHT =
  /(?![\u060C\u0660-\u066C\u06F0-\u06F9])[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** True where a text has letters that are written from right to left. */
export const runsFromRight = (text: string): boolean => LETTER_FROM_RIGHT.test(text);

/** Returns the script that a tag names or that its language is mostly written in (ISO 15924: "Latn"); nothing for a tag that nobody knows. */
export function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? '';
  } catch {
    return '';
  }
}

/** Returns the language of a tag without its country and script, in small letters: "es" of "es-MX". */
export const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** True for `en-XA` and its like: CLDR's made-up languages. */
export const isPseudoTag = (tag: string): boolean => /-X[AB]$/i.test(tag);

/** True for a language tag that every program understands (BCP 47): "en", "pt-BR". */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Returns a tag as Intl writes it; for one that Intl does not take, such as a private one, the tool's own. */
export function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? TOOL_LANGUAGE;
  } catch {
    return TOOL_LANGUAGE;
  }
}

/** True for the tag of a language that has a name (CLDR): voices know how to read it. */
export function isKnownLanguage(tag: string): boolean {
  const names = new Intl.DisplayNames([TOOL_LANGUAGE], { type: 'language', fallback: 'none' });
  return isLanguageTag(tag) && names.of(tag.split('-')[0] as string) !== undefined;
}

/** Names that people give to countries beside their own. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  gb: ['britain', 'great-britain', 'england', 'scotland', 'wales', 'northern-ireland'],
  us: ['america', 'united-states-of-america'],
};

/** True where `name` is that of the country of these two letters, in the tool's own language and as an id: "united-kingdom" is gb. */
export function isCountryNamed(name: string, country: string): boolean {
  if (!/^[a-z]{2}$/.test(country)) return false;
  const own = new Intl.DisplayNames([TOOL_LANGUAGE], { type: 'region' }).of(country.toUpperCase()) ?? '';
  return own.toLowerCase().replace(/[^a-z]+/g, '-') === name.toLowerCase() || (ALSO[country] ?? []).includes(name.toLowerCase());
}

/** Returns the two letters by which a country is known everywhere, small ("uk" is gb), or undefined for what is no country's code. */
export function countryOf(code: string): string | undefined {
  try {
    return new Intl.Locale(`und-${code}`).region?.toLowerCase();
  } catch {
    return undefined;
  }
}

/** Languages that put two accents on one letter, or accents below: many typefaces lack those letters (Vietnamese, Yoruba, Igbo). */
const MANY_ACCENTS: ReadonlySet<string> = new Set(['vi', 'yo', 'ig']);

/** True for a language that is written in Latin letters with more accents than most typefaces have. */
export const hasManyAccents = (tag: string): boolean => MANY_ACCENTS.has(baseOf(tag));

/** Returns the name of a language in another ("Spanish"), or its tag where it has none. */
export const languageName = (tag: string, inLanguage: string = TOOL_LANGUAGE): string =>
  new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag;
