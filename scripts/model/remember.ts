/** Returns `read`, which from then on works out each text once. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const seen = new Map<string, { readonly value: T }>();
  return (text) => {
    const known = seen.get(text);
    if (known) return known.value;
    const value = read(text);
    seen.set(text, { value });
    return value;
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
