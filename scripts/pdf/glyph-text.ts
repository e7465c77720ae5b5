/** What the glyph codes of one font, as hex digits ("002B0044"), say. */
export interface GlyphText {
  /** What each glyph says, in the order in which they are painted. */
  lettersOf(hex: string): string[];
  /** The code of a space; undefined in a font that has none. */
  readonly space: string | undefined;
}

const BLOCK = /begin(bfchar|bfrange)([\s\S]*?)end\1/g;
const CHAR = /<([\da-f]+)>\s*<([\da-f]+)>/gi;
const RANGE = /<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f]+)>|\[([^\]]*)\])/gi;

/**
 * Reads a ToUnicode map (Adobe technical note 5411). Skia writes two-byte codes, and one-byte codes for Type 3 fonts.
 * A glyph without a letter becomes U+FFFD.
 */
export function readGlyphText(cmap: string): GlyphText {
  const letters = new Map<number, string>();
  const width = /begincodespacerange\s*<([\da-f]+)>/i.exec(cmap)?.[1]?.length ?? 4;
  for (const [, kind, body = ''] of cmap.matchAll(BLOCK)) {
    if (kind === 'bfchar') for (const [, code = '', text = ''] of body.matchAll(CHAR)) letters.set(Number.parseInt(code, 16), utf16(text));
    else for (const range of body.matchAll(RANGE)) addRange(letters, range);
  }
  const space = [...letters].find(([, letter]) => letter === ' ')?.[0];
  return {
    lettersOf: (hex) => {
      const found: string[] = [];
      for (let i = 0; i + width <= hex.length; i += width)
        found.push(letters.get(Number.parseInt(hex.slice(i, i + width), 16)) ?? '\uFFFD');
      return found;
    },
    space: space?.toString(16).toUpperCase().padStart(width, '0'),
  };
}

function addRange(letters: Map<number, string>, [, from = '', to = '', first, list]: RegExpExecArray): void {
  const start = Number.parseInt(from, 16);
  const end = Number.parseInt(to, 16);
  const each = list?.match(/[\da-f]+/gi);
  for (let code = start; code <= end; code++) {
    if (each) letters.set(code, utf16(each[code - start] ?? ''));
    else if (first) letters.set(code, plus(utf16(first), code - start));
  }
}

/** Letters that stand for two, or for one in its shape within a word, are read as those. */
const PRESENTED = /[\uFB50-\uFDFF\uFE70-\uFEFC]/g;

const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('')
    .replace(PRESENTED, (letter) => letter.normalize('NFKC'));

/** In a range only the last unit counts up. */
const plus = (text: string, by: number): string => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
