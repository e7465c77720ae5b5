/** Edit distance of two words (Levenshtein 1966): insertions, deletions and substitutions each count 1. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Returns `Did you mean "x"?` for the candidate nearest to `bad` (at most a third of its letters off), or undefined. */
export function didYouMean(bad: string, candidates: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const word of candidates) {
    const distance = editDistance(bad.toLowerCase(), word.toLowerCase());
    if (!best || distance < best.distance) best = { word, distance };
  }
  const limit = Math.max(1, Math.floor(bad.length / 3));
  return best && best.distance <= limit ? `Did you mean "${best.word}"?` : undefined;
}
