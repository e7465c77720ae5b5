import type { Finding } from '../findings.js';
import type { Breach } from './breach.js';
import type { StatePage, StatesJudged } from './keep-states.js';
import type { Live } from './live.js';
import type { RuleName } from './rules.js';
import type { Needles } from './words.js';

/** A page whose scripts are at work, as the browser lends it. */
export interface LivePage extends StatePage {
  press(key: string, held?: 'Shift'): Promise<void>;
  /** A finger that is set down in the middle of the window and lifted `by` px beside. */
  slip(by: number): Promise<void>;
  /** Lets as many milliseconds go by as a page knows of, at once. The page stands still afterwards. */
  wait(milliseconds: number): Promise<void>;
  /** Puts what `markHover` has marked below the mouse, or takes it away. */
  hover(isOn: boolean): Promise<void>;
}

/** What a round needs: the page, and what is kept of it. */
interface Round {
  readonly page: LivePage;
  readonly call: <K extends keyof Live>(name: K, ...given: Parameters<Live[K]>) => Promise<Awaited<ReturnType<Live[K]>>>;
  readonly keep: (state: string, breaches: readonly Breach[], findings?: readonly Finding[]) => void;
}

const WIDE = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };
const TABLET = { width: 1024, height: 768 };
/** The slide on show. */
const SHOWN = 'section.present, .marpit > section:not([hidden])';
const STILL = [{ name: 'prefers-reduced-motion', value: 'reduce' }];
/** Half an hour: whoever is tired puts a leaflet down and comes back to it. */
const LONG_WHILE = 1_800_000;
/** A hand that trembles slips by so many px while it presses. */
const SLIP = 24;

/**
 * Uses a loaded page, which the measuring script is in, as people do who have a keyboard, a finger, a magnifier or no sight: returns
 * each breach of the contract in the first state that has it. The page is of no use afterwards.
 */
export async function keepLive(page: LivePage, needles: Needles): Promise<StatesJudged> {
  const breaches = new Map<string, Breach>();
  const findings = new Map<string, Finding & { state: string }>();
  const round: Round = {
    page,
    call: async (name, ...given) =>
      (await page.evaluate(`teachbackMeasures.live.${name}(${given.map((one) => JSON.stringify(one)).join()})`)) as never,
    keep(state, seen, colors = []) {
      for (const one of seen) {
        const key = `${one.rule} ${one.element} ${one.style?.selector}`;
        if (!breaches.has(key)) breaches.set(key, { ...one, state });
      }
      for (const one of colors) {
        const key = `${one.kind} ${one.pair?.ink} ${one.pair?.ground}`;
        if (!findings.has(key)) findings.set(key, { ...one, state });
      }
    },
  };
  await page.wish('screen', STILL);
  if (!(await isUp(round))) {
    round.keep('', [await atFocus(page, 'not-started')]);
    return { breaches: [...breaches.values()], findings: [] };
  }
  for (const step of STEPS) await step(round, needles);
  return { breaches: [...breaches.values()], findings: [...findings.values()] };
}

/** Scripts have laid a page out within a moment, on a slow machine too; one that fails never does. */
async function isUp({ call }: Round): Promise<boolean> {
  for (let turn = 0; turn < 500; turn++) if (await call('waitUntilReady')) return true;
  return false;
}

type Step = (round: Round, needles: Needles) => Promise<void>;

/** Each control is reached, seen and hit; each kind of slide is visited for its own. */
const reachWide: Step = async ({ page, call, keep }) => {
  await walk({ page, call, keep }, 'by keyboard');
  keep('by keyboard', await call('judgeHere'));
  for (const slide of await call('kindsOfSlides')) {
    await call('goTo', slide);
    keep(`on the slide "${slide.id}"`, await call('judgeHere', SHOWN));
  }
};

const reachNarrow: Step = async ({ page, call, keep }) => {
  await page.setViewport(PHONE);
  await call('settle');
  await page.press('Tab');
  keep('by keyboard at 320 px', await call('judgeHere'));
  for (const slide of await call('kindsOfSlides')) {
    await call('goTo', slide);
    keep('at 320 px', await call('judgeFlow'));
  }
  await useDialogs({ page, call, keep }, 'at 320 px');
  await page.setViewport(WIDE);
  await call('settle');
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
  (await page.evaluate(`teachbackMeasures.breachAtFocus(${JSON.stringify(rule)})`)) as Breach;

const useDialogsWide: Step = (round) => useDialogs(round, 'when it is open');

async function useDialogs({ page, call, keep }: Round, state: string): Promise<void> {
  for (const at of await call('dialogButtons')) {
    await call('focusOpener', at);
    await page.press('Enter');
    const { breaches, findings } = await call('judgeOpened');
    keep(state, breaches, findings);
    if (breaches.some(({ rule }) => rule === 'dialog-shut')) continue;
    if ((await call('markHover')) > 0) keep('below the mouse', [], await hovered({ page, call }, findings));
    await call('focusLast');
    await page.press('Tab');
    keep(state, await call('judgeKept'));
    await page.press('Escape');
    keep(state, await call('judgeShut'));
  }
}

/** Colors that cannot be read below the mouse, and could be without it. */
async function hovered({ page, call }: Pick<Round, 'page' | 'call'>, before: readonly Finding[]): Promise<Finding[]> {
  await page.hover(true);
  const now = await call('judgeColors');
  await page.hover(false);
  return now.filter(
    ({ pair, kind }) => !before.some((one) => one.kind === kind && one.pair?.ink === pair?.ink && one.pair?.ground === pair?.ground),
  );
}

const hoverPage: Step = async ({ page, call, keep }) => {
  if ((await call('markHover')) > 0) keep('below the mouse', [], await hovered({ page, call }, await call('judgeColors')));
};

/** Enter and space press what has the focus, and lead nowhere else. */
const pressKeys: Step = async ({ page, call, keep }) => {
  const slides = await call('kindsOfSlides');
  const known: string[] = [];
  for (const slide of [undefined, ...slides]) {
    if (slide) await call('goTo', slide);
    const controls = await call('notePresses', slide ? `:is(${SHOWN})` : 'body > :not(.reveal, main), main:not(.slides)');
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
};

const pressSwitches: Step = async ({ page, call, keep }) => {
  const slides = await call('kindsOfSlides');
  for (const slide of slides.length > 0 ? slides : [undefined]) {
    if (slide) await call('goTo', slide);
    await page.wish('screen', [...STILL, { name: 'forced-colors', value: 'active' }]);
    keep('in forced colors', await call('judgeSwitches'));
    await page.wish('screen', STILL);
    keep('when it is pressed', await call('judgeSwitches'));
  }
};

const goOn: Step = async ({ call, keep }) => {
  keep('when it is pressed', await call('judgeNext'));
  keep('where no motion is wished', await call('judgeStill'));
  keep('when it is pressed', await call('judgeLarger'));
};

const printIt: Step = async ({ page, call, keep }, needles) => {
  await page.wish('print', STILL);
  keep('printed from the browser', [...(await call('judgeWordsShown', needles)), ...(await call('judgeSteps'))]);
  await page.wish('screen', STILL);
};

const slipAndWait: Step = async ({ page, call, keep }) => {
  await page.setViewport(TABLET);
  await call('settle');
  // From the first slide of two or more one can go on, and from the second back.
  const [slide] = await call('kindsOfSlides');
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
const STEPS: readonly Step[] = [printIt, reachWide, hoverPage, useDialogsWide, pressKeys, pressSwitches, goOn, reachNarrow, slipAndWait];
