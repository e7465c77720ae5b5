import { styleText } from 'node:util';
import type { Surroundings, Writer } from './surroundings.js';

type Style = 'red' | 'yellow' | 'green' | 'bold' | 'dim';
export type Paint = (style: Style, text: string) => string;

/**
 * Returns the function that colors text for `writer`, or leaves it plain. FORCE_COLOR decides first (0 and false mean no),
 * then NO_COLOR (https://no-color.org), then whether `writer` is a terminal that knows colors.
 */
export function paintFor(writer: Writer, env: Surroundings['env']): Paint {
  return wantsColor(writer, env) ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

function wantsColor(writer: Writer, env: Surroundings['env']): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR || env.NODE_DISABLE_COLORS) return false;
  return writer.isTTY === true && env.TERM !== 'dumb';
}

/**
 * Returns `text` on one line and harmless to a terminal: content may quote anything, so control characters and those that
 * turn the direction of writing are shown as their code.
 */
export function visible(text: string): string {
  const oneLine = text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll('\t', ' ');
  return oneLine.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (bad) => `\\u{${bad.codePointAt(0)?.toString(16)}}`);
}

/** Returns rows of cells as lines whose columns stand below each other. The last column runs free. */
export function tableLines(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return rows.map((row) => `${indent}${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
}
