import type { Use } from '../../model/contract-states.js';
import type { LivePage } from '../../model/lent-page.js';
import { callInPage } from '../call-in-page.js';
import { openFindings, type StatesJudged } from './open-findings.js';
import { AROUND, atFocus, PHONE, type Round, SHOWN, STILL, type Step, TABLET, visit, WIDE } from './round.js';
import { leaveDialogs, useDialogs } from './use-dialogs.js';
import { keepPromises, pressIn, readOn, tabIn } from './use-keys.js';
import { hoverAlone, hovered, hoverIn } from './use-mouse.js';
import { followIn } from './use-ways.js';
import type { Needles } from './words.js';

/** Half an hour: whoever is tired puts a leaflet down and comes back to it. */
const LONG_WHILE = 1_800_000;
/** A hand that trembles slips by so many px while it presses. */
const SLIP = 24;

/**
 * Uses a loaded page, which the measuring script is in, as people do who have a keyboard, a finger, a magnifier or no sight: returns
 * each breach of the contract in the first state that has it. The page is of no use afterwards. Of a page that is like one before but for
 * some controls, of which those of the other are `tried`, only the slides with new ones are used.
 */
export async function keepLive(page: LivePage, needles: Needles, tried?: readonly string[]): Promise<StatesJudged> {
  const { keep, all } = openFindings();
  const call: Round['call'] = async (name, ...given) => (await page.evaluate(callInPage(`live.${name}`, ...given))) as never;
  await page.wish('screen', STILL);
  if (!(await isUp(page, call))) {
    const breach = await atFocus(page, 'not-started');
    keep('', [{ ...breach, seen: page.failure()?.slice(0, 120) }]);
    return all();
  }
  const round: Round = { page, call, keep, slides: new Set(await call('kindsOfSlides', tried)), tried: NONE() };
  const isLike = tried !== undefined && round.slides.size > 0 && (await call('isTriedAround', tried));
  for (const step of isLike ? STEPS_OF_SLIDES : Object.values(STEPS)) await step(round, needles);
  return all();
}

const NONE = (): Round['tried'] => ({ pressed: new Set(), tabbed: new Set(), hovered: new Set(), followed: new Set() });

/** How often a page is asked whether it is up. Each time gives its scripts 10 ms of their own at least, on a slow machine more. */
const TURNS = { failed: 100, atMost: 3000 };

/** A script that failed does not come up; one that has not failed may be slow. */
async function isUp(page: LivePage, call: Round['call']): Promise<boolean> {
  const atMost = (await page.evaluate('document.scripts.length > 0')) ? TURNS.atMost : 1;
  for (let turn = 0; turn < (page.failure() === undefined ? atMost : TURNS.failed); turn++) if (await call('waitUntilReady')) return true;
  return false;
}

/** Each control around the slides, and of the first of these, is reached, seen and hit. */
const reachWide: Step = async (round) => {
  const { call, keep } = round;
  await walk(round, 'by keyboard');
  keep('by keyboard', await call('judgeHere'));
};

const reachNarrow: Step = async (round, needles) => {
  const { page, call, keep } = round;
  await page.setViewport(PHONE);
  await call('settle');
  await page.press('Tab');
  keep('by keyboard at 320 px', await call('judgeHere'));
  await flowOfSlides(round, needles);
  await useDialogs(round, 'at 320 px');
  await page.setViewport(WIDE);
  await call('settle');
};

const flowOfSlides: Step = async (round) => {
  const { page, call, keep } = round;
  await page.setViewport(PHONE);
  await call('settle');
  // On a page to read all slides stand, each below the last.
  if (await call('isRead')) return keep('at 320 px', await call('judgeFlow'));
  await visit(round, async () => keep('at 320 px', await call('judgeFlow')));
};

