import type { Element } from '@xmldom/xmldom';
import { percentDecoded } from '../../model/percent.js';
import type { Photo } from '../../model/photo.js';
import { cleanJpeg } from './clean-jpeg.js';
import { cleanPng } from './clean-png.js';
import { cleanWebp } from './clean-webp.js';
import type { LimitTrouble, Refused } from './cleaned.js';

/** Largest picture that goes into a file, in bytes. Each file that shows it grows by a third more than that. */
const MOST_PHOTO_BYTES = 5 * 1024 * 1024;
/** As wide or high as a picture may be, and all its dots: what a browser unpacks takes four bytes a dot. */
const MOST_SIDE = 20_000;
const MOST_DOTS = 40_000_000;

const KINDS = [
  { type: 'image/png', name: 'PNG', starts: (head: string) => head.startsWith('\x89PNG\r\n\x1a\n'), clean: cleanPng },
  { type: 'image/jpeg', name: 'JPEG', starts: (head: string) => head.startsWith('\xff\xd8\xff'), clean: cleanJpeg },
  { type: 'image/webp', name: 'WebP', starts: (head: string) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP', clean: cleanWebp },
] as const;

const headOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 16)).toString('latin1');

/** True for a file that begins as PNG, JPEG and WebP do, whatever it is called. */
export const isPhoto = (bytes: Uint8Array): boolean => KINDS.some(({ starts }) => starts(headOf(bytes)));

/**
 * Reads a PNG, JPEG or WebP: every part of it is looked at, its size is held against the limits before anything is unpacked, and only
 * the picture itself is kept (and how a camera was held). What moves is refused: its first picture may be empty.
 */
export function readPhoto(bytes: Uint8Array): Photo | Refused {
  const kind = KINDS.find(({ starts }) => starts(headOf(bytes)));
  if (!kind) return { trouble: 'is no PNG, JPEG or WebP' };
  if (bytes.length > MOST_PHOTO_BYTES) return { trouble: `has ${bytes.length} bytes; the limit is ${MOST_PHOTO_BYTES}` };
  const cleaned = kind.clean(bytes, limitTrouble);
  if ('trouble' in cleaned) return { trouble: `is a ${kind.name} that ${cleaned.trouble}` };
  const { width, height, turn } = cleaned;
  return {
    ...(turn !== undefined && turn > 1 ? { turn } : {}),
    href: `data:${kind.type};base64,${Buffer.from(cleaned.bytes).toString('base64')}`,
    width,
    height,
  };
}

const limitTrouble: LimitTrouble = (width, height) => {
  if (!(width > 0 && height > 0)) return { trouble: 'has no size' };
  if (width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_DOTS) return undefined;
  return { trouble: `is ${width} by ${height} px; ${MOST_SIDE} px a side and ${MOST_DOTS / 1_000_000} million in all are the most` };
};

/** Returns the picture that stands in an `<image>` of a drawing, cleaned; one in another file is refused. */
export function embeddedPicture(element: Element): { readonly href: string } | Refused {
  const address =
    element.getAttribute('href') ??
    element.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ??
    element.getAttribute('xlink:href') ??
    '';
  // What kind it is called counts for nothing: Photoshop says "img/png".
  const [, data] = /^\s*data:[^,]*;base64,([\s\S]*)$/i.exec(address) ?? [];
  if (data === undefined) return { trouble: `<image> of another file or kind, "${address.slice(0, 60)}"` };
  const photo = readPhoto(new Uint8Array(Buffer.from(percentDecoded(data), 'base64')));
  return 'trouble' in photo ? { trouble: `<image> with a picture that ${photo.trouble}` } : { href: photo.href };
}
