import { judgeFlow } from './flow.js';
import { judgeColorsIn } from './judge-state.js';
import * as dialogs from './open-dialogs.js';
import { openPart } from './parts.js';
import * as presses from './presses.js';
import * as reach from './reach.js';
import * as slides from './slides.js';
import { styleRules } from './style-rules.js';
import { judgeSwitches } from './switches.js';
import { judgeSteps, judgeWordsShown } from './words.js';

/** What the contract calls inside a page whose scripts are at work. */
export const LIVE = {
  startAtTop: reach.startAtTop,
  stopNow: reach.stopNow,
  countStops: (): number => reach.stopsIn(openPart()).length,
  judgeColorsIn,
  judgeWordsShown,
  judgeSteps,
  ...slides,
  ...presses,
  judgeSwitches,
  ...dialogs,
  judgeFlow: (): ReturnType<typeof judgeFlow> => judgeFlow(),
  judgeHere: (area?: string): ReturnType<typeof reach.judgeFocus> => [
    ...reach.judgeFocus(area),
    ...reach.judgeTargets(area),
    ...reach.judgeStack(),
    ...reach.judgeScrollers(area),
  ],
  markHover,
};

export type Live = typeof LIVE;

/** Marks what looks otherwise below the mouse, by the style sheets' own word. */
function markHover(): number {
  const selectors = styleRules()
    .filter(({ rule }) => rule.selectorText.includes(':hover'))
    .flatMap(({ rule }) => rule.selectorText.split(/,(?![^(]*\))/));
  const parts = selectors.flatMap((selector) =>
    [...selector.matchAll(/([^\s>+~,()]*):hover/g)]
      .map((found) => selector.slice(0, found.index + (found[1] ?? '').length))
      .filter((before) => before.trim() !== ''),
  );
  const wanted = [...new Set(parts)].flatMap((selector) => {
    try {
      return [...document.querySelectorAll(selector)];
    } catch {
      return [];
    }
  });
  for (const one of new Set(wanted)) if (one.getClientRects().length > 0) one.setAttribute('data-below-mouse', '');
  return document.querySelectorAll('[data-below-mouse]').length;
}
