import type { At, Diagnostic } from '../model/diagnostic.js';

/**
 * A place in a Markdown text that only moves on. Inline tokens carry no position, so what they name is looked for in the
 * text, from the line of the block they stand in.
 */
export interface Cursor {
  readonly diagnostics: Diagnostic[];
  /** Moves to a line (from 0, as in a token's map). */
  toLine(line: number): void;
  /** The place of the next `needle` from here on, and moves behind it; the current place when it is not found. */
  find(needle: string): At;
  here(): At;
  /** The place of a sign of the text, by its number. The cursor stays where it is. */
  at(index: number): At;
}

/** Returns a cursor at the start of `text`, whose first line is line `lineOffset + 1` of `file`. */
export function cursorIn(file: string, text: string, lineOffset: number, diagnostics: Diagnostic[]): Cursor {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  let offset = 0;
  const atOffset = (place: number): At => {
    let line = starts.findIndex((start) => start > place);
    if (line < 0) line = starts.length;
    return { file, line: line + lineOffset, column: place - (starts[line - 1] ?? 0) + 1 };
  };
  return {
    diagnostics,
    toLine(line) {
      offset = Math.max(offset, starts[line] ?? offset);
    },
    find(needle) {
      const found = text.indexOf(needle, offset);
      if (found < 0) return atOffset(offset);
      offset = found + needle.length;
      return atOffset(found);
    },
    here: () => atOffset(offset),
    at: atOffset,
  };
}

/** Returns a cursor that stays at `at`: for a text inside YAML, whose lines may be folded or quoted. */
export const cursorAt = (at: At, diagnostics: Diagnostic[]): Cursor => ({
  diagnostics,
  toLine: () => {},
  find: () => at,
  here: () => at,
  at: () => at,
});
