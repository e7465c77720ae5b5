import { type Document, isCollection, isMap, isScalar, type Node, type Pair } from 'yaml';
import type { At } from '../model/diagnostic.js';
import type { KeySpot, Places, Spot } from '../model/yaml-places.js';

/** Returns where everything in a document stands. */
export const readPlaces = ({ contents }: Document.Parsed, lines: Pick<Places, 'starts' | 'above'>): Places => ({
  ...lines,
  root: contents ? spotOf(contents) : undefined,
});

function spotOf(node: Node | Pair | null | undefined | unknown): Spot | undefined {
  if (!node) return undefined;
  const offset = (node as Partial<Node>).range?.[0];
  const own = { ...(offset !== undefined && { offset }), ...(isCollection(node) && !node.flow && { below: true as const }) };
  if (isMap(node)) return { ...own, keys: keysOf(node.items) };
  const { items } = node as { items?: readonly unknown[] };
  return items ? { ...own, items: items.map(spotOf) } : own;
}

/** Of a key that stands twice the first counts. */
function keysOf(pairs: readonly Pair[]): ReadonlyMap<string, KeySpot> {
  const keys = new Map<string, KeySpot>();
  for (const { key, value } of pairs) {
    if (!isScalar(key) || keys.has(String(key.value))) continue;
    keys.set(String(key.value), { offset: key.range?.[0] ?? 0, value: spotOf(value) });
  }
  return keys;
}

/**
 * Returns where the value at `path` stands; its key where that is asked for, where the value is missing or begins on a line below; the
 * nearest value around it where there is neither.
 */
export function placeIn({ starts, above, root }: Places, file: string, path: readonly PropertyKey[], ofKey = false): At {
  const offset = offsetIn(root, path, ofKey);
  let [first, last] = [0, starts.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return { file, line: first + 1 + above, column: offset - (starts[first] ?? 0) + 1 };
}

function offsetIn(root: Spot | undefined, path: readonly PropertyKey[], ofKey: boolean): number {
  let spot = root;
  let offset = root?.offset ?? 0;
  for (const [index, step] of path.entries()) {
    if (spot?.keys) {
      const key = spot.keys.get(String(step));
      if (!key) return offset;
      offset = key.offset;
      spot = key.value;
      if (spot?.below || (ofKey && index === path.length - 1)) continue;
    } else {
      spot = spot?.items?.[Number(step)];
      if (!spot) return offset;
    }
    offset = spot?.offset ?? offset;
  }
  return offset;
}
