import type { Library } from './content.js';
import { FORMATS, type Format, type FormatRow, fileName } from './formats.js';

/** Most bytes of an address in a printed code: version 6 of the QR code at level M (ISO/IEC 18004:2024, table 7). */
export const MOST_IN_CODE = 106;

interface Wanted {
  readonly brand: string;
  readonly locale: string;
  readonly deck: string;
}

/** The first format of a deck whose page holds the whole of it. */
const wholeFormat = ({ formats }: { readonly formats: readonly Format[] }): Format | undefined =>
  formats.find((format) => (FORMATS[format] as FormatRow).isWhole);

/**
 * Returns the address of the page that tells all, for a code to scan: the deck's own, or else the first of the explainer, with the
 * explainer's version, so that the page knows which edition somebody holds. Undefined where the brand has no `baseUrl`, or nothing is whole.
 */
export function onlineAddress({ brands, decks, project }: Library, { brand, locale, deck }: Wanted): string | undefined {
  const base = brands[brand]?.baseUrl[locale];
  const own = decks[deck];
  const whole = [...(own ? [own] : []), ...Object.values(decks)].find(wholeFormat);
  const format = whole && wholeFormat(whole);
  if (base === undefined || !format) return undefined;
  return `${base}${fileName(whole.id, format, { media: 'html' })}?v=${encodeURIComponent(project.version)}`;
}

/** How many bytes of an address are too many for a printed code; none where it fits. */
export const bytesOver = (address: string): number => Math.max(0, new TextEncoder().encode(address).length - MOST_IN_CODE);
