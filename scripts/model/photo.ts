import type { SvgNode } from './content.js';

/** A picture made of dots: a drawing that holds one image and nothing else. */
export interface Photo {
  /** `data:image/jpeg;base64,...` */
  readonly href: string;
  /** In px, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Returns a picture made of dots as a drawing: where drawings go, it goes too. */
export const photoDrawing = ({ href, width, height }: Photo): SvgNode => ({
  tag: 'svg',
  attributes: { viewBox: `0 0 ${width} ${height}` },
  children: [{ tag: 'image', attributes: { href, width: String(width), height: String(height) }, children: [] }],
});

/** Returns the picture that a drawing is nothing but a frame of; undefined for one with shapes. */
export function photoOf({ attributes, children }: SvgNode): Photo | undefined {
  const [only, ...others] = children;
  if (only === undefined || typeof only === 'string' || only.tag !== 'image' || others.length > 0) return undefined;
  const { href = '', width, height, ...rest } = only.attributes;
  const isWhole = attributes.viewBox === `0 0 ${width} ${height}` && Object.keys(attributes).length === 1 && Object.keys(rest).length === 0;
  return isWhole ? { href, width: Number(width), height: Number(height) } : undefined;
}

/** Width and height of a drawing by its viewBox, in its own units; 0 where it has none. */
export function sizeOf({ attributes }: SvgNode): { readonly width: number; readonly height: number } {
  const [, , width = 0, height = 0] = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return { width, height };
}