/** The first stops by the key itself: it must lead on, and back. */
async function walk({ page, call, keep }: Round, state: string): Promise<void> {
  await call('startAtTop');
  const most = Math.min(14, await call('countStops'));
  let last = -1;
  for (let turn = 0; turn < most; turn++) {
    await page.press('Tab');
    const at = await call('stopNow');
    // What scrolls takes the focus too; beyond the last stop the browser's own buttons begin.
    if (at < 0) continue;
    if (at <= last) return keep(state, [await atFocus(page, 'trapped')]);
    last = at;
  }
  if (last < 1 || (await call('stopNow')) < 1) return;
  await page.press('Tab', 'Shift');
  if ((await call('stopNow')) >= last) keep(state, [await atFocus(page, 'trapped')]);
}

const useDialogsWide: Step = (round) => useDialogs(round, 'when it is open', true);

const hoverPage: Step = async (round) => {
  round.keep('below the mouse', [], await hovered(round));
  await hoverAlone(round);
  await hoverIn(AROUND, round);
};

/** Enter and space press what has the focus, and lead nowhere else; links lead to their places; the keys that are promised do what they say. */
const useKeys: Step = async (round) => {
  await pressIn(AROUND, round);
  await tabIn(AROUND, round);
  await followIn(AROUND, round);
  await keepPromises(round);
};

async function pressSwitches({ page, call, keep }: Round): Promise<void> {
  if (!(await call('hasSwitches'))) return;
  await page.wish('screen', [...STILL, { name: 'forced-colors', value: 'active' }]);
  keep('in forced colors', await call('judgeSwitches', 'forced'));
  await page.wish('screen', STILL);
  keep('when it is pressed', await call('judgeSwitches', 'plain'));
}

/** What stands on slides is reached, pressed by keys and switched on one of each kind. */
const useSlides: Step = async (round) => {
  const { call, keep, slides } = round;
  if (slides.size === 0) return pressSwitches(round);
  await visit(round, async ({ id }) => {
    keep(`on the slide "${id}"`, await call('judgeHere', SHOWN));
    await pressIn(`:is(${SHOWN})`, round);
    await tabIn(`:is(${SHOWN}) *`, round);
    await hoverIn(`:is(${SHOWN}) *`, round);
    await pressSwitches(round);
  });
};

const goOn: Step = async (round) => {
  const { call, keep } = round;
  await call('goToFirst');
  keep('when it is pressed', await call('judgeNext'));
  keep('where no motion is wished', await call('judgeStill'));
  keep('when it is pressed', await call('judgeLarger'));
  await readOn(round);
  await call('goToFirst');
  keep('when it is pressed', await call('judgeHeld'));
};

const printIt: Step = async ({ page, call, keep }, needles) => {
  await page.wish('print', STILL);
  keep('printed from the browser', [...(await call('judgeWordsShown', needles)), ...(await call('judgeSteps'))]);
  await page.wish('screen', STILL);
};

const slipAndWait: Step = async (round) => {
  const { page, call, keep, slides } = round;
  const { hears, waits } = await call('whatMoves');
  if (!hears && !waits) return;
  await page.setViewport(TABLET);
  await call('settle');
  // From the first slide of two or more one can go on, and from the second back.
  const [slide] = slides;
  if (slide) await call('goTo', slide);
  for (const by of hears ? [SLIP, -SLIP] : []) {
    const before = await call('placeNow');
    await page.slip(by);
    if ((await call('placeNow')) !== before) keep('under a finger', [await atFocus(page, 'finger-moves')]);
  }
  if (!waits) return;
  const still = await call('placeNow');
  await page.wait(LONG_WHILE);
  if ((await call('placeNow')) !== still) keep('after a while', [await atFocus(page, 'time-moves')]);
  await leaveDialogs(round);
};

/** Printing first: nothing has been shown yet that comes step by step. */
const STEPS: Readonly<Record<Use, Step>> = {
  print: printIt,
  tab: reachWide,
  mouse: hoverPage,
  dialogs: useDialogsWide,
  keys: useKeys,
  switches: useSlides,
  buttons: goOn,
  phone: reachNarrow,
  patience: slipAndWait,
};
/** Those that go from slide to slide. */
const STEPS_OF_SLIDES: readonly Step[] = [useSlides, flowOfSlides];
