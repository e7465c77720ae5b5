import type { Use } from '../../model/contract-states.js';
import type { LivePage } from '../../model/lent-page.js';
import { callInPage } from '../call-in-page.js';
import type { Finding } from '../findings.js';
import type { Breach } from './breach.js';
import type { Live } from './live.js';
import { type OpenFindings, openFindings, type StatesJudged } from './open-findings.js';
import type { RuleName } from './rules.js';
import type { SlidePlace } from './slides.js';
import type { Needles } from './words.js';

/** What a round needs: the page, what is kept of it, and one slide of each kind. */
interface Round extends Pick<OpenFindings, 'keep'> {
  readonly page: LivePage;
  readonly call: <K extends keyof Live>(name: K, ...given: Parameters<Live[K]>) => Promise<Awaited<ReturnType<Live[K]>>>;
  /** Without those that their addresses do not show, once that is told. */
  readonly slides: Set<SlidePlace>;
}

const WIDE = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };
const TABLET = { width: 1024, height: 768 };
/** The slide on show. */
const SHOWN = 'section.present:not(.stack), .marpit > section:not([hidden])';
/** What is below the mouse and after it. */
const BELOW = '[data-below-mouse], [data-below-mouse] ~ *';
const STILL = [{ name: 'prefers-reduced-motion', value: 'reduce' }];
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
  const round: Round = { page, call, keep, slides: new Set(await call('kindsOfSlides', tried)) };
  const isLike = tried !== undefined && round.slides.size > 0 && (await call('isTriedAround', tried));
  for (const step of isLike ? STEPS_OF_SLIDES : Object.values(STEPS)) await step(round, needles);
  return all();
}

/** How often a page is asked whether it is up. Each time gives its scripts 10 ms of their own at least, on a slow machine more. */
const TURNS = { failed: 100, atMost: 3000 };

/** A script that failed does not come up; one that has not failed may be slow. */
async function isUp(page: LivePage, call: Round['call']): Promise<boolean> {
  const atMost = (await page.evaluate('document.scripts.length > 0')) ? TURNS.atMost : 1;
  for (let turn = 0; turn < (page.failure() === undefined ? atMost : TURNS.failed); turn++) if (await call('waitUntilReady')) return true;
  return false;
}

/** Goes to each slide in turn. One that its address does not show is told, and not tried again. */
async function visit({ call, keep, slides }: Round, doThere: (slide: SlidePlace) => Promise<void>): Promise<void> {
  for (const slide of [...slides]) {
    const lost = await call('goTo', slide);
    keep('', lost);
    if (lost.length > 0) slides.delete(slide);
    else await doThere(slide);
  }
}

type Step = (round: Round, needles: Needles) => Promise<void>;

/** Each control is reached, seen and hit; each kind of slide is visited for its own. */
const reachWide: Step = async (round, needles) => {
  const { call, keep } = round;
  await walk(round, 'by keyboard');
  keep('by keyboard', await call('judgeHere'));
  await reachSlides(round, needles);
};

const reachSlides: Step = async (round) => {
  const { call, keep } = round;
  await visit(round, async ({ id }) => keep(`on the slide "${id}"`, await call('judgeHere', SHOWN)));
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

const atFocus = async (page: LivePage, rule: RuleName): Promise<Breach> =>
  (await page.evaluate(callInPage('breachAtFocus', rule))) as Breach;

const useDialogsWide: Step = (round) => useDialogs(round, 'when it is open');

async function useDialogs({ page, call, keep }: Round, state: string): Promise<void> {
  for (const at of await call('dialogButtons')) {
    await call('focusOpener', at);
    await page.press('Enter');
    const { breaches, findings } = await call('judgeOpened');
    keep(state, breaches, findings);
    if (breaches.some(({ rule }) => rule === 'dialog-shut')) continue;
    keep('below the mouse', [], await hovered({ page, call }));
    await call('focusLast');
    await page.press('Tab');
    keep(state, await call('judgeKept'));
    await page.press('Escape');
    keep(state, await call('judgeShut'));
  }
}

/** Colors that cannot be read below the mouse, and could be without it. */
async function hovered({ page, call }: Pick<Round, 'page' | 'call'>): Promise<Finding[]> {
  if ((await call('markHover')) === 0) return [];
  const before = await call('judgeColorsIn', BELOW);
  await page.hover(true);
  const now = await call('judgeColorsIn', BELOW);
  await page.hover(false);
  return now.filter(
    ({ pair, kind }) => !before.some((one) => one.kind === kind && one.pair?.ink === pair?.ink && one.pair?.ground === pair?.ground),
  );
}

const hoverPage: Step = async ({ page, call, keep }) => keep('below the mouse', [], await hovered({ page, call }));

/** Enter and space press what has the focus, and lead nowhere else. */
const pressKeys: Step = async (round) => {
  const known: string[] = [];
  await pressIn('body > :not(.reveal, main), main:not(.slides)', round, known);
  await visit(round, () => pressIn(`:is(${SHOWN})`, round, known));
};

async function pressIn(area: string, { page, call, keep }: Round, known: string[]): Promise<void> {
  const controls = await call('notePresses', area);
  const fresh = controls.filter(({ name }) => !known.includes(name));
  known.push(...fresh.map(({ name }) => name));
  for (const { at, isButton } of fresh.slice(0, 12)) {
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

const pressSwitches: Step = async (round) => {
  const { page, call, keep, slides } = round;
  const pressThere = async (): Promise<void> => {
    await page.wish('screen', [...STILL, { name: 'forced-colors', value: 'active' }]);
    keep('in forced colors', await call('judgeSwitches'));
    await page.wish('screen', STILL);
    keep('when it is pressed', await call('judgeSwitches'));
  };
  await (slides.size > 0 ? visit(round, pressThere) : pressThere());
};

const goOn: Step = async ({ call, keep }) => {
  await call('goToFirst');
  keep('when it is pressed', await call('judgeNext'));
  keep('where no motion is wished', await call('judgeStill'));
  keep('when it is pressed', await call('judgeLarger'));
};

const printIt: Step = async ({ page, call, keep }, needles) => {
  await page.wish('print', STILL);
  keep('printed from the browser', [...(await call('judgeWordsShown', needles)), ...(await call('judgeSteps'))]);
  await page.wish('screen', STILL);
};

const slipAndWait: Step = async ({ page, call, keep, slides }) => {
  await page.setViewport(TABLET);
  await call('settle');
  // From the first slide of two or more one can go on, and from the second back.
  const [slide] = slides;
  if (slide) await call('goTo', slide);
  for (const by of [SLIP, -SLIP]) {
    const before = await call('placeNow');
    await page.slip(by);
    if ((await call('placeNow')) !== before) keep('under a finger', [await atFocus(page, 'finger-moves')]);
  }
  const still = await call('placeNow');
  await page.wait(LONG_WHILE);
  if ((await call('placeNow')) !== still) keep('after a while', [await atFocus(page, 'time-moves')]);
};

/** Printing first: nothing has been shown yet that comes step by step. */
const STEPS: Readonly<Record<Use, Step>> = {
  print: printIt,
  tab: reachWide,
  mouse: hoverPage,
  dialogs: useDialogsWide,
  keys: pressKeys,
  switches: pressSwitches,
  buttons: goOn,
  phone: reachNarrow,
  patience: slipAndWait,
};
/** Those that go from slide to slide. */
const STEPS_OF_SLIDES: readonly Step[] = [reachSlides, pressKeys, pressSwitches, flowOfSlides];
