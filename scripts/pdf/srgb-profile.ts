/** Curve and matrix of sRGB (IEC 61966-2-1), adapted to the D50 of profiles (Bradford), as X, Y, Z of red, green, blue and white. */
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];
const D50 = [0.9642, 1, 0.82491];

/** sRGB to linear light: a straight piece near black, then a power of 2.4. */
const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

const CURVE_POINTS = 1024;

/**
 * Writes an sRGB colour profile (ICC.1:2001-04, version 2.1, display class) from the published numbers, so that no
 * binary file with somebody's licence travels with the tool. Returns about 2.6 KB.
 */
export function makeSrgbProfile(): Uint8Array {
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(D50)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve()],
  ];
  const table = Buffer.alloc(4 + 12 * (tags.length + 2));
  table.writeUInt32BE(tags.length + 2, 0);
  let at = 128 + table.length;
  for (const [i, [signature, data]] of tags.entries()) {
    writeEntry(table, 4 + 12 * i, { signature, at, size: data.length });
    // The three curves are one: green and blue point at red's.
    if (signature === 'rTRC')
      for (const [j, name] of ['gTRC', 'bTRC'].entries())
        writeEntry(table, 4 + 12 * (i + 1 + j), { signature: name, at, size: data.length });
    at += data.length;
  }
  return Buffer.concat([header(at), table, ...tags.map(([, data]) => data)]);
}

function header(size: number): Buffer {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [i, part] of [2000, 1, 1, 0, 0, 0].entries()) head.writeUInt16BE(part, 24 + 2 * i);
  head.write('acsp', 36, 'latin1');
  writeXyz(head, 68, D50);
  return head;
}

function writeEntry(table: Buffer, at: number, entry: { signature: string; at: number; size: number }): void {
  table.write(entry.signature, at, 'latin1');
  table.writeUInt32BE(entry.at, at + 4);
  table.writeUInt32BE(entry.size, at + 8);
}

/** s15Fixed16: 16 bits whole, 16 bits fraction. */
const writeXyz = (into: Buffer, at: number, values: readonly number[]): void =>
  values.forEach((value, i) => {
    into.writeInt32BE(Math.round(value * 65536), at + 4 * i);
  });

const padded = (size: number): Buffer => Buffer.alloc(Math.ceil(size / 4) * 4);

function xyz(values: readonly number[]): Buffer {
  const data = padded(20);
  data.write('XYZ ', 0, 'latin1');
  writeXyz(data, 8, values);
  return data;
}

function text(words: string): Buffer {
  const data = padded(9 + words.length);
  data.write('text', 0, 'latin1');
  data.write(words, 8, 'latin1');
  return data;
}

function description(words: string): Buffer {
  const data = padded(12 + words.length + 1 + 8 + 3 + 67);
  data.write('desc', 0, 'latin1');
  data.writeUInt32BE(words.length + 1, 8);
  data.write(words, 12, 'latin1');
  return data;
}

function curve(): Buffer {
  const data = padded(12 + 2 * CURVE_POINTS);
  data.write('curv', 0, 'latin1');
  data.writeUInt32BE(CURVE_POINTS, 8);
  for (let i = 0; i < CURVE_POINTS; i++) data.writeUInt16BE(Math.round(linear(i / (CURVE_POINTS - 1)) * 65535), 12 + 2 * i);
  return data;
}
