/** Places of the same thing in two lists. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

/** From this size of the table on, only what is the same at both ends is found: far above any module. */
const MOST = 25_000_000;

/** Returns the longest run of things that stand in both lists in the same order (longest common subsequence, by dynamic programming). */
export function commonPairs(a: readonly string[], b: readonly string[]): Pair[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const first = Array.from({ length: start }, (_, index) => ({ a: index, b: index }));
  const last = Array.from({ length: end }, (_, index) => ({ a: a.length - end + index, b: b.length - end + index }));
  const middle = inTheMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...first, ...middle.map((one) => ({ a: one.a + start, b: one.b + start })), ...last];
}

function inTheMiddle(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  if (a.length * b.length > MOST) return [];
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push({ a: i++, b: j++ });
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
