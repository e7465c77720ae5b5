/** What names an entry of a list. */
const NAMES = ['id', 'term', 'ref'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** One value of a file, under the names that lead to it: `chest-pain / urgency`. Values of one list share theirs. */
export interface Leaf {
  readonly names: readonly string[];
  readonly value: string;
  readonly path: readonly PropertyKey[];
  /** The names of the innermost entry in which it stands. */
  readonly entry: readonly string[];
}

/** A value as it was sealed. */
export type SealedLeaf = Pick<Leaf, 'names' | 'value'>;

/** What stands between two names. */
export const BETWEEN = ' / ';
/** Returns the names of a value in one text. */
export const nameOf = ({ names }: SealedLeaf): string => names.join(BETWEEN);

/** Where something stands: see Leaf. */
type Within = Omit<Leaf, 'value'>;
const TOP: Within = { names: [], path: [], entry: [] };

/** Returns each value of some data, under its names. */
export function* leavesIn(value: unknown, { names, path, entry }: Within = TOP): Generator<Leaf> {
  if (Array.isArray(value)) {
    const keys = keysOf(value);
    for (const [index, item] of value.entries()) {
      const key = keys[index];
      const inner = { names: [...names, key ?? 'one of'], path: [...path, index] };
      if (key === undefined) yield { ...inner, entry, value: JSON.stringify(item) };
      else yield* leavesIn(item, { ...inner, entry: inner.names });
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* leavesIn(inner, { names: [...names, key], path: [...path, key], entry: entry.length === 0 ? [key] : entry });
    }
  } else if (tells(value, names.at(-1))) {
    yield { names, path, entry, value: JSON.stringify(value) };
  }
}

/** What names an entry stands in its name, a day is renewed when nothing else changes, and what is off may as well not be written. */
const tells = (value: unknown, key: string | undefined): boolean =>
  value !== undefined && value !== false && !NAMES.some((one) => one === key) && !(typeof value === 'string' && DAY.test(value));

/** What each entry of a list is called: an id that stands twice is numbered. Undefined for one without a name. */
function keysOf(items: readonly unknown[]): readonly (string | undefined)[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const entry = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
    const name = NAMES.map((key) => entry[key]).find((one) => typeof one === 'string');
    if (typeof name !== 'string') return undefined;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} #${times}`;
  });
}
