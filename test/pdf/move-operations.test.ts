import { expect, test } from 'vitest';
import { readOperations } from '../../scripts/pdf/content-stream.js';
import { followSettings, reorder } from '../../scripts/pdf/move-operations.js';

/** The two halves of a stream, the first of `first` operations, painted the other way round. */
function turned(content: string, first: number): string | undefined {
  const operations = readOperations(content);
  const stretches = [
    { from: 0, to: first - 1 },
    { from: first, to: operations.length - 1 },
  ];
  const textOf = ({ from, to }: { from: number; to: number }): string => content.slice(operations[from]?.start, operations[to]?.end);
  return reorder(followSettings(content, operations), operations, { stretches, places: [1, 0], textOf });
}

test('what is painted in another order keeps its color, and so does what comes after', () => {
  expect(turned('0 0 1 rg 0 0 1 1 re f 1 0 0 rg 2 0 1 1 re f', 3)).toBe(
    ['0 0 1 rg', '1 0 0 rg 2 0 1 1 re f', '0 0 0 rg', '0 0 1 rg 0 0 1 1 re f', '1 0 0 rg'].join('\n'),
  );
});

test.each([
  ['a turn of the page', '1 0 0 1 5 5 cm 0 0 1 1 re f 2 0 1 1 re f', 3],
  ['a cut', '0 0 9 9 re W n 2 0 1 1 re f', 3],
  ['a setting of which nobody knows how it was', '/G1 gs 0 0 1 1 re f 2 0 1 1 re f', 3],
  ['half of what stands by itself', 'q 0 0 1 1 re f Q 2 0 1 1 re f', 3],
])('%s is moved nowhere', (_, content, first) => expect(turned(content, first)).toBeUndefined());
