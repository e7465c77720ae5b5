import { contrastRatio, hexOf, type Rgb } from '../model/contrast.js';
import type { Finding } from './findings.js';
import { type Grounds, groundOf } from './paint.js';

/** Judges whether a logo can be seen where it stands. Runs inside the page. */

/** Below this, a color cannot be told from its ground: an ink on ink, a pale grey on paper. Logos need not reach what words must (WCAG 2.2, 1.4.3). */
const SEEN_FROM = 1.3;
/** What may be lost of a logo's dots: hairlines and shadows. */
const MAY_BE_LOST = 0.1;
/** Letters of a logo that is lower than this cannot be read on paper, in mm. */
const LEAST_HEIGHT = 5;
const PX_PER_MM = 96 / 25.4;
/** Longest side of the picture that is judged, in dots. */
const SIDE = 320;

/** Logos of which a part, or all, has the color of its ground; on paper also those that are too low. Each once a ground. */
export async function judgeLogos(grounds: Grounds): Promise<Finding[]> {
  const judged = new Set<string>();
  const found: Finding[] = [];
  for (const logo of document.querySelectorAll<HTMLImageElement | SVGSVGElement>('.logo')) {
    const { width, height } = logo.getBoundingClientRect();
    const [ground = [255, 255, 255]] = groundOf(logo.parentElement ?? document.body, grounds);
    const key = logo.dataset.logo ?? 'logo';
    if (width === 0 || height === 0 || judged.has(`${key} ${hexOf(ground)}`)) continue;
    judged.add(`${key} ${hexOf(ground)}`);
    const dots = await dotsOf(logo);
    found.push(...judgeSight(dots, key, ground), ...judgeBox(dots, key, ground));
    const low = Math.round(((height * (dots ? paintedHeight(dots) : 1)) / PX_PER_MM) * 10) / 10;
    const isTold = found.some((one) => one.kind === 'logo-small' && one.key === key);
    if (matchMedia('print').matches && low < LEAST_HEIGHT && !isTold) found.push({ ...findingOf('logo-small', key), by: low });
  }
  return found;
}

const findingOf = (kind: Finding['kind'], key: string): Finding => ({
  kind,
  key,
  box: undefined,
  under: undefined,
  tag: '',
  element: 'logo',
  text: 'The logo',
  by: 1,
});

function judgeSight(dots: ImageData | undefined, key: string, ground: Rgb): Finding[] {
  if (!dots) return [findingOf('lost-picture', key)];
  const { share, ink } = lostIn(dots, ground);
  if (share <= MAY_BE_LOST) return [];
  const ratio = Math.floor(contrastRatio(ink, ground) * 100) / 100;
  const pair = { ink: hexOf(ink), ground: hexOf(ground), ratio, needs: SEEN_FROM, vision: 'full' as const };
  return [{ ...findingOf('logo-unseen', key), by: Math.round(share * 100) / 100, pair }];
}

/** A white that is no ground's: paler than this in all its parts, and so far from what it stands on, of 255. */
const [PALE, APART] = [238, 8];

/** A pale ground of the picture's own, all around its edge, that is not the one on which it stands. A plate in a color is meant. */
function judgeBox(dots: ImageData | undefined, key: string, ground: Rgb): Finding[] {
  const edge = dots ? edgeOf(dots) : [];
  const [first] = edge;
  if (!first || !edge.every((one) => Math.min(...one) >= PALE && apart(one, ground) >= APART)) return [];
  const pair = { ink: hexOf(first), ground: hexOf(ground), ratio: 1, needs: 1, vision: 'full' as const };
  return [{ ...findingOf('logo-box', key), pair }];
}

const apart = (one: Rgb, other: Rgb): number => Math.max(...one.map((channel, i) => Math.abs(channel - (other[i] ?? 0))));

/** The colors along the edge of a picture; none where the ground shows through any of it. */
function edgeOf({ data, width, height }: ImageData): Rgb[] {
  const colors: Rgb[] = [];
  for (let y = 0; y < height; y++) {
    const isEnd = y === 0 || y === height - 1;
    for (let x = 0; x < width; x += isEnd ? 1 : Math.max(1, width - 1)) {
      const dot = (y * width + x) * 4;
      if ((data[dot + 3] ?? 0) < 250) return [];
      colors.push([data[dot] ?? 0, data[dot + 1] ?? 0, data[dot + 2] ?? 0]);
    }
  }
  return colors;
}

