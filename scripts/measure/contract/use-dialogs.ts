import type { Round } from './round.js';
import { hovered } from './use-mouse.js';

/** Opens each dialog by its button, and a choice in it. */
export async function useDialogs(round: Round, state: string, byMouse = false): Promise<void> {
  const { page, call, keep } = round;
  for (const at of await call('dialogButtons')) {
    await call('focusOpener', at);
    await page.press('Enter');
    const { breaches, findings } = await call('judgeOpened');
    keep(state, breaches, findings);
    if (breaches.some(({ rule }) => rule === 'dialog-shut')) continue;
    if (byMouse) keep('below the mouse', [], await hovered(round));
    await call('focusLast');
    await page.press('Tab');
    keep(state, await call('judgeKept'));
    await page.press('Escape');
    keep(state, await call('judgeShut'));
    await choose(round, at, state);
  }
}

/** For how long nobody does anything in an open dialog, in ms: who reads slowly needs no less. */
const LEFT_ALONE = 120_000;

/** A dialog that nobody touches stays as it is: who reads slowly is not thrown out of it. */
export async function leaveDialogs({ page, call, keep }: Round): Promise<void> {
  for (const at of await call('dialogButtons')) {
    await call('focusOpener', at);
    await page.press('Enter');
    if (!(await call('isHeld'))) continue;
    await page.wait(LEFT_ALONE);
    keep('after a while', await call('judgeLeftAlone'));
    await page.press('Escape');
    await call('judgeShut');
  }
}

/** Whoever chooses in a dialog comes to what was chosen, and hears of it. */
async function choose({ page, call, keep }: Round, at: number, state: string): Promise<void> {
  await call('focusOpener', at);
  await page.press('Enter');
  if (!(await call('focusChoice'))) {
    await page.press('Escape');
    return;
  }
  await page.press('Enter');
  keep(state, await call('judgeChosen'));
}
