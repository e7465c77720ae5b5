import { deflateSync, inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const [HEADER, ENTRY, SFNT_HEADER, SFNT_ENTRY] = [44, 20, 12, 16] as const;
const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** Returns a table of a WOFF file (W3C WOFF 1.0, section 5), or undefined where it has none of that name. Throws on another kind of file. */
export function tableOf(woff: Buffer, name: string): Buffer | undefined {
  const entry = entriesOf(woff).find(({ tag }) => tag === name);
  return entry && dataOf(woff, entry);
}

interface Entry {
  readonly tag: string;
  readonly at: number;
  readonly packed: number;
  readonly length: number;
  readonly checksum: number;
}

function entriesOf(woff: Buffer): Entry[] {
  if (woff.readUInt32BE(0) !== WOFF) throw new Error('This is no WOFF file.');
  return Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const place = HEADER + ENTRY * i;
    const [at = 0, packed = 0, length = 0, checksum = 0] = [4, 8, 12, 16].map((offset) => woff.readUInt32BE(place + offset));
    return { tag: woff.toString('latin1', place, place + 4), at, packed, length, checksum };
  });
}

function dataOf(woff: Buffer, { at, packed, length }: Entry): Buffer {
  const data = woff.subarray(at, at + packed);
  return packed < length ? inflateSync(data) : data;
}

/** Returns the font in a WOFF file as it stands uncompressed (sfnt). */
export function unpackWoff(woff: Buffer): Buffer {
  const tables = entriesOf(woff).map((entry) => ({ ...entry, data: dataOf(woff, entry) }));
  const head = Buffer.alloc(SFNT_HEADER + SFNT_ENTRY * tables.length);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  const power = Math.floor(Math.log2(tables.length));
  for (const [i, value] of [2 ** power * 16, power, (tables.length - 2 ** power) * 16].entries()) head.writeUInt16BE(value, 6 + 2 * i);
  let at = head.length;
  for (const [i, { tag, checksum, length }] of tables.entries()) {
    const place = SFNT_HEADER + SFNT_ENTRY * i;
    head.write(tag, place, 'latin1');
    for (const [j, value] of [checksum, at, length].entries()) head.writeUInt32BE(value, place + 4 + 4 * j);
    at += padded(length);
  }
  return Buffer.concat([head, ...tables.map(({ data }) => fill(data))]);
}

const fill = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc(padded(data.length) - data.length)]);

/** Returns an uncompressed font (sfnt) as a WOFF file, which every browser of today reads. The same bytes give the same file. */
export function packWoff(sfnt: Buffer): Buffer {
  const count = sfnt.readUInt16BE(4);
  const head = Buffer.alloc(HEADER + ENTRY * count);
  const parts: Buffer[] = [head];
  let at = head.length;
  let whole = SFNT_HEADER + SFNT_ENTRY * count;
  for (let i = 0; i < count; i++) {
    const from = SFNT_HEADER + SFNT_ENTRY * i;
    const [checksum = 0, offset = 0, length = 0] = [4, 8, 12].map((place) => sfnt.readUInt32BE(from + place));
    const plain = sfnt.subarray(offset, offset + length);
    const packed = deflateSync(plain, { level: 9 });
    const data = packed.length < length ? packed : plain;
    sfnt.copy(head, HEADER + ENTRY * i, from, from + 4);
    for (const [j, value] of [at, data.length, length, checksum].entries()) head.writeUInt32BE(value, HEADER + ENTRY * i + 4 + 4 * j);
    parts.push(fill(data));
    at += padded(data.length);
    whole += padded(length);
  }
  for (const [i, value] of [WOFF, sfnt.readUInt32BE(0), at].entries()) head.writeUInt32BE(value, 4 * i);
  head.writeUInt16BE(count, 12);
  head.writeUInt32BE(whole, 16);
  head.writeUInt16BE(1, 20);
  return Buffer.concat(parts);
}
