/** Returns an ISO day in words of the locale ("November 23, 2026"), or the text itself when it is not a day. */
export const dayInWords = (day: string, locale: string | undefined): string =>
  inWords(day, locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** Returns month and year of an ISO day in words of the locale ("November 2026"). */
export const monthInWords = (day: string, locale: string | undefined): string => inWords(day, locale, { month: 'long', year: 'numeric' });

function inWords(day: string, locale: string | undefined, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(day);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(time);
}
