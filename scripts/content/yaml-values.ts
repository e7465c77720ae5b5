import { inside, isEndOfLine, OTHER, type Place, type Read, skipBlanks, take, toNextLine } from './yaml-place.js';
import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from './yaml-tree.js';

/** Where a text without quotation marks ends: at a comment, and in brackets at what parts them. */
export const IN_BLOCK = /[^\s,[\]{}#&*!|>'"%@`?:~-](?:[^\n:#]|:(?=[^ \n])|(?<! )#)*/y;
const IN_FLOW = /[^\s,[\]{}#&*!|>'"%@`?:~-](?:[^\n:#,[\]{}]|:(?=[^ \n,[\]{}])|(?<! )#)*/y;

/** Reads one value: a text, or what stands in brackets or braces, which may go on below, right of `column`. */
export function readValue(place: Place, plain: RegExp, column: number): Read {
  switch (place.text[place.at]) {
    case '"':
      return readQuoted(place, /"((?:[^"\\\n]|\\["\\])*)"/y, (inner) => (inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner));
    case "'":
      return readQuoted(place, /'((?:[^'\n]|'')*)'/y, (inner) => (inner.includes("'") ? inner.replaceAll("''", "'") : inner));
    case '[':
      return inside(place, () => readFlowList(place, column));
    case '{':
      return inside(place, () => readFlowMap(place, column));
    default:
      return readPlain(place, plain, column);
  }
}

function readQuoted(place: Place, pattern: RegExp, meant: (inner: string) => string): Read<YamlScalar> {
  const start = place.at;
  const value = meant(take(place, pattern)[1] ?? '');
  return { node: { kind: 'scalar', value, start, end: place.at }, value };
}

function readPlain(place: Place, pattern: RegExp, column: number): Read<YamlScalar> {
  const start = place.at;
  const parts = [takePart(place, pattern)];
  while (place.brackets > 0 && toNextPart(place, column)) parts.push(takePart(place, pattern));
  const plain = parts.join(' ');
  const value = meantBy(plain);
  return { node: { kind: 'scalar', value, start, end: place.at, plain }, value };
}

function takePart(place: Place, pattern: RegExp): string {
  const start = place.at;
  const part = take(place, pattern)[0].replace(/ +$/, '');
  place.at = start + part.length;
  return part;
}

/** In brackets, a text goes on with what stands first on the next line, unless that parts it from another. */
function toNextPart(place: Place, column: number): boolean {
  NEXT_PART.lastIndex = place.at;
  const [whole, blanks = ''] = NEXT_PART.exec(place.text) ?? [];
  if (whole === undefined || blanks.length <= column) return false;
  place.at += whole.length;
  return true;
}

const NEXT_PART = / *\n( *)(?=[^\s,[\]{}#&*!|>'"%@`?:~-])/y;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** What a text without quotation marks means: a number, a truth, nothing, or its letters. */
function meantBy(plain: string): unknown {
  if (WORDS.has(plain)) return WORDS.get(plain);
  if (!/^[\d.+]/.test(plain)) return plain;
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  // Fractions, exponents, other bases.
  if (!/^\+?\d/.test(plain) || !Number.isNaN(Number(plain))) throw OTHER;
  return plain;
}

function readFlowList(place: Place, column: number): Read<YamlList> {
  const start = place.at;
  const items: YamlNode[] = [];
  const value: unknown[] = [];
  eachInFlow(place, { close: ']', column }, () => {
    const read = readValue(place, IN_FLOW, column);
    items.push(read.node);
    value.push(read.value);
  });
  return { node: { kind: 'list', start, flow: true, items }, value };
}

const FLOW_KEY = /([A-Za-z][\w-]{0,199}):(?= )/y;

function readFlowMap(place: Place, column: number): Read<YamlMap> {
  const start = place.at;
  const pairs: YamlPair[] = [];
  const value: Record<string, unknown> = {};
  eachInFlow(place, { close: '}', column }, () => {
    const key = readKey(place, FLOW_KEY, value);
    skipBlanks(place);
    const read = readValue(place, IN_FLOW, column);
    pairs.push({ key, value: read.node });
    put(value, key.value as string, read.value);
  });
  return { node: { kind: 'map', start, flow: true, pairs }, value };
}

interface Flow {
  readonly close: string;
  readonly column: number;
}

/** Reads what stands between an opening sign and `close`, with a comma after each but the last. */
function eachInFlow(place: Place, { close, column }: Flow, read: () => void): void {
  place.at++;
  place.brackets++;
  for (;;) {
    toNextInFlow(place, column);
    if (place.text[place.at] === close) break;
    read();
    toNextInFlow(place, column);
    if (place.text[place.at] === close) break;
    if (place.text[place.at] !== ',') throw OTHER;
    place.at++;
  }
  place.at++;
  place.brackets--;
}

/** Goes on to what stands next, on this line or, right of `column`, on one below; the last bracket may stand in that column. */
function toNextInFlow(place: Place, column: number): void {
  skipBlanks(place);
  if (!isEndOfLine(place)) return;
  const own = place.column;
  toNextLine(place, column + 1);
  const isLast = place.brackets === 1 && /[\]}]/.test(place.text.charAt(place.at));
  if (place.column < (isLast ? column : column + 1)) throw OTHER;
  place.column = own;
}

/** A key that stands once in its map. */
export function readKey(place: Place, pattern: RegExp, known: object): YamlScalar {
  const start = place.at;
  const [whole, name = ''] = take(place, pattern);
  if (WORDS.has(name) || Object.hasOwn(known, name)) throw OTHER;
  return { kind: 'scalar', value: name, start, end: start + whole.length - 1, plain: name };
}

/** A name that objects know of their own, such as "constructor", is a name like any other. */
export function put(holder: Record<string, unknown>, name: string, value: unknown): void {
  if (name in holder) Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
  else holder[name] = value;
}
