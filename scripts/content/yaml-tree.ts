/** A YAML text as a tree of plain values, whoever parsed it: what stands where, and no more. Offsets are places in the text. */
export type YamlNode = YamlScalar | YamlMap | YamlList | YamlOther;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: unknown;
  readonly start: number;
  /** The place after its last sign. */
  readonly end: number;
  /** The letters of a scalar without quotation marks; absent for any other. */
  readonly plain?: string;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly start: number;
  /** True for one in braces. */
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key?: YamlNode | undefined;
  readonly value?: YamlNode | undefined;
}

export interface YamlList {
  readonly kind: 'list';
  readonly start: number;
  /** True for one in brackets. */
  readonly flow: boolean;
  readonly items: readonly (YamlNode | undefined)[];
}

/** What refers to another part (`*name`). */
export interface YamlOther {
  readonly kind: 'other';
  readonly start: number;
}

type Path = readonly PropertyKey[];

/** Offset of the node at `path`; of its key where that is asked for, where the value is missing or begins on a line below, of the nearest parent where there is neither. */
export function offsetOf(root: YamlNode | undefined, path: Path, ofKey = false): number {
  let node = root;
  let offset = root?.start ?? 0;
  for (const [index, step] of path.entries()) {
    if (node?.kind === 'map') {
      const pair = pairOf(node, step);
      if (!pair) return offset;
      offset = pair.key?.start ?? offset;
      node = pair.value;
      if (isBelow(node) || (ofKey && index === path.length - 1)) continue;
    } else {
      node = node?.kind === 'list' ? node.items[Number(step)] : undefined;
      if (!node) return offset;
    }
    offset = node?.start ?? offset;
  }
  return offset;
}

const isBelow = (node: YamlNode | undefined): boolean => (node?.kind === 'map' || node?.kind === 'list') && !node.flow;

/** Returns the node at `path`, or undefined where nothing stands there. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = pairOf(node, step)?.value;
    else node = node?.kind === 'list' ? node.items[Number(step)] : undefined;
  }
  return node;
}

const byKey = new WeakMap<YamlMap, ReadonlyMap<string, YamlPair>>();

/** The first pair of a map with this key. Kept for each map: those of claims are asked for each of their entries. */
function pairOf(map: YamlMap, key: PropertyKey): YamlPair | undefined {
  let known = byKey.get(map);
  if (!known) {
    const pairs = map.pairs.filter((pair) => pair.key?.kind === 'scalar').toReversed();
    known = new Map(pairs.map((pair) => [nameOf(pair) ?? '', pair]));
    byKey.set(map, known);
  }
  return known.get(String(key));
}

const nameOf = ({ key }: YamlPair): string | undefined => (key?.kind === 'scalar' ? String(key.value) : undefined);

/** Where a scalar stands: as a key or not, and under which keys. */
export interface Standing {
  readonly isKey: boolean;
  readonly under: readonly string[];
}

/** Calls `see` with each scalar of a tree, keys too, in the order of the text. */
export function eachScalar(node: YamlNode | undefined, see: (scalar: YamlScalar, standing: Standing) => void): void {
  const look = (one: YamlNode | undefined, standing: Standing): void => {
    const { under } = standing;
    if (one?.kind === 'scalar') see(one, standing);
    if (one?.kind === 'list') for (const item of one.items) look(item, standing.isKey ? { under, isKey: false } : standing);
    if (one?.kind !== 'map') return;
    for (const pair of one.pairs) {
      const name = nameOf(pair);
      const inside = name === undefined ? under : [...under, name];
      look(pair.key, { under: inside, isKey: true });
      look(pair.value, { under: inside, isKey: false });
    }
  };
  look(node, { under: [], isKey: false });
}

/** Where a key of this name stands, in each map that has it. */
export function keysOf(root: YamlNode | undefined, name: string): number[] {
  const found: number[] = [];
  eachScalar(root, ({ value, start }, { isKey }) => void (isKey && value === name && found.push(start)));
  return found;
}

/** Returns a reader of places: the line and column, both from 1, of an offset in a text. */
export function linesOf(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
