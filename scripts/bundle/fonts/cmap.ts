/**
 * Returns the code points that a font has a shape for, from its table of letters (OpenType `cmap`, formats 4 and 12: all that fonts for
 * the web are written with). What points at the empty shape counts as missing.
 */
export function readCmap(cmap: Buffer): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, found);
    if (format === 12) addGroups(table, found);
  }
  return found;
}

function addGroups(table: Buffer, found: Set<number>): void {
  for (let i = 0; i < table.readUInt32BE(12); i++) {
    const [first = 0, last = 0, glyph = 0] = [16, 20, 24].map((place) => table.readUInt32BE(place + 12 * i));
    for (let code = first; code <= last; code++) if (glyph + code - first > 0) found.add(code);
  }
}

function addSegments(table: Buffer, found: Set<number>): void {
  const size = table.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + size + at);
    const delta = table.readUInt16BE(16 + 2 * size + at);
    const place = 16 + 3 * size + at;
    const offset = table.readUInt16BE(place);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : table.readUInt16BE(place + offset + 2 * (code - first));
      if ((glyph & 0xffff) > 0) found.add(code);
    }
  }
}
