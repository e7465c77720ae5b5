import { luminance, type Rgb } from '../model/contrast.js';
import type { Deck } from '../model/deck.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import { readHex } from '../model/nearest-color.js';
import type { Finding, PictureKind } from './findings.js';

/** True for what is wrong with a picture itself, not with how it is laid out. */
export const isPictureKind = (kind: Finding['kind']): kind is PictureKind =>
  ['logo-unseen', 'logo-small', 'logo-box', 'lost-picture'].includes(kind);

/** Returns what was found of a picture as a diagnostic where the brand or the module names it. What is wrong with a logo stops nothing. */
export function pictureDiagnostic(
  { kind, key = '', by, pair, text }: Finding & { readonly kind: PictureKind },
  deck: Pick<Deck, 'places'>,
): Diagnostic {
  const place = deck.places[key];
  const at = place ? { at: place } : {};
  if (kind === 'lost-picture')
    return error({
      code: kind,
      message: `${text} cannot be unpacked.`,
      ...at,
      hint: 'Open it in a picture program and save it again as PNG or JPEG.',
    });
  if (kind === 'logo-small') {
    const message = `The logo is ${by} mm high on paper, less than 5 mm: nobody can read it.`;
    return warning({
      code: kind,
      message,
      ...at,
      hint: 'Give a form of it that is higher (in two lines, or only its sign), with no empty board around it: a viewBox that ends at its shapes.',
    });
  }
  if (kind === 'logo-box')
    return warning({
      code: kind,
      message: `The logo stands in a box of ${pair?.ink} on ${pair?.ground}: its picture has a ground of its own.`,
      ...at,
      hint: 'Save it as SVG, or as a PNG whose ground is let through (transparent): a JPEG always has one.',
    });
  const isDark = luminance(readHex(pair?.ground ?? '') ?? WHITE) < 0.2;
  const how = `${pair?.ink} on ${pair?.ground} is ${pair?.ratio}:1, less than ${pair?.needs}:1`;
  const what = by >= 0.9 ? 'The logo cannot be seen' : `${Math.round(by * 100)} percent of the logo cannot be seen`;
  const mend = isDark ? 'Give a light form of it for dark ground: logoOnDark: in brand.yaml.' : MEND_ON_LIGHT;
  return warning({ code: kind, message: `${what} on ${isDark ? 'the dark ground of title slides' : 'paper'}: ${how}.`, ...at, hint: mend });
}

const WHITE: Rgb = [255, 255, 255];
const MEND_ON_LIGHT = 'Give its dark form as logo: in brand.yaml, and this one as logoOnDark:, which stands on title slides.';
