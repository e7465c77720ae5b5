/**
 * Returns `read`, which from then on works out each text once. With `most` it keeps no more than the last so many that were asked
 * for: what it holds does not grow with a build.
 */
export function remember<T>(read: (text: string) => T, most = Number.POSITIVE_INFINITY): (text: string) => T {
  const seen = new Map<string, { readonly value: T }>();
  const isBounded = Number.isFinite(most);
  return (text) => {
    const known = seen.get(text);
    if (known && !isBounded) return known.value;
    const kept = known ?? { value: read(text) };
    seen.delete(text);
    seen.set(text, kept);
    const [oldest] = seen.size > most ? seen.keys() : [];
    if (oldest !== undefined) seen.delete(oldest);
    return kept.value;
  };
}

/** Returns `make`, which is called when its value is asked for, and once. */
export function once<T>(make: () => T): () => T {
  const made = remember(make);
  return () => made('');
}

/** Returns `read`, which from then on works out each thing once. */
export function rememberOf<In extends object, Out>(read: (one: In) => Out): (one: In) => Out {
  const seen = new WeakMap<In, Out>();
  return (one) => {
    const known = seen.get(one);
    if (known !== undefined) return known;
    const value = read(one);
    seen.set(one, value);
    return value;
  };
}
