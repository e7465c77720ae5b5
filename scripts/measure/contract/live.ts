import { judgeLiveRegions } from './announce.js';
import { judgeLeftOut, judgePlaced } from './controls.js';
import { judgeFlow } from './flow.js';
import * as hover from './hover.js';
import { judgeColorsIn } from './judge-state.js';
import * as dialogs from './open-dialogs.js';
import { openPart } from './parts.js';
import * as presses from './presses.js';
import * as promises from './promises.js';
import * as reach from './reach.js';
import * as slides from './slides.js';
import { partsOf, styleRules } from './style-rules.js';
import { hasSwitches, judgeSwitches } from './switches.js';
import * as ways from './ways.js';
import { judgeSteps, judgeWordsShown } from './words.js';

/** What the contract calls inside a page whose scripts are at work. */
export const LIVE = {
  stopKinds: reach.stopKinds,
  startAtTop: reach.startAtTop,
  stopNow: reach.stopNow,
  countStops: (): number => reach.stopsIn(openPart()).length,
  judgeColorsIn,
  judgeWordsShown,
  judgeSteps,
  ...slides,
  ...presses,
  ...promises,
  ...ways,
  ...hover,
  judgeSwitches,
  hasSwitches,
  whatMoves,
  ...dialogs,
  judgeFlow: (): ReturnType<typeof judgeFlow> => judgeFlow(),
  judgeHere: (area?: string): ReturnType<typeof reach.judgeFocus> => [
    ...reach.judgeFocus(area),
    ...reach.judgeTargets(area),
    ...reach.judgeStack(),
    ...reach.judgeScrollers(area),
    ...[...document.querySelectorAll(area ?? 'body')].flatMap((one) => ways.judgeSwitchedOff(one)),
    ...(area === undefined ? [...judgeLeftOut(openPart()), ...judgePlaced(openPart()), ...judgeLiveRegions({ isAtWork: true })] : []),
    ...ways.judgePointerAlone(),
  ],
  markHover,
  isRead: (): boolean => document.body.matches('.reading'),
};

export type Live = typeof LIVE;

/** Whether a page can hear a finger, and whether it can do something by itself: as far as its own text says so. */
function whatMoves(): { readonly hears: boolean; readonly waits: boolean } {
  const handlers = document.documentElement.innerHTML.match(/\son[a-z]+=("[^"]*"|'[^']*')/g) ?? [];
  const text = [...document.scripts].map((one) => one.textContent).join('') + handlers.join('');
  return {
    hears: /touch|pointer|swipe|scroll/i.test(text),
    waits: /setTimeout|setInterval|requestAnimationFrame|animate\(|http-equiv/i.test(text),
  };
}

/** Marks what looks otherwise below the mouse in the part that is open, by the style sheets' own word. */
function markHover(): number {
  for (const one of document.querySelectorAll('[data-below-mouse]')) one.removeAttribute('data-below-mouse');
  const selectors = styleRules()
    .filter(({ rule }) => rule.selectorText.includes(':hover'))
    .flatMap(({ rule }) => partsOf(rule.selectorText));
  const parts = selectors.flatMap((selector) =>
    [...selector.matchAll(/([^\s>+~,()]*):hover/g)]
      .map((found) => selector.slice(0, found.index + (found[1] ?? '').length))
      .filter((before) => before.trim() !== ''),
  );
  const wanted = [...new Set(parts)].flatMap((selector) => {
    try {
      return [...openPart().querySelectorAll(selector)];
    } catch {
      return [];
    }
  });
  for (const one of new Set(wanted)) if (one.getClientRects().length > 0) one.setAttribute('data-below-mouse', '');
  return document.querySelectorAll('[data-below-mouse]').length;
}
