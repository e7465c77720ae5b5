import { fromLinear, hexOf, linear, type Rgb } from './contrast.js';

/** Returns "#a8461f" or "#abc" as a color; undefined for anything else. Transparency is not read. */
export function readHex(text: string): Rgb | undefined {
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text)?.[1];
  if (!digits) return undefined;
  const pairs = digits.length < 6 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

const STEP = 0.005;

/**
 * Returns the color of the same hue that passes and is nearest in lightness, as "#a8461f"; undefined when none does. Searched in
 * OKLCH (Ottosson, "A perceptual color space for image processing", 2020), where a step of lightness looks alike for every hue.
 */
export function nearestColor(color: Rgb, passes: (color: Rgb) => boolean): string | undefined {
  const { lightness, a, b } = toOklab(color);
  for (let away = 0; away <= 1; away += STEP) {
    for (const next of [lightness - away, lightness + away]) {
      if (next < 0 || next > 1) continue;
      const found = roundOff(fromOklab({ lightness: next, a, b }));
      if (passes(found)) return hexOf(found);
    }
  }
  return undefined;
}

const roundOff = ([red, green, blue]: Rgb): Rgb => [Math.round(red), Math.round(green), Math.round(blue)];

interface Oklab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

function toOklab(color: Rgb): Oklab {
  const [red, green, blue] = linear(color);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function fromOklab({ lightness, a, b }: Oklab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return fromLinear([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]);
}
