import { type Direction, runsFromRight } from '../languages/tags.js';

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

type Kind = 'right' | 'letters' | 'digits' | 'signs';

function kindOf(text: string): Kind {
  if (runsFromRight(text)) return 'right';
  if (LETTER.test(text)) return 'letters';
  return DIGIT.test(text) ? 'digits' : 'signs';
}

/**
 * Returns in which order the pieces of a line are read, which stand on it one right of the other: Unicode's rules (UAX 9) from their
 * result back. Each piece runs one way and is in its own order already. Signs between pieces of one way go with them, others with the line.
 */
export function readingOrder(texts: readonly string[], base: Direction): number[] {
  const ways = waysOf(texts.map(kindOf), base);
  const inside = base === 'rtl' ? 'ltr' : 'rtl';
  const places = texts.map((_, i) => i);
  if (base === 'ltr') return runsOf(places, ways, inside).flatMap((run) => (ways[run[0] ?? 0] === inside ? turned(run, texts) : run));
  return runsOf(places, ways, inside).reverse().flat();
}

/** Within what runs from right to left, numbers still run from left to right: each is a piece, and pieces side by side keep their order. */
const turned = (run: readonly number[], texts: readonly string[]): number[] => {
  const ways = texts.map((text): Direction => (kindOf(text) === 'digits' ? 'ltr' : 'rtl'));
  return runsOf(run, ways, 'ltr').reverse().flat();
};

/** Pieces in a row that run the way `inside`, together; each other piece by itself. */
function runsOf(places: readonly number[], ways: readonly Direction[], inside: Direction): number[][] {
  const runs: number[][] = [];
  for (const [i, place] of places.entries()) {
    const before = places[i - 1];
    const goesOn = before !== undefined && ways[before] === inside && ways[place] === inside;
    if (goesOn) runs.at(-1)?.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** How each piece runs, where those around it have a say. */
function waysOf(kinds: readonly Kind[], base: Direction): Direction[] {
  const strong = (from: number, step: number): Kind | undefined => {
    let at = from + step;
    while (kinds[at] === 'signs' || (base === 'ltr' && kinds[at] === 'digits')) at += step;
    return kinds[at];
  };
  return kinds.map((kind, i) => {
    if (kind === 'right') return 'rtl';
    if (kind === 'letters') return 'ltr';
    const [left, right] = [strong(i, -1), strong(i, 1)];
    if (base === 'ltr') return left === 'right' && right === 'right' ? 'rtl' : 'ltr';
    return kind === 'digits' || (left === 'letters' && (right === 'letters' || right === 'digits')) ? 'ltr' : 'rtl';
  });
}
