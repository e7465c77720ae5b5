import { expect, test } from 'vitest';
import { once, remember, rememberOf } from '../../scripts/model/remember.js';

test('what is remembered is worked out once, and no more of it is kept than was asked for lately', () => {
  const asked: string[] = [];
  const read = remember((text) => asked.push(text), 2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) read(text);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('nothing is an answer too: it is not worked out again', () => {
  const asked: unknown[] = [];
  const none = (one?: unknown): undefined => void asked.push(one);
  const thing = {};
  for (const [read, one] of [[remember(none), 'a'], [remember(none, 1), 'b'], [rememberOf(none), thing], [once(none)]] as const) {
    (read as (one?: unknown) => undefined)(one);
    (read as (one?: unknown) => undefined)(one);
  }
  expect(asked).toEqual(['a', 'b', thing, undefined]);
});
