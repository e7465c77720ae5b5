import { freshOf, type Round } from './round.js';

/** So many kinds of controls of a page or a slide are tried. */
const MOST = 16;

/** Enter and space press what has the focus, and lead nowhere else. */
export async function pressIn(area: string, { page, call, keep, tried }: Round): Promise<void> {
  for (const { at, isButton } of freshOf(await call('notePresses', area), tried.pressed, MOST)) {
    for (const [key, mustPress] of [
      ['Space', isButton],
      ['Enter', true],
    ] as const) {
      await call('focusStop', at);
      const before = await call('placeNow');
      await page.press(key);
      keep('by keyboard', await call('judgePress', { key, mustPress, before }));
    }
  }
  await call('endPresses');
}

/** The Tab key leads away from each kind of stop, on and back. */
export async function tabIn(area: string, { page, call, keep, tried }: Round): Promise<void> {
  for (const { at } of freshOf(await call('stopKinds', area), tried.tabbed, MOST)) {
    for (const held of [undefined, 'Shift'] as const) {
      await call('focusKind', at);
      await page.press('Tab', held);
      keep('by keyboard', await call('judgeLeft'));
    }
  }
}

/** Each key that a list of the page names does what it says, begun at the second slide. */
export async function keepPromises({ page, call, keep }: Round): Promise<void> {
  for (const promise of await call('promisedKeys')) {
    await call('goToSecond');
    await call('noteState');
    await page.press(promise.key);
    const { breaches, isOn } = await call('judgePromise', promise);
    keep('by keyboard', breaches);
    if (isOn) await page.press(promise.key);
  }
}

/** Keys by which people read on. */
const ONWARD = ['ArrowDown', 'PageDown', 'Space'];
/** So often a key is pressed for three windows of words at most. */
const PRESSES = 12;

/** What is longer than its window is read to its end by one of these keys, before it leads on. */
export async function readOn(round: Round): Promise<void> {
  const { call, keep } = round;
  if ((await call('isRead')) || !(await call('lengthen'))) return;
  for (const key of ONWARD) {
    if (await readsOn(key, round)) return call('shorten');
    await call('goToFirst');
    await call('lengthen');
  }
  keep('with the largest text (A+)', await call('restSkipped'));
  await call('shorten');
}

async function readsOn(key: string, { page, call }: Round): Promise<boolean> {
  let now = await call('restNow');
  const { place } = now;
  for (let turn = 0; turn < PRESSES && !now.isAtEnd; turn++) {
    const before = now;
    await page.press(key);
    now = await call('restNow', before);
    if (now.place !== place || now.top <= before.top) return false;
  }
  return now.isAtEnd;
}
