import { STATES, type State } from '../../model/contract-states.js';
import type { WishedPage } from '../../model/lent-page.js';
import { callInPage } from '../call-in-page.js';
import type { Judged } from './judge-state.js';
import { openFindings, type StatesJudged } from './open-findings.js';
import type { Needles } from './words.js';

/**
 * Judges a page, which the measuring script is in, in each state; it is on screen again afterwards, in a window of the last state's
 * size. Each breach is told in the first state that has it.
 */
export async function keepStates(page: WishedPage, needles: Needles, states: readonly State[] = STATES): Promise<StatesJudged> {
  const found = openFindings();
  for (const state of states) {
    await page.setViewport({ width: state.width, height: state.height });
    await page.wish(state.media ?? 'screen', state.features ?? []);
    const { breaches, findings } = (await page.evaluate(callInPage('judgeState', state, needles))) as Judged;
    found.keep(state.says, breaches, findings);
  }
  await page.wish('screen', []);
  return found.all();
}
