import type { SvgNode } from '../model/content.js';
import type { BrandView, Figure } from '../model/deck.js';
import { photoOf, sizeOf } from '../model/photo.js';
import { attributesHtml } from './attributes-html.js';
import { svgMarkup } from './svg-markup.js';

/** Returns a figure's picture: shapes as an inline <svg>, dots as an <img>. `lazy`: it is unpacked only when it comes into view. */
export function figureMarkup(
  { svg, alt, altLanguage: lang }: Figure,
  key: string,
  { lazy = false }: { readonly lazy?: boolean } = {},
): string {
  const photo = photoOf(svg);
  if (!photo) return svgMarkup(svg, { prefix: `${key}-`, attributes: { role: 'img', 'aria-label': alt, ...(lang && { lang }) } });
  const { href, width, height } = photo;
  return imgMarkup({ src: href, alt, ...(lang && { lang }), width, height, ...(lazy && { loading: 'lazy', decoding: 'async' }) });
}

/** What a logo stands on. */
export type LogoGround = 'light' | 'dark';

interface LogoWish {
  /** Put before the ids in it. */
  readonly prefix: string;
  readonly ground: LogoGround;
  /** Read out in its place; without one it adorns the name beside it. */
  readonly alt?: string;
}

/**
 * Returns the brand's logo for a ground; '' where it has none. Style sheets give its box by `--logo-high` and `--logo-wide`: its own
 * form (`--aspect`, width by height) says which of the two it reaches, and `data-form` lets tall ones stand higher and wide ones lower.
 */
export function logoMarkup({ logo, logoOnDark }: Pick<BrandView, 'logo' | 'logoOnDark'>, { prefix, ground, alt }: LogoWish): string {
  const chosen = ground === 'dark' ? (logoOnDark ?? logo) : logo;
  if (!chosen) return '';
  const { width, height } = sizeOf(chosen);
  const aspect = width > 0 && height > 0 ? width / height : 1;
  const attributes = {
    class: 'logo',
    'data-form': formOf(aspect),
    'data-logo': chosen === logo ? 'logo' : 'logoOnDark',
    style: `--aspect:${Math.round(aspect * 1000) / 1000}`,
  };
  const photo = photoOf(chosen);
  if (photo) return imgMarkup({ src: photo.href, alt: alt ?? '', width: photo.width, height: photo.height, ...attributes });
  return svgMarkup(chosen, {
    prefix,
    attributes: { ...attributes, ...(alt === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': alt }) },
  });
}

const formOf = (aspect: number): 'tall' | 'square' | 'wide' => (aspect < 0.75 ? 'tall' : aspect > 1.8 ? 'wide' : 'square');

const imgMarkup = (attributes: Readonly<Record<string, string | number>>): string => `<img${attributesHtml(attributes)}>`;

/** Returns the file of a picture that stands by itself: its name's ending and its bytes in base64; undefined for a drawing. */
export function photoFile(svg: SvgNode): { readonly ending: 'png' | 'jpg' | 'webp'; readonly base64: string } | undefined {
  const [, type, base64 = ''] = /^data:image\/(png|jpeg|webp);base64,(.*)$/s.exec(photoOf(svg)?.href ?? '') ?? [];
  return type === undefined ? undefined : { ending: type === 'jpeg' ? 'jpg' : (type as 'png' | 'webp'), base64 };
}
