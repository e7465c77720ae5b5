/**
 * Returns `read`, which from then on works out each text once. With `most` it keeps no more than the last so many that were asked
 * for: what it holds does not grow with a build.
 */
export function remember<T>(read: (text: string) => T, most = Number.POSITIVE_INFINITY): (text: string) => T {
  const seen = new Map<string, { readonly value: T }>();
  return (text) => {
    const kept = seen.get(text) ?? { value: read(text) };
    seen.delete(text);
    seen.set(text, kept);
    for (const oldest of seen.keys()) if (seen.size > most) seen.delete(oldest);
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
  const seen = new Map<In, Out>();
  return (one) => {
    const known = seen.get(one) ?? read(one);
    seen.set(one, known);
    return known;
  };
}
