type Keys = Pick<ReadonlyMap<unknown, unknown>, 'keys' | 'has'>;

/** True when two sets, or the keys of two maps, have something in common. */
export function meet(a: Keys, b: Keys): boolean {
  for (const one of a.keys()) if (b.has(one)) return true;
  return false;
}

/** Returns how many things two sets, or the keys of two maps, have in common. */
export function countShared(a: Keys, b: Keys): number {
  let count = 0;
  for (const one of a.keys()) if (b.has(one)) count++;
  return count;
}
