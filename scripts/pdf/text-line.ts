import type { Place } from './marked-lines.js';
import type { Matrix } from './matrix.js';

/** Where a line begins, along itself and across, how far a unit of it goes either way, and how large its letters are. */
export interface Line extends Place {
  readonly step: readonly [along: number, across: number];
}

/** Returns how a line lies on which text of a size in its own units is shown: along itself and across, so that turned lines are lines too. */
export function lineOf([a, b, c, d, e, f]: Matrix, size: number): Line {
  const wide = Math.hypot(a, b) || 1;
  const [cos, sin] = [a / wide, b / wide];
  return {
    ...{ along: e * cos + f * sin, across: f * cos - e * sin, size: size * Math.hypot(c, d) },
    step: [a * cos + b * sin, b * cos - a * sin],
  };
}

/** Returns the place on a line that lies `shift` of its own units from where it begins. */
export function placeOn({ along, across, size, step }: Line, shift: number): Place {
  return { along: along + step[0] * shift, across: across + step[1] * shift, size };
}
