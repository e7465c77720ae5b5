import { withCapital } from '../languages/say-lines.js';
import { canonical, directionOf, languageName } from '../languages/tags.js';
import type { OtherLanguage } from '../model/job.js';

/**
 * Returns the way to one file of a brand in each of its other languages, in the brand's order. The file stands in a folder of its own
 * below that of its language: `share/take-home.booklet.html`.
 */
export const otherLanguages = (locales: readonly string[], own: string, file: string): OtherLanguage[] =>
  locales.filter((locale) => locale !== own).map((locale) => linkTo(locale, `../../${locale}/${file}`));

/** Returns a link to a page in a language, which is named in its own words. */
export function linkTo(locale: string, href: string): OtherLanguage {
  const own = canonical(locale);
  return { locale, direction: directionOf(locale), name: withCapital(languageName(own, own), locale), href };
}
