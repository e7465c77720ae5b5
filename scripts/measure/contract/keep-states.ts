import { type Judge, STATES, type State } from '../../model/contract-states.js';
import type { WishedPage } from '../../model/lent-page.js';
import { callInPage } from '../call-in-page.js';
import type { Judged } from './judge-state.js';
import { openFindings, type StatesJudged } from './open-findings.js';
import type { Needles } from './words.js';

/**
 * Judges a page, which the measuring script is in, in each state; it is on screen again afterwards, in a window of some state's size.
 * Each breach is told in the first state that has it. `clean` are ids of other states, in which nothing was found.
 */
export async function keepStates(
  page: WishedPage,
  needles: Needles,
  states: readonly State[] = STATES,
  clean: readonly string[] = [],
): Promise<StatesJudged> {
  const found = openFindings();
  const known = new Set(clean);
  const enter = openDoor(page);
  for (const state of states) {
    const judges = await judgesLeft(page, state, known);
    if (judges.length > 0) await enter(state);
    const { breaches, findings } =
      judges.length > 0 ? ((await page.evaluate(callInPage('judgeState', { ...state, judges }, needles))) as Judged) : NOTHING;
    if (breaches.length === 0) known.add(state.id);
    found.keep(state.says, breaches, findings);
  }
  await page.wish('screen', []);
  return found.all();
}

const NOTHING: Judged = { breaches: [], findings: [] };

/** Changes of a page only what the next state has otherwise: each lays it out anew. */
function openDoor(page: WishedPage): (state: State) => Promise<void> {
  const now = { window: '', wishes: '' };
  return async ({ width, height, features = [], ...state }) => {
    const media = state.media ?? 'screen';
    const [window, wishes] = [`${width} x ${height}`, JSON.stringify([media, features])];
    if (wishes !== now.wishes) await page.wish(media, features);
    if (window !== now.window) await page.setViewport({ width, height });
    Object.assign(now, { window, wishes });
  };
}

async function judgesLeft(page: WishedPage, state: State, clean: ReadonlySet<string>): Promise<readonly Judge[]> {
  const harder = STATES.find(({ id }) => id === state.easierThan);
  if (!harder || !clean.has(harder.id)) return state.judges;
  const isAlike = await page.evaluate(callInPage('holdAlike', harder, state));
  return isAlike ? state.judges.filter((one) => !harder.judges.includes(one)) : state.judges;
}
