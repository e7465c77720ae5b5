/**
 * Returns `read`, which from then on works out each text once. With `most` it keeps no more than the last so many that were asked
 * for: what it holds does not grow with a build.
 */
export function remember<T>(read: (text: string) => T, most = Number.POSITIVE_INFINITY): (text: string) => T {
  return Number.isFinite(most) ? rememberLast(read, most) : rememberAll(new Map(), read);
}

/**
 * Returns `read`, which works out no text twice within a while: the last `most` texts are kept at least, and no more than twice as many.
 * For what is asked for so often that keeping the order of use would take longer than it saves.
 */
export function rememberNear<T extends NonNullable<unknown>>(read: (text: string) => T, most: number): (text: string) => T {
  let young = new Map<string, T>();
  let old = young;
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const value = old.get(text) ?? read(text);
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(text, value);
    return value;
  };
}

/** Returns `make`, which is called when its value is asked for, and once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Returns `read`, which from then on works out each thing once. */
export const rememberOf = <In extends object, Out>(read: (one: In) => Out): ((one: In) => Out) => rememberAll(new WeakMap(), read);

interface Seen<In, Out> {
  get(one: In): Out | undefined;
  has(one: In): boolean;
  set(one: In, value: Out): unknown;
}

const rememberAll =
  <In, Out>(seen: Seen<In, Out>, read: (one: In) => Out) =>
  (one: In): Out => {
    const known = seen.get(one);
    if (known !== undefined || seen.has(one)) return known as Out;
    const value = read(one);
    seen.set(one, value);
    return value;
  };

function rememberLast<T>(read: (text: string) => T, most: number): (text: string) => T {
  const seen = new Map<string, { readonly value: T }>();
  return (text) => {
    const kept = seen.get(text) ?? { value: read(text) };
    seen.delete(text);
    seen.set(text, kept);
    const [oldest] = seen.size > most ? seen.keys() : [];
    if (oldest !== undefined) seen.delete(oldest);
    return kept.value;
  };
}
