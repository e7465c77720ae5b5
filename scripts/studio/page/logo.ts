import type { SvgNode } from '../../model/content.js';
import { photoDrawing } from '../../model/photo.js';

/** Bytes of a logo's file, and px of its longer side, at most. */
const MOST_BYTES = 2_000_000;
const MOST_PIXELS = 4000;
/** A logo is printed 2.8 in wide at most: 1200 px are 400 dots an inch. */
const KEPT_PIXELS = 1200;

export type LogoTrouble = 'heavy' | 'large' | 'kind' | 'script' | 'broken';

/** Returns the picture in a file as dots that were painted here: what else stood in the file, a script or a place, is gone. */
export async function readLogo(file: Blob): Promise<{ readonly logo: SvgNode } | { readonly trouble: LogoTrouble }> {
  if (file.size > MOST_BYTES) return { trouble: 'heavy' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = typeOf(bytes);
  if (!type) return { trouble: 'kind' };
  if (type === SVG && /<script|<foreignObject|\bon\w+\s*=|javascript:|<!ENTITY/i.test(new TextDecoder().decode(bytes)))
    return { trouble: 'script' };
  const picture = await load(`data:${type};base64,${base64Of(bytes)}`);
  if (!picture) return { trouble: 'broken' };
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (Math.max(width, height) > MOST_PIXELS) return { trouble: 'large' };
  return width === 0 || height === 0 ? { trouble: 'broken' } : { logo: painted(picture, type === SVG) };
}

const SVG = 'image/svg+xml';

/** By its first bytes: what a file is called does not count. */
function typeOf(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^RIFF.{4}WEBP/s.test(head)) return 'image/webp';
  return /^\s*(?:<\?xml|<!(?:--|DOCTYPE\s+svg)|<svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 1000)).replace(/^\uFEFF/, ''))
    ? SVG
    : undefined;
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** An image that cannot be decoded is none. Scripts in it do not run, and it fetches nothing. */
async function load(source: string): Promise<HTMLImageElement | undefined> {
  const image = new Image();
  image.src = source;
  return image.decode().then(
    () => image,
    () => undefined,
  );
}

/** A drawing has no size of its own in dots, and is painted as large as it is kept. */
function painted(picture: HTMLImageElement, isDrawing: boolean): SvgNode {
  const longer = Math.max(picture.naturalWidth, picture.naturalHeight);
  const scale = isDrawing ? KEPT_PIXELS / longer : Math.min(1, KEPT_PIXELS / longer);
  const width = Math.max(1, Math.round(picture.naturalWidth * scale));
  const height = Math.max(1, Math.round(picture.naturalHeight * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return photoDrawing({ href: canvas.toDataURL('image/png'), width, height });
}
