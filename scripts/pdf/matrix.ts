/** The six numbers of a transformation (PDF 32000-1, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNTURNED: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads the six numbers that an operation begins with. */
export function readMatrix(numbers: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers
    .trim()
    .split(/[\s\0]+/, 6)
    .map(Number);
  return [a, b, c, d, e, f];
}

/** Returns what does first the one, then the other. */
export const times = ([a, b, c, d, e, f]: Matrix, [ta, tb, tc, td, te, tf]: Matrix): Matrix => [
  ...([a * ta + b * tc, a * tb + b * td, c * ta + d * tc] as const),
  ...([c * tb + d * td, e * ta + f * tc + te, e * tb + f * td + tf] as const),
];
