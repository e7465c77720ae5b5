import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { withoutUnseen } from '../model/letters.js';

const SAVE = 'Save it again as UTF-8 (in most editors: "Save with encoding").';

/**
 * Returns the text of a file without byte order mark, with plain line ends and each letter as one sign where Unicode has it (NFC);
 * undefined, with a diagnostic where it begins to be something else, for bytes that are not UTF-8. Letters that were read in another
 * encoding before they were saved are a diagnostic too.
 */
export function decodeText(bytes: Uint8Array, file: string, diagnostics: Diagnostic[]): string | undefined {
  const wide = wideEncoding(bytes);
  if (wide) {
    const hint = `${SAVE} Windows calls ${wide} "Unicode".`;
    diagnostics.push(error({ code: 'not-utf8', message: `${file} is ${wide}, not UTF-8 text.`, at: { file, line: 1, column: 1 }, hint }));
    return undefined;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    diagnostics.push(...misread(text, file));
    return withoutUnseen(text);
  } catch {
    diagnostics.push(notUtf8(bytes, file));
    return undefined;
  }
}

/** Every second byte of Latin letters is empty there; a file may begin with a mark that says so. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const start = bytes.subarray(0, 200);
  const emptyAt = (odd: number): number => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isWide || Math.max(emptyAt(0), emptyAt(1)) > start.length / 4 ? 'UTF-16' : undefined;
}

function notUtf8(bytes: Uint8Array, file: string): Diagnostic {
  const lines = new TextDecoder('utf-8').decode(bytes).split(/\r\n?|\n/);
  const line = lines.findIndex((one) => one.includes('\uFFFD'));
  const column = (lines[line] ?? '').indexOf('\uFFFD');
  const read =
    Array.from(bytes, signOf)
      .join('')
      .split(/\r\n?|\n/)[line] ?? '';
  const word = read.trim().length > 60 ? `${read.trim().slice(0, 60)} ...` : read.trim();
  const message = `${file} is not UTF-8 text: in the encoding of older Windows programs this line is "${word}".`;
  return error({ code: 'not-utf8', message, at: { file, line: line + 1, column: column + 1 }, hint: SAVE });
}

/** Windows-1252, where it is not Latin-1: the sign of each byte from 80 on. Node 20 reads these bytes as Latin-1. */
const SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';
const signOf = (byte: number): string => (byte >= 0x80 && byte < 0xa0 ? (SIGNS[byte - 0x80] ?? '') : String.fromCharCode(byte));
const byteOf = (sign: string): number => (SIGNS.includes(sign) ? 0x80 + SIGNS.indexOf(sign) : (sign.codePointAt(0) ?? 0));
/** What letters with accents, quotation marks and dashes become; a closing quotation mark may stand after a large letter in any text. */
const MISREAD = new RegExp(`(?:[ÂÃ]|â€)[\\u0080-\\u00BA\\u00BC-\\u00BF${SIGNS.replace(/[‘’“”\x81\x8D\x8F\x90\x9D]/g, '')}]|â€[‘’“”]`, 'g');
/** Misread letters that are told of one file: it is as a rule the whole file. */
const MOST = 5;

function misread(text: string, file: string): Diagnostic[] {
  if (!/[ÂÃâ]/.test(text)) return [];
  const found: Diagnostic[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const meant = line.replace(MISREAD, (signs) => meantBy(signs) ?? signs);
    if (meant === line || found.length >= MOST) continue;
    const column = [...line].findIndex((sign, place) => sign !== [...meant][place]);
    const [was, is] = [wordAt(line, column), wordAt(meant, column)];
    const at: At = { file, line: index + 1, column: column + 1 };
    const message = `"${was}" stands here for "${is}": the text was saved as UTF-8 and opened as something else.`;
    found.push(error({ code: 'not-utf8', message, at, hint: `Write "${is}", and all else on this line that looks so.` }));
  }
  return found;
}

function meantBy(signs: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from([...signs].map(byteOf)));
  } catch {
    return undefined;
  }
}

const wordAt = (line: string, column: number): string =>
  (/\S*$/.exec(line.slice(0, column))?.[0] ?? '') + (/^\S*/.exec(line.slice(column))?.[0] ?? '');
