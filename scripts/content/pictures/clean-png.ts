import { crc32, inflateSync } from 'node:zlib';
import { type Cleaned, type LimitTrouble, moves, type Refused } from './cleaned.js';
import { turnInExif } from './turn-in-exif.js';

/** Parts of a PNG that say how it looks (PNG, third edition, chapter 11); notes and dates are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'gAMA', 'cHRM', 'sRGB', 'iCCP']);
/** Samples a dot has, by color type, and the depths that it may have. */
const TYPES: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
/** First dot and steps of each pass of an interlaced PNG (Adam7). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const MOST_PROFILE = 1024 * 1024;
const DAMAGED: Refused = { trouble: 'is cut off or damaged' };

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With its length and its sum. */
  readonly whole: Uint8Array;
}

/** Returns a PNG with nothing in it but the picture. Its dots are unpacked once, as far as its size says and no further. */
export function cleanPng(bytes: Uint8Array, limit: LimitTrouble): Cleaned | Refused {
  const chunks = readChunks(bytes);
  const [head] = chunks ?? [];
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13) return DAMAGED;
  const view = new DataView(head.data.buffer, head.data.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, color = -1, compression, filter, interlaced = 0] = head.data.subarray(8);
  const known = TYPES[color];
  if (!known?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlaced > 1) return DAMAGED;
  const pictures = chunks.filter(({ type }) => type === 'fcTL').length;
  if (pictures > 1) return moves(pictures);
  if (color === 3 && !chunks.some(({ type }) => type === 'PLTE')) return DAMAGED;
  const trouble = limit(width, height) ?? dotsTrouble(chunks, packedLength({ width, height, bits: depth * known.samples, interlaced }));
  if (trouble) return trouble;
  const kept = chunks.filter((chunk) => KEPT.has(chunk.type) && (chunk.type !== 'iCCP' || hasSoundProfile(chunk)));
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const clean = Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ whole }) => whole)]);
  return { bytes: clean, width, height, turn: exif && turnInExif(exif.data) };
}

/** The parts up to the one that ends the picture; undefined when one is cut off or its sum is wrong. */
function readChunks(bytes: Uint8Array): Chunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let start = 8; start + 12 <= bytes.length; ) {
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length || crc32(bytes.subarray(start + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
    const type = Buffer.from(bytes.subarray(start + 4, start + 8)).toString('latin1');
    chunks.push({ type, data: bytes.subarray(start + 8, end - 4), whole: bytes.subarray(start, end) });
    if (type === 'IEND') return chunks;
    start = end;
  }
  return undefined;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly interlaced: number;
}

/** How many bytes the dots have, a byte more for each row (PNG, third edition, 7.2 and 8). */
function packedLength({ width, height, bits, interlaced }: Layout): number {
  const rows = (wide: number, high: number): number => (wide === 0 ? 0 : high * (1 + Math.ceil((wide * bits) / 8)));
  if (interlaced === 0) return rows(width, height);
  return PASSES.reduce((sum, [x, y, across, down]) => {
    return sum + rows(Math.max(0, Math.ceil((width - x) / across)), Math.max(0, Math.ceil((height - y) / down)));
  }, 0);
}

function dotsTrouble(chunks: readonly Chunk[], length: number): Refused | undefined {
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    const { length: found } = inflateSync(packed, { maxOutputLength: length + 1024 });
    return found < length ? DAMAGED : undefined;
  } catch (thrown) {
    return (thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? { trouble: 'unpacks to more than its size says' } : DAMAGED;
  }
}

/** A color profile is packed as well: a name that ends with 0, the way of packing, then the profile. */
function hasSoundProfile({ data }: Chunk): boolean {
  const start = data.indexOf(0) + 2;
  try {
    return start > 1 && inflateSync(data.subarray(start), { maxOutputLength: MOST_PROFILE }).length > 128;
  } catch {
    return false;
  }
}
