import { gunzipSync } from 'node:zlib';

/** Largest drawing that is read, in bytes, unpacked. Drawing programs put whole files of their own into what they export. */
export const MOST_DRAWING_BYTES = 8 * 1024 * 1024;

/** The text of a drawing with plain line ends, or why there is none. */
type Decoded = { readonly text: string } | { readonly trouble: string };

/** Returns the text of an SVG file: UTF-8, UTF-16, or the encoding that it names; packed (.svgz) or not. */
export function decodeDrawing(file: Uint8Array): Decoded {
  const bytes = unpack(file);
  if (bytes === undefined) return { trouble: `it is packed (.svgz) and has more than ${MOST_DRAWING_BYTES} bytes, or is damaged` };
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n') };
  } catch {
    return { trouble: `its letters are not ${encoding}, as it says` };
  }
}

/** True for the first bytes of a file packed by gzip. */
export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function unpack(bytes: Uint8Array): Uint8Array | undefined {
  if (!isPacked(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_DRAWING_BYTES });
  } catch {
    return undefined;
  }
}

/** By byte order mark, else by the places of the zeros beside "<", else as the first line says. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? 'utf-8';
  // What is written in one byte a letter cannot be UTF-16, whatever the file says.
  const label = /^(utf|ucs)-?16/i.test(named) ? 'utf-8' : named;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}
