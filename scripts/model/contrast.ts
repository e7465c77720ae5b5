/** A color as red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The eyes that colors are judged with: full color vision and the three common kinds of color blindness. */
export type Vision = 'full' | 'protan' | 'deutan' | 'tritan';

export interface Contrast {
  /** 1 (no difference) to 21 (black and white). */
  readonly ratio: number;
  /** The eyes that see the least of it. */
  readonly vision: Vision;
}

/** Returns how light a color is, 0 to 1: "relative luminance" of WCAG 2.2. A grey print keeps this and nothing else. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns red, green and blue in amounts of light, 0 to 1 (the transfer function of sRGB, IEC 61966-2-1). */
export function linear([red, green, blue]: Rgb): Rgb {
  const one = (value: number): number => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return [one(red), one(green), one(blue)];
}

/** Returns a color in amounts of light as sRGB, 0 to 255, cut to what a screen can show. */
export function fromLinear([red, green, blue]: Rgb): Rgb {
  const one = (value: number): number => {
    const light = Math.min(1, Math.max(0, value));
    return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
  };
  return [one(red), one(green), one(blue)];
}

const MATRICES = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/**
 * Returns a color as eyes of that kind see it. Matrices of severity 1.0 from Machado, Oliveira and Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009.
 */
export function seenBy(color: Rgb, vision: Vision): Rgb {
  if (vision === 'full') return color;
  const matrix = MATRICES[vision];
  const light = linear(color);
  const row = (at: number): number => (matrix[at] ?? 0) * light[0] + (matrix[at + 1] ?? 0) * light[1] + (matrix[at + 2] ?? 0) * light[2];
  return fromLinear([row(0), row(3), row(6)]);
}

/** Returns the contrast ratio of WCAG 2.2 of two colors. In grey print it is the same: it knows lightness only. */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Returns the least contrast of two colors that any of the four kinds of eyes sees. */
export function leastContrast(one: Rgb, other: Rgb): Contrast {
  const visions: readonly Vision[] = ['full', 'protan', 'deutan', 'tritan'];
  const seen = visions.map((vision) => ({ vision, ratio: contrastRatio(seenBy(one, vision), seenBy(other, vision)) }));
  return seen.reduce((least, now) => (now.ratio < least.ratio ? now : least));
}

/** Returns a color as "#a8461f". */
export function hexOf(color: Rgb): string {
  return `#${color.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
