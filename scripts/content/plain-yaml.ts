import { inside, isEndOfLine, OTHER, type Place, type Read, skipBlanks, startsWith, toContent, toNextLine } from './yaml-place.js';
import type { YamlList, YamlMap, YamlNode, YamlPair } from './yaml-tree.js';
import { IN_BLOCK, put, readKey, readValue } from './yaml-values.js';

/** A YAML text as a tree, and as plain data. */
export interface YamlRead {
  readonly root: YamlNode | undefined;
  readonly value: unknown;
}

/**
 * Reads YAML as people write it here: maps and lists by indentation, texts on one line with and without quotation marks, lists in
 * brackets and maps in braces, comments. Returns undefined for all else, and for whatever is wrong: then the whole parser must look, which takes
 * some ten times as long and knows what to say. What is returned is what that parser returns.
 */
export function readPlainYaml(text: string): YamlRead | undefined {
  if (/[\t\r]/.test(text)) return undefined;
  try {
    const place: Place = { text, at: 0, column: 0, depth: 0, brackets: 0 };
    toContent(place, -1);
    if (place.column < 0) return undefined;
    const read = IS_FLOW.test(text.charAt(place.at)) ? readLine(place, -1) : readBlock(place);
    return place.column < 0 ? { root: read.node, value: read.value } : undefined;
  } catch (cause) {
    if (cause === OTHER) return undefined;
    throw cause;
  }
}

const isItem = ({ text, at }: Place): boolean => text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === BLANK;
const [BLANK, DASH] = [0x20, 0x2d];

const IS_FLOW = /[[{]/;

const readBlock = (place: Place): Read => inside(place, () => (isItem(place) ? readList(place) : readMap(place)));

/** A name and the colon after it. */
const KEY = /([A-Za-z][\w-]{0,199}):(?=[ \n]|$)/y;

function readMap(place: Place): Read<YamlMap> {
  const { column, at: start } = place;
  const pairs: YamlPair[] = [];
  const value: Record<string, unknown> = {};
  while (place.column === column && !isItem(place)) {
    const key = readKey(place, KEY, value);
    const read = readBelow(place, column);
    pairs.push({ key, value: read.node });
    put(value, key.value as string, read.value);
  }
  if (place.column > column) throw OTHER;
  return { node: { kind: 'map', start, flow: false, pairs }, value };
}

/** What stands after a key: on its line, or below it. */
function readBelow(place: Place, column: number): Read {
  skipBlanks(place);
  if (!isEndOfLine(place)) return readLine(place, column);
  toNextLine(place);
  if (place.column > column) return readBlock(place);
  if (place.column < column || !isItem(place)) throw OTHER;
  return inside(place, () => readList(place));
}

function readList(place: Place): Read<YamlList> {
  const { column, at: start } = place;
  const items: YamlNode[] = [];
  const value: unknown[] = [];
  while (place.column === column && isItem(place)) {
    const from = place.at++;
    skipBlanks(place);
    if (isEndOfLine(place)) throw OTHER;
    place.column = column + place.at - from;
    const read = isItem(place) || startsWith(place, KEY) ? readBlock(place) : readLine(place, column);
    items.push(read.node);
    value.push(read.value);
  }
  if (place.column > column) throw OTHER;
  return { node: { kind: 'list', start, flow: false, items }, value };
}

/** A value with which its line ends; in brackets it may go on below, right of `column`. */
function readLine(place: Place, column: number): Read {
  const read = readValue(place, IN_BLOCK, column);
  toNextLine(place);
  return read;
}
