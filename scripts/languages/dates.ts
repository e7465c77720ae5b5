/** Returns an ISO day in words of the locale ("November 23, 2026"), or the text itself when it is not a day. */
export const dayInWords = (day: string, locale: string): string => inWords(day, locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** Returns month and year of an ISO day in words of the locale ("November 2026"). */
export const monthInWords = (day: string, locale: string): string => inWords(day, locale, { month: 'long', year: 'numeric' });

/** Returns the number of days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function inWords(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(day);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(knownLocale(locale), { ...options, timeZone: 'UTC' }).format(time);
}

/** A private locale such as a pseudo-locale need not be known to Intl. */
function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
