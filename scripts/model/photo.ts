import type { SvgNode } from './content.js';

/** A picture made of dots: a drawing that holds one image and nothing else. */
export interface Photo {
  /** `data:image/jpeg;base64,...` */
  readonly href: string;
  /** In px, as the file shows it. */
  readonly width: number;
  readonly height: number;
  /** How it must be turned to be seen as it was taken, 2 to 8 (Exif 3.0, tag 274); none where the file itself says it to every browser. */
  readonly turn?: number;
}

/** Returns a picture made of dots as a drawing: where drawings go, it goes too. One that must be turned is turned in it. */
export function photoDrawing({ href, width, height, turn = 1 }: Photo): SvgNode {
  const [wide, high] = turn >= 5 ? [height, width] : [width, height];
  const transform = TURNS[turn]?.(width, height);
  const attributes = { href, width: String(width), height: String(height), ...(transform && { transform: `matrix(${transform})` }) };
  return { tag: 'svg', attributes: { viewBox: `0 0 ${wide} ${high}` }, children: [{ tag: 'image', attributes, children: [] }] };
}

/** From the dots as they lie in the file to the picture as it was taken. */
const TURNS: Readonly<Record<number, (width: number, height: number) => string>> = {
  2: (width) => `-1 0 0 1 ${width} 0`,
  3: (width, height) => `-1 0 0 -1 ${width} ${height}`,
  4: (_, height) => `1 0 0 -1 0 ${height}`,
  5: () => '0 1 1 0 0 0',
  6: (_, height) => `0 1 -1 0 ${height} 0`,
  7: (width, height) => `0 -1 -1 0 ${height} ${width}`,
  8: (width) => `0 -1 1 0 0 ${width}`,
};

/** True for a picture made of dots, turned or not: a frame with nothing but the picture in it. */
export const isPhoto = (svg: SvgNode): boolean => onlyImage(svg) !== undefined;

function onlyImage({ children }: SvgNode): SvgNode | undefined {
  const [only, ...others] = children;
  return only === undefined || typeof only === 'string' || only.tag !== 'image' || others.length > 0 ? undefined : only;
}

/** Returns the picture that a drawing is nothing but a frame of, as its file shows it; undefined for one with shapes, or that must be turned. */
export function photoOf(svg: SvgNode): Photo | undefined {
  const { attributes } = svg;
  const only = onlyImage(svg);
  if (!only) return undefined;
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
