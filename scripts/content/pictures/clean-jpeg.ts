import type { Cleaned, LimitTrouble, Refused } from './cleaned.js';
import { turnInExif } from './turn-in-exif.js';

const DAMAGED: Refused = { trouble: 'is cut off or damaged' };
const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
/** The ways of packing that browsers read: baseline, extended, progressive (ITU-T T.81, table B.1). */
const FRAMES = [0xc0, 0xc1, 0xc2];
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

interface Segment {
  readonly marker: number;
  readonly data: Uint8Array;
  /** With its marker and length, and for a scan the dots that follow. */
  readonly whole: Uint8Array;
}

/** Returns a JPEG with nothing in it but the picture, its colors and how the camera was held. */
export function cleanJpeg(bytes: Uint8Array, limit: LimitTrouble): Cleaned | Refused {
  const segments = readSegments(bytes);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (!segments || !frame || frame.data.length < 6 || !segments.some(({ marker }) => marker === SCAN)) return DAMAGED;
  const [depth, high = 0, highRest = 0, wide = 0, wideRest = 0, samples = 0] = frame.data;
  if (!FRAMES.includes(frame.marker) || depth !== 8 || ![1, 3, 4].includes(samples))
    return { trouble: 'is packed in a way that browsers cannot read' };
  const [stored, lines] = [wide * 256 + wideRest, high * 256 + highRest];
  const trouble = limit(stored, lines);
  if (trouble) return trouble;
  const turn = segments.map(turnIn).find((one) => one !== undefined) ?? 1;
  const kept = segments.filter(isKept).map(({ whole }) => whole);
  const [width, height] = turn >= 5 ? [lines, stored] : [stored, lines];
  return {
    bytes: Buffer.concat([[0xff, START], ...(turn > 1 ? [turnSegment(turn)] : []), ...kept, [0xff, END]].map((one) => Buffer.from(one))),
    width,
    height,
  };
}

/** What belongs to the picture: tables, frames, scans; its kind of colors (APP0, APP14) and their profile (APP2). */
function isKept({ marker, data }: Segment): boolean {
  const name = Buffer.from(data.subarray(0, 12)).toString('latin1');
  if (marker === 0xe0) return name.startsWith('JFIF\0');
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0');
  if (marker === 0xee) return name.startsWith('Adobe');
  return !(marker >= 0xe1 && marker <= 0xef) && marker !== 0xfe;
}

/** All segments up to the mark of the end; undefined when one is cut off or the mark is not there. */
function readSegments(bytes: Uint8Array): Segment[] | undefined {
  const segments: Segment[] = [];
  for (let start = 2; start + 1 < bytes.length; ) {
    if (bytes[start] !== 0xff) return undefined;
    const marker = bytes[start + 1] ?? 0;
    if (marker === 0xff) {
      start++;
      continue;
    }
    if (marker === END) return segments;
    const length = (bytes[start + 2] ?? 0) * 256 + (bytes[start + 3] ?? 0);
    const next = start + 2 + length;
    if (length < 2 || next > bytes.length) return undefined;
    const end = marker === SCAN ? endOfScan(bytes, next) : next;
    segments.push({ marker, data: bytes.subarray(start + 4, next), whole: bytes.subarray(start, end) });
    start = end;
  }
  return undefined;
}

/** The index of the mark after the dots of a scan: 0xff that neither stands for itself (0) nor begins the next stretch (RST). */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let index = bytes.indexOf(0xff, start); index >= 0; index = bytes.indexOf(0xff, index + 1)) {
    const next = bytes[index + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return index;
  }
  return bytes.length;
}

/** In the segment APP1. */
const turnIn = ({ marker, data }: Segment): number | undefined => (marker === 0xe1 ? turnInExif(data) : undefined);

/** APP1 that says how the camera was held, and nothing else. */
const turnSegment = (turn: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM\0*', 'latin1'), 0, 0, 0, 8],
    ...[0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0],
  ]);
