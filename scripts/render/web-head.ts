import type { Deck } from '../model/deck.js';
import type { HeadTag, HtmlDocument } from '../model/html-document.js';

/** Size in px of a deck's poster: its first slide, or the first screen of a page. */
export const POSTER = { width: 960, height: 540 } as const;

/** Names of the files that stand beside a deck's pages in `share/`. */
export const posterName = (deck: string): string => `${deck}.poster.png`;
export const oembedName = (deck: string): string => `${deck}.oembed.json`;

/**
 * Returns what a shared page says of itself to those that link to it: Open Graph (https://ogp.me) with a picture, and the way to
 * its oEmbed file. All of these are whole addresses: without the brand's `baseUrl` they are left out. `file` is the page's name.
 */
export function webHead(deck: Deck, file: string): Pick<HtmlDocument, 'head' | 'allowedOrigins'> {
  const { baseUrl, allowedOrigins, name } = deck.brand;
  const guard = allowedOrigins.length > 0 ? { allowedOrigins } : {};
  if (!baseUrl) return guard;
  const property = (key: string, content: string | number): HeadTag => ({
    name: 'meta',
    attributes: { property: `og:${key}`, content: String(content) },
  });
  const oembed = { rel: 'alternate', type: 'application/json+oembed', href: baseUrl + oembedName(deck.id), title: deck.title };
  return {
    ...guard,
    head: [
      { name: 'meta', attributes: { name: 'description', content: deck.subtitle } },
      property('type', 'website'),
      property('title', deck.title),
      property('description', deck.subtitle),
      property('site_name', name),
      property('locale', deck.language.replace('-', '_')),
      property('url', baseUrl + file),
      property('image', baseUrl + posterName(deck.id)),
      property('image:width', POSTER.width),
      property('image:height', POSTER.height),
      property('image:alt', deck.title),
      { name: 'link', attributes: oembed },
    ],
  };
}
