import { type At, type Diagnostic, error } from '../model/diagnostic.js';

/** Far above what anybody reads, far below what would keep the checks busy for long. */
export const LIMITS = {
  /** Letters of a line, and of a paragraph or value over several lines. */
  letters: 4000,
  /** Letters of a name or key. */
  name: 200,
  lines: 20_000,
  /** Values of one YAML file, where its own parts are repeated by * too. */
  values: 50_000,
  slides: 200,
} as const;

/** Returns the one problem of what is too long or too many. */
export const overLimit = (what: string, { is, most }: { is: number; most: number }, unit: string, at: At): Diagnostic =>
  error({
    code: 'over-limit',
    message: `${what} has ${is} ${unit}; at most ${most} are read.`,
    at,
    hint: 'Split it into several, or take it out.',
  });

/** Returns what is wrong with the length of a text or of its lines, or undefined. `offset`: lines above it in its file. */
export function tooLong(file: string, text: string, offset = 0): Diagnostic | undefined {
  const lines = text.split('\n');
  const at = (line: number, column: number): At => ({ file, line: line + offset, column });
  if (lines.length > LIMITS.lines) return overLimit('This file', { is: lines.length, most: LIMITS.lines }, 'lines', at(1, 1));
  const index = lines.findIndex(({ length }) => length > LIMITS.letters);
  if (index < 0) return undefined;
  return overLimit('This line', { is: lines[index]?.length ?? 0, most: LIMITS.letters }, 'letters', at(index + 1, LIMITS.letters + 1));
}

interface Over {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly is: number;
  readonly most: number;
  readonly unit: string;
}

/** Returns the first value or key of a plain value that is too long, or that there are too many, with the way to it. */
export function valueOver(value: unknown): Over | undefined {
  let count = 0;
  const look = (one: unknown, path: readonly (string | number)[]): Over | undefined => {
    count += 1;
    if (count > LIMITS.values) return { path, what: 'This file', is: count, most: LIMITS.values, unit: 'values' };
    if (typeof one === 'string' && one.length > LIMITS.letters) {
      return { path, what: 'This value', is: one.length, most: LIMITS.letters, unit: 'letters' };
    }
    if (typeof one !== 'object' || one === null) return undefined;
    for (const [key, inner] of Object.entries(one)) {
      const way = [...path, Array.isArray(one) ? Number(key) : key];
      if (key.length > LIMITS.name) return { path: way, what: 'This key', is: key.length, most: LIMITS.name, unit: 'letters' };
      const found = look(inner, way);
      if (found) return found;
    }
    return undefined;
  };
  return look(value, []);
}

/** Bytes of the packed file, and of all that is unpacked; files in it. */
export const MOST_PACKED = 4_000_000;
