import type { Token } from 'markdown-it/index.js';

/** Returns tokens as runs, each from one that opens something to the one that closes it, or one alone. */
export function tokenRuns(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) runs.push([]);
    runs.at(-1)?.push(token);
    depth += token.nesting;
  }
  return runs;
}
