import { PDFDict, type PDFDocument, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { decodeStream, type PageStream } from './page-streams.js';
import { replaceStream } from './replace-stream.js';
import { name } from './tags.js';

/** Arabic lam with an alef is one shape, for which Unicode has a letter too. */
const JOINED: Readonly<Record<string, string>> = { '06440622': 'FEF5', '06440623': 'FEF7', '06440625': 'FEF9', '06440627': 'FEFB' };
/** Stands for nothing by itself: it joins letters. */
const NOTHING = '200D';
/** A glyph that says nothing, and one that says lam and alef, in a ToUnicode map. */
const [SILENT, PAIR] = [/<([\da-f]+)>\s*<0000>/gi, /(<[\da-f]+>\s*<)(0644062[2357])>/gi];

/**
 * Gives glyphs the letters that they stand for, in the map of each font. Chromium has none for a shape that it painted only together with
 * a mark (it says of the two what they are), and PDF/A allows no glyph without one. Lam and alef in one shape get the one letter that Unicode has
 * for them: readers of a PDF turn a line letter by letter, and would turn the two; whoever compares letters (NFKC) finds both. True where a map was changed.
 */
export function mendLetters(doc: PDFDocument, streams: readonly PageStream[]): boolean {
  const learned = learnLetters(streams);
  let isChanged = false;
  for (const [, font] of doc.context.enumerateIndirectObjects()) {
    const ref = font instanceof PDFDict ? font.get(name('ToUnicode')) : undefined;
    const map = ref && doc.context.lookup(ref);
    if (!(ref instanceof PDFRef && map instanceof PDFRawStream)) continue;
    const before = decodeStream(map);
    const after = before
      .replace(SILENT, (_, code: string) => `<${code}> <${learned.get(`${ref} ${code}`.toUpperCase()) ?? NOTHING}>`)
      .replace(PAIR, (_, start: string, two: string) => `${start}${JOINED[two]}>`);
    if (after === before) continue;
    replaceStream(doc, { stream: map, ref }, after);
    isChanged = true;
  }
  return isChanged;
}

/** What words that are given for glyphs say beyond those of their glyphs that say something: that is the first silent one. By map and code. */
function learnLetters(streams: readonly PageStream[]): Map<string, string> {
  const learned = new Map<string, string>();
  for (const { reading, fonts } of streams)
    for (const { text, glyphs } of reading.given) {
      const all = glyphs.flatMap(({ font, hex }) =>
        (hex.match(/.{4}/g) ?? []).map((code) => ({ font, code, says: fonts.get(font)?.glyphs.lettersOf(code).join('') ?? '' })),
      );
      const silent = all.find(({ says }) => says === '\0');
      const map = silent && fonts.get(silent.font)?.map;
      if (!silent || !map) continue;
      let rest = text;
      for (const { says } of all) rest = rest.replace(says, '');
      const letters = [...rest].map((letter) => Buffer.from(letter, 'utf16le').swap16().toString('hex')).join('');
      if (letters !== '') learned.set(`${map} ${silent.code}`.toUpperCase(), letters.toUpperCase());
    }
  return learned;
}
