import type { Verdict } from '../model/content.js';

/** One of the three dots of a verdict: full, half or empty, with its place in a drawing 34 units wide. */
export interface Dot {
  readonly x: number;
  readonly fill: 'currentColor' | 'none';
  readonly half: boolean;
}

const SHAPES: Readonly<Record<Verdict, string>> = { supported: '●●●', mixed: '●◐○', limited: '●○○', unproven: '○○○', view: '' };

/** Returns the three dots that say how sure a verdict is, so that shape and words say the same without color. */
export function verdictDots(verdict: Verdict): Dot[] {
  return [...SHAPES[verdict]].map((sign, i) => ({ x: 6 + i * 11, fill: sign === '●' ? 'currentColor' : 'none', half: sign === '◐' }));
}
