import { expect, test } from 'vitest';
import { keepFresh } from '../../scripts/stories/keep-fresh.js';

/** What is made of files, and how often. */
function making(stampNow: () => string, make: (count: number) => Promise<string>) {
  const state = { count: 0 };
  return { state, read: keepFresh(stampNow, () => make(++state.count)) };
}

test('is made once while nothing changes, also for two at once, and anew when something did', async () => {
  const stamp = { now: 'a' };
  const { read } = making(
    () => stamp.now,
    async (count) => `${stamp.now}${count}`,
  );
  expect(await Promise.all([read(), read()])).toEqual(['a1', 'a1']);
  stamp.now = 'b';
  expect([await read(), await read()]).toEqual(['b2', 'b2']);
});

test('what failed is tried again by the next one who asks, though no file changed', async () => {
  const { read } = making(
    () => 'a',
    async (count) => {
      if (count === 1) throw new Error('Too many open files');
      return 'made';
    },
  );
  await expect(Promise.all([read(), read()])).rejects.toThrow('Too many open files');
  expect(await read()).toBe('made');
});

test('what changes while it is made is made again, and given up where that never ends', async () => {
  const stamp = { now: 0 };
  const once = making(
    () => String(stamp.now),
    async (count) => {
      if (count === 1) stamp.now++;
      return `made ${count}`;
    },
  );
  expect(await once.read()).toBe('made 2');
  const never = making(
    () => String(stamp.now),
    async () => String(stamp.now++),
  );
  expect(await never.read()).toBeUndefined();
});