/** The logo's dots as they are painted; undefined when it cannot be drawn. */
async function dotsOf(logo: HTMLImageElement | SVGSVGElement): Promise<ImageData | undefined> {
  const { width, height } = logo.getBoundingClientRect();
  const scale = SIDE / Math.max(width, height);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  try {
    const image = logo instanceof SVGSVGElement ? await asImage(logo, canvas) : logo;
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const isThere = image.naturalWidth > 0;
    return isThere ? context?.getImageData(0, 0, canvas.width, canvas.height) : undefined;
  } catch {
    return undefined;
  }
}

/** The share of a logo's height from its first painted dot to its last: an empty board around it is none of it. */
function paintedHeight({ data, width, height }: ImageData): number {
  const rows = Array.from({ length: height }, (_, row) => row).filter((row) => {
    for (let dot = row * width; dot < (row + 1) * width; dot++) if ((data[dot * 4 + 3] ?? 0) > 127) return true;
    return false;
  });
  const [first, last] = [rows[0], rows.at(-1)];
  return first === undefined || last === undefined ? 1 : (last - first + 1) / height;
}

/** Shapes as a picture of their own, with the colors that they have on this page. */
async function asImage(logo: SVGSVGElement, { width, height }: HTMLCanvasElement): Promise<HTMLImageElement> {
  const copy = logo.cloneNode(true) as SVGSVGElement;
  const style = getComputedStyle(logo);
  const names = new Set([...logo.outerHTML.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name));
  const values = [...names].map((name) => `${name}:${style.getPropertyValue(name)}`);
  const own = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: `${width}`,
    height: `${height}`,
    style: [`color:${style.color}`, ...values].join(';'),
  };
  for (const [name, value] of Object.entries(own)) copy.setAttribute(name, value);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

/**
 * The share of the painted dots that nobody can tell from the ground, and their color. A part whose dots hang together is seen when
 * any of it is: white letters in a dark sign are, white letters beside it on white paper are not.
 */
function lostIn({ data, width, height }: ImageData, ground: Rgb): { readonly share: number; readonly ink: Rgb } {
  const isPainted = (dot: number): boolean => (data[dot * 4 + 3] ?? 0) > 127;
  const colorAt = (dot: number): Rgb => [data[dot * 4] ?? 0, data[dot * 4 + 1] ?? 0, data[dot * 4 + 2] ?? 0];
  const known = new Uint8Array(width * height);
  let [painted, lost] = [0, 0];
  const sum = [0, 0, 0] as [number, number, number];
  for (let start = 0; start < known.length; start++) {
    if (known[start] || !isPainted(start)) continue;
    const part = partFrom(start, { width, height, known, isPainted });
    painted += part.length;
    const seen = part.filter((dot) => contrastRatio(colorAt(dot), ground) >= SEEN_FROM).length;
    // Edges are mixed with what lies around: a few dots of another color are no sight.
    if (seen >= Math.max(4, part.length * 0.02)) continue;
    lost += part.length;
    for (const dot of part) for (const channel of [0, 1, 2] as const) sum[channel] += colorAt(dot)[channel];
  }
  const ink: Rgb = lost === 0 ? ground : [sum[0] / lost, sum[1] / lost, sum[2] / lost];
  return { share: painted === 0 ? 1 : lost / painted, ink };
}

interface Field {
  readonly width: number;
  readonly height: number;
  readonly known: Uint8Array;
  readonly isPainted: (dot: number) => boolean;
}

/** All painted dots that hang together with one, side by side. */
function partFrom(start: number, { width, height, known, isPainted }: Field): number[] {
  const part = [start];
  known[start] = 1;
  for (let next = 0; next < part.length; next++) {
    const dot = part[next] as number;
    const [x, y] = [dot % width, Math.floor(dot / width)];
    const around = [x > 0 ? dot - 1 : -1, x < width - 1 ? dot + 1 : -1, y > 0 ? dot - width : -1, y < height - 1 ? dot + width : -1];
    for (const other of around) {
      if (other < 0 || known[other] || !isPainted(other)) continue;
      known[other] = 1;
      part.push(other);
    }
  }
  return part;
}
