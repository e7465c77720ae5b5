import { expect, test } from 'vitest';
import { remember } from '../../scripts/model/remember.js';

test('what is remembered is worked out once, and no more of it is kept than was asked for lately', () => {
  const asked: string[] = [];
  const read = remember((text) => asked.push(text), 2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) read(text);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});
