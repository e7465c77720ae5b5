import { readHex } from '../model/nearest-color.js';

/** Returns CSS with each color as the grey of the same lightness, for who prints in black and white; drawings and logos follow. */
export function greyStyle(colors: Readonly<Record<string, string>>): string {
  const greys = Object.entries(colors).flatMap(([name, color]) => {
    const read = readHex(color);
    return read && /^[a-z][a-z0-9-]*$/.test(name) ? [`--${name}:${greyOf(read)}`] : [];
  });
  return `:root{${greys.join(';')}}svg,img{filter:grayscale(1)}`;
}

/** The grey with the luma of a color (ITU-R BT.709). */
function greyOf([red, green, blue]: readonly [number, number, number]): string {
  const part = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .toString(16)
    .padStart(2, '0');
  return `#${part}${part}${part}`;
}
