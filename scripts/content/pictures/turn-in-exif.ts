/**
 * Returns how the camera was held, 1 to 8 (Exif 3.0, tag 274), as the first directory of Exif data says it. JPEG begins these by their name;
 * in WebP they have it or not, in PNG they have none.
 */
export function turnInExif(data: Uint8Array): number | undefined {
  const isNamed = Buffer.from(data.subarray(0, 6)).toString('latin1') === 'Exif\0\0';
  const tiff = new DataView(data.buffer, data.byteOffset + (isNamed ? 6 : 0), data.length - (isNamed ? 6 : 0));
  if (tiff.byteLength < 8) return undefined;
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(start, little);
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= tiff.byteLength; at += 12) {
    if (tiff.getUint16(at, little) !== 274) continue;
    const turn = tiff.getUint16(at + 8, little);
    return turn >= 1 && turn <= 8 ? turn : undefined;
  }
  return undefined;
}
