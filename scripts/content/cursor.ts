import type { At, Diagnostic } from '../model/diagnostic.js';

/**
 * A place in a Markdown text that only moves on. Inline tokens carry no position, so what they name is looked for in the
 * text, from the line of the block they stand in to the end of that block.
 */
export interface Cursor {
  readonly diagnostics: Diagnostic[];
  /** Moves to a line (from 0, as in a token's map); `end` is the line after the block that begins there. */
  toLine(line: number, end?: number): void;
  /** The place of the next `needle` from here on, and moves behind it; the current place when it is not found. */
  find(needle: string): At;
  /** The place of the next `needle` from here on, without moving. */
  peek(needle: string): At;
  here(): At;
  /** The place of a sign of the text, by its number. The cursor stays where it is. */
  at(index: number): At;
  /** The text of a line (from 0) as it was written; empty where the text is not known line by line. */
  line(line: number): string;
}

/** Returns a cursor at the start of `text`, whose first line is line `lineOffset + 1` of `file`. */
export function cursorIn(file: string, text: string, lineOffset: number, diagnostics: Diagnostic[]): Cursor {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  let offset = 0;
  let end = text.length;
  const atOffset = (place: number): At => {
    const line = lineAt(starts, place);
    return { file, line: line + 1 + lineOffset, column: place - (starts[line] ?? 0) + 1 };
  };
  const next = (needle: string): number => text.slice(offset, end).indexOf(needle);
  return {
    diagnostics,
    toLine(line, after) {
      offset = Math.max(offset, starts[line] ?? offset);
      end = after === undefined ? text.length : Math.max(offset, starts[after] ?? text.length);
    },
    find(needle) {
      const found = next(needle);
      if (found < 0) return atOffset(offset);
      const at = atOffset(offset + found);
      offset += found + needle.length;
      return at;
    },
    peek: (needle) => atOffset(offset + Math.max(0, next(needle))),
    here: () => atOffset(offset),
    at: atOffset,
    line: (line) => text.slice(starts[line] ?? text.length, (starts[line + 1] ?? text.length + 1) - 1),
  };
}

/** The last line (from 0) that begins at or before `place`. */
function lineAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns a cursor that stays at `at`: for a text inside YAML, whose lines may be folded or quoted. */
export const cursorAt = (at: At, diagnostics: Diagnostic[]): Cursor => ({
  ...{ diagnostics, toLine: () => {}, find: () => at, peek: () => at, here: () => at, at: () => at },
  line: () => '',
});
