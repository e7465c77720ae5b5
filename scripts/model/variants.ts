import type { ProjectConfig } from './definitions.js';
import type { Brand, Region } from './organisation.js';
import type { Paper } from './paper.js';

interface OfProject {
  readonly project: Pick<ProjectConfig, 'locales' | 'papers'>;
  readonly brands: Readonly<Record<string, Pick<Brand, 'region' | 'locales'>>>;
  readonly regions: Readonly<Record<string, Pick<Region, 'paper'>>>;
}

/** Returns the locale and those whose files stand in for what it lacks, nearest first: "en-GB", then "en". */
export function localeChain(locale: string): string[] {
  const parts = locale.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/**
 * Returns the locales that a brand's pieces are made in, in the project's order: those that it names, or all. Words for one country ("en-GB") are for brands there,
 * and stand in the place of those that any brand has ("en"); where a project has them alone, they are for all.
 */
export function localesOf({ project, brands }: OfProject, brand: string): readonly string[] {
  const { locales } = project;
  const { region, locales: named } = brands[brand] ?? {};
  const isOwn = (locale: string): boolean => countryIn(locale) === region;
  const isNamed = (locale: string): boolean => named === undefined || localeChain(locale).some((one) => named.includes(one));
  return locales.filter(isNamed).filter((locale) => {
    const [, ...wider] = localeChain(locale);
    if (countryIn(locale) !== undefined) return isOwn(locale) || !wider.some((one) => locales.includes(one));
    return !locales.some((one) => one !== locale && isOwn(one) && localeChain(one).includes(locale));
  });
}

/** The country that a locale names, as a region's id; none for a script or a made-up language ("en-XA"). */
function countryIn(locale: string): string | undefined {
  const country = locale
    .split('-')
    .slice(1)
    .find((part) => /^[A-Za-z]{2}$/.test(part));
  return country === undefined || /^x[ab]$/i.test(country) ? undefined : country.toLowerCase();
}

/** Returns the papers that a brand's pieces are printed on: those of the project, its region's first. */
export function papersOf({ project, brands, regions }: OfProject, brand: string): readonly Paper[] {
  const paper = regions[brands[brand]?.region ?? '']?.paper;
  return [...project.papers].sort((a, b) => Number(b === paper) - Number(a === paper));
}
