import type { YamlNode } from './yaml-tree.js';

/** Thrown where the text is more than plain YAML. */
export const OTHER = Symbol('not plain YAML');

/** Where the reader stands, in which column of its line (-1 at the end of the text), how deep, and in how many brackets. */
export interface Place {
  readonly text: string;
  at: number;
  column: number;
  depth: number;
  brackets: number;
}

/** A node with its value as plain data. */
export interface Read<T extends YamlNode = YamlNode> {
  readonly node: T;
  readonly value: unknown;
}

/** Deeper than any content; far less than what would fill the stack. */
const DEEPEST = 40;

/** Reads what stands one level deeper. */
export function inside<T>(place: Place, read: () => T): T {
  if (++place.depth > DEEPEST) throw OTHER;
  const made = read();
  place.depth--;
  return made;
}

const [BLANK, HASH, BREAK] = [0x20, 0x23, 0x0a];

/** Goes past what `pattern` (sticky) finds where the reader stands, and returns it. */
export function take(place: Place, pattern: RegExp): RegExpExecArray {
  pattern.lastIndex = place.at;
  const found = pattern.exec(place.text);
  if (!found) throw OTHER;
  place.at += found[0].length;
  return found;
}

/** True when `pattern` (sticky) finds something where the reader stands. */
export function startsWith({ text, at }: Place, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Goes past blanks. */
export function skipBlanks(place: Place): void {
  while (place.text.charCodeAt(place.at) === BLANK) place.at++;
}

/** True where nothing or a comment follows; blanks were skipped. */
export function isEndOfLine({ text, at }: Place): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || code === BREAK || (code === HASH && text.charCodeAt(at - 1) === BLANK);
}

/** Goes from the end of a line to what stands first below; see `toContent`. */
export function toNextLine(place: Place, least = 0): void {
  skipBlanks(place);
  if (!isEndOfLine(place)) throw OTHER;
  const end = place.text.indexOf('\n', place.at);
  toContent(place, end < 0 ? place.text.length : end, least);
}

/** Goes to what stands first on a line after the end of line at `end`; empty lines and comments, from column `least` on, say nothing. */
export function toContent(place: Place, end: number, least = 0): void {
  const { text } = place;
  let line = end;
  while (line < text.length) {
    place.at = line + 1;
    skipBlanks(place);
    const code = text.charCodeAt(place.at);
    if (place.at < text.length && code !== BREAK && code !== HASH) {
      place.column = place.at - line - 1;
      return;
    }
    if (code === HASH && place.at - line - 1 < least) throw OTHER;
    const next = text.indexOf('\n', place.at);
    line = next < 0 ? text.length : next;
  }
  place.column = -1;
}
