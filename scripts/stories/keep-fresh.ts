const MOST_TRIES = 4;

/**
 * Returns what gives `make()`, kept while the stamp stays: made anew when it is another one, or when it failed. It gives undefined where
 * the stamp changes each time before that is made.
 */
export function keepFresh<T>(stampNow: () => string, make: () => Promise<T>): () => Promise<T | undefined> {
  let kept: { readonly stamp: string; readonly made: Promise<T> } | undefined;
  const current = (stamp: string): Promise<T> => {
    if (kept?.stamp === stamp) return kept.made;
    const own = { stamp, made: make() };
    kept = own;
    own.made.catch(() => {
      if (kept === own) kept = undefined;
    });
    return own.made;
  };
  return async () => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const stamp = stampNow();
      const made = await current(stamp);
      // What was read while files changed may not be what the stamp stands for.
      if (stampNow() === stamp) return made;
    }
    return undefined;
  };
}
