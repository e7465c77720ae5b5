/** Reads a text string of a content stream: UTF-16 where it begins with a byte order mark. Skia writes hex. */
export function readText(operand: string): string {
  const hex = operand.startsWith('<')
    ? operand.slice(1, -1).replace(/\s/g, '')
    : Buffer.from(operand.slice(1, -1).replace(/\\([()\\])/g, '$1'), 'latin1').toString('hex');
  const bytes = Buffer.from(hex, 'hex');
  if (!/^feff/i.test(hex)) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}

/** Returns the operation that begins a mark whose glyphs are heard as `text`. */
export function actualText(text: string): string {
  const hex = [...Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
  return `/Span <</ActualText <FEFF${hex.toUpperCase()}>>> BDC`;
}
