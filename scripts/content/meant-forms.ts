import { canonical, isKnownLanguage } from '../languages/tags.js';
import { idFrom } from '../model/suggest.js';

/** Names of colors that people write (CSS Color 4). */
const COLORS: Readonly<Record<string, string>> = {
  ...{ black: '000000', white: 'ffffff', gray: '808080', grey: '808080', silver: 'c0c0c0', red: 'ff0000', darkred: '8b0000' },
  ...{ maroon: '800000', brown: 'a52a2a', orange: 'ffa500', gold: 'ffd700', yellow: 'ffff00', olive: '808000', lime: '00ff00' },
  ...{ green: '008000', darkgreen: '006400', lightgreen: '90ee90', teal: '008080', turquoise: '40e0d0', cyan: '00ffff', blue: '0000ff' },
  ...{ navy: '000080', darkblue: '00008b', lightblue: 'add8e6', indigo: '4b0082', purple: '800080', violet: 'ee82ee', pink: 'ffc0cb' },
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Returns what may be meant by a text that has another form than it must: as a color, a day, the origin of a site, an id. None of it is sure. */
export const formsMeantBy = (written: string): string[] =>
  [
    colorIn(written),
    dayIn(written),
    folderIn(written),
    originIn(written),
    localeIn(written),
    written.trim().toLowerCase(),
    idFrom(written),
  ].flatMap((form) => form ?? []);

function colorIn(written: string): string | undefined {
  const bare = written
    .toLowerCase()
    .replace(/[\s_;-]|^0x/g, '')
    .replace(/^(?:rgb)?(\d+,\d+,\d+)$/, 'rgb($1)');
  const named = Object.hasOwn(COLORS, bare) ? COLORS[bare] : undefined;
  const [, hex = named] = /^#?([0-9a-f]{6})$/.exec(bare) ?? [];
  if (hex !== undefined) return `#${hex}`;
  const [, short] = /^#?([0-9a-f]{3})$/.exec(bare) ?? [];
  if (short !== undefined) return `#${[...short].map((digit) => digit + digit).join('')}`;
  const [, ...parts] = /^rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$/.exec(bare) ?? [];
  return parts.length === 3 ? `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}` : undefined;
}

/** A day that can be read in one way only: 3/4/2026 is none, since it is another one in each country. */
function dayIn(written: string): string | undefined {
  const word = /[a-z]{3,}/i.exec(written)?.[0].slice(0, 3).toLowerCase() ?? '';
  const numbers = [...written.matchAll(/\d+/g)].map(([digits]) => digits);
  const year = numbers.find((digits) => digits.length === 4);
  const rest = numbers.filter((digits) => digits.length < 3);
  if (year === undefined || rest.length + 1 !== numbers.length) return undefined;
  const iso = (month: number | string, day = ''): string => `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (rest.length === 1 && MONTHS.includes(word)) return iso(MONTHS.indexOf(word) + 1, rest[0]);
  const [first = '', second = ''] = rest;
  if (rest.length !== 2 || word !== '') return undefined;
  if (numbers[0] === year) return iso(first, second);
  if (written.includes('.') || Number(first) > 12 || first === second) return iso(second, first);
  return Number(second) > 12 ? iso(first, second) : undefined;
}

/** "en_US" and "EN-us", as they are written in a list of languages. */
function localeIn(written: string): string | undefined {
  const tag = written.trim().replaceAll('_', '-');
  return isKnownLanguage(tag) ? canonical(tag) : undefined;
}

/** The folder in which a page stands: "https://example.org/a/index.html#top" is in "https://example.org/a/". */
const folderIn = (written: string): string | undefined =>
  /^https?:\/\/[^/?#]+(?:\/[^?#]*)?/i.exec(written)?.[0].replace(/(\w)\/[^/]*\.\w+$/, '$1/');

function originIn(written: string): string | undefined {
  if (!/[.:]/.test(written)) return undefined;
  const whole = /^https?:/i.test(written) ? written : `https://${written}`;
  return URL.canParse(whole) ? new URL(whole).origin : undefined;
}
