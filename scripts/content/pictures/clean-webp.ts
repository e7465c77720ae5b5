import { type Cleaned, type LimitTrouble, moves, type Refused } from './cleaned.js';
import { turnInExif } from './turn-in-exif.js';

const DAMAGED: Refused = { trouble: 'is cut off or damaged' };
const [HAS_PROFILE, HAS_ALPHA] = [0x20, 0x10];
const MOST_PROFILE = 1024 * 1024;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Returns a WebP with nothing in it but the picture and its colors (RFC 9649). */
export function cleanWebp(bytes: Uint8Array, limit: LimitTrouble): Cleaned | Refused {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = view.getUint32(4, true) + 8;
  const chunks = end <= bytes.length ? readChunks(bytes.subarray(12, end)) : undefined;
  const frames = chunks?.filter(({ type }) => type === 'ANMF') ?? [];
  if (frames.length > 1) return moves(frames.length);
  const [frame] = frames;
  const inside = frame ? readChunks(frame.data.subarray(16)) : chunks;
  const picture = inside?.find(({ type }) => type === 'VP8 ' || type === 'VP8L');
  const size = picture && sizeOf(picture);
  if (!chunks || !inside || !picture || !size) return DAMAGED;
  const trouble = limit(size.width, size.height);
  if (trouble) return trouble;
  const alpha = inside.find(({ type }) => type === 'ALPH');
  const profile = chunks.find(({ type, data }) => type === 'ICCP' && data.length <= MOST_PROFILE);
  const parts = [...(profile ? [profile] : []), ...(alpha && picture.type === 'VP8 ' ? [alpha] : []), picture];
  const isPlain = parts.length === 1;
  const flags = (profile ? HAS_PROFILE : 0) | (alpha || picture.type === 'VP8L' ? HAS_ALPHA : 0);
  const exif = chunks.find(({ type }) => type === 'EXIF');
  return { bytes: riff(isPlain ? parts : [extended(flags, size), ...parts]), ...size, turn: exif && turnInExif(exif.data) };
}

function readChunks(bytes: Uint8Array): Chunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let start = 0; start + 8 <= bytes.length; ) {
    const length = view.getUint32(start + 4, true);
    if (start + 8 + length > bytes.length) return undefined;
    const type = Buffer.from(bytes.subarray(start, start + 4)).toString('latin1');
    chunks.push({ type, data: bytes.subarray(start + 8, start + 8 + length) });
    start += 8 + length + (length % 2);
  }
  return chunks;
}

/** Width and height as the packed dots themselves say them (RFC 6386, 9.1; RFC 9649, 3.4). */
function sizeOf({ type, data }: Chunk): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  if (type === 'VP8L') {
    if (data.length < 5 || data[0] !== 0x2f) return undefined;
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (data.length < 10 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) return undefined;
  // The dots of the first part must all be there.
  const first = ((data[0] ?? 0) | ((data[1] ?? 0) << 8) | ((data[2] ?? 0) << 16)) >>> 5;
  if (10 + first > data.length) return undefined;
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

function extended(flags: number, { width, height }: { width: number; height: number }): Chunk {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return { type: 'VP8X', data };
}

function riff(chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.flatMap(({ type, data }) => {
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return [head, Buffer.from(data), Buffer.alloc(data.length % 2)];
  });
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
