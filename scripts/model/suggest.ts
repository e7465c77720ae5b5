/** Edit distance of two words (Damerau 1964): insertions, deletions, substitutions and swapped neighbours each count 1. */
export function editDistance(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, i) => i);
  const rows = [first];
  for (let i = 1; i <= a.length; i++) {
    const above = rows[i - 1] ?? first;
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(substitute, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows.at(-1)?.[b.length] ?? 0;
}

/** Returns `Did you mean "x"?` for the candidate nearest to `bad` (at most a third of its letters off), or undefined. */
export function didYouMean(bad: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(bad.length / 3));
  let best: { word: string; distance: number } | undefined;
  for (const word of candidates) {
    if (Math.abs(bad.length - word.length) > limit) continue;
    const distance = editDistance(bad.toLowerCase(), word.toLowerCase());
    if (!best || distance < best.distance) best = { word, distance };
  }
  return best && best.distance <= limit ? `Did you mean "${best.word}"?` : undefined;
}

/** Returns `text` as an id: small letters, digits and hyphens ("Blood Pressure" becomes "blood-pressure"); empty when nothing is left. */
export const idFrom = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
