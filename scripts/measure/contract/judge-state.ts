import type { State } from '../../model/contract-states.js';
import { atLargest } from '../at-largest.js';
import { judgeMarkers, judgeWords } from '../contrast.js';
import { wordGrounds } from '../drawings.js';
import type { Finding } from '../findings.js';
import { readTexts } from '../items.js';
import { noGrounds } from '../paint.js';
import { worstOf } from '../seen.js';
import { whileStill } from '../styled.js';
import { styleAround } from './blame.js';
import { type Breach, breachOf } from './breach.js';
import { judgeCuts, judgeFlow, judgeSizes } from './flow.js';
import { lengthenControls } from './lengthen.js';
import { notePaints, openRepainted } from './repainted.js';
import { judgeSetting } from './setting.js';
import { judgeWordsShown, type Needles } from './words.js';

/** Puts the page into a state, as far as the page itself has to do with it, and judges it there. Runs inside the page. */

export interface Judged {
  readonly breaches: readonly Breach[];
  readonly findings: readonly Finding[];
}

/** WCAG 2.2, 1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

export function judgeState({ lays, zoomed, spacing, longer, judges }: State, needles: Needles): Judged {
  const { body } = document;
  const isDeck = body.querySelector('.slide') !== null;
  if (isDeck) body.classList.toggle('reading', lays === 'page');
  const style = spacing ? document.head.appendChild(Object.assign(document.createElement('style'), { textContent: SPACING })) : undefined;
  const shorten = longer && lengthenControls(body);
  const before = judges.includes('growth') && isDeck ? sizesOf() : undefined;
  const judge = (): Breach[] => [
    ...(judges.includes('words') ? judgeWordsShown(needles) : []),
    ...(judges.includes('cuts') ? judgeCuts() : []),
    ...(judges.includes('flow') ? judgeFlow() : []),
    // As it is on a wide screen it was judged before, and wide spacing is what the reader asked for.
    ...(judges.includes('sizes') || judges.includes('cuts') ? judgeSetting() : []),
    ...(judges.includes('sizes') ? judgeSizes() : []),
    ...(before ? judgeGrowth(before) : []),
  ];
  const breaches = whileStill(() => (zoomed && isDeck ? atLargest(judge) : judge()));
  if (judges.includes('paints')) notePaints();
  const findings = judges.includes('colors') ? judgeColorsOf(openRepainted()) : [];
  style?.remove();
  shorten?.();
  return { breaches, findings };
}

/** Words and marks that their colors do not let be read now; of the page, or of what a selector names and what is in that. */
export const judgeColorsIn = (area: string): Finding[] => judgeColorsOf((one) => one.closest(area) !== null);

function judgeColorsOf(isJudged: (one: Element) => boolean): Finding[] {
  const grounds = noGrounds();
  return worstOf([...judgeWords(readTexts(isJudged), grounds, wordGrounds(grounds, isJudged)), ...judgeMarkers(grounds, isJudged)]);
}

/** The size of every text of a slide, but for drawings, which grow as they are. */
function sizesOf(): Map<Element, number> {
  const texts = [
    ...document.querySelectorAll(
      '[data-box] [data-b], [data-box] h1, [data-box] h2, [data-box] p, [data-box] li, [data-box] td, [data-box] th',
    ),
  ];
  return new Map(texts.filter((one) => !one.closest('svg')).map((one) => [one, Number.parseFloat(getComputedStyle(one).fontSize)]));
}

function judgeGrowth(before: ReadonlyMap<Element, number>): Breach[] {
  const still = [...before].filter(([element, size]) => size < 44 && Number.parseFloat(getComputedStyle(element).fontSize) < size * 1.15);
  const top = still.filter(([one]) => !still.some(([other]) => other !== one && other.contains(one)));
  return top
    .slice(0, 4)
    .map(([one, size]) =>
      breachOf('no-growth', one, { style: styleAround(one, ['font-size', 'font']), seen: `${size} px before and after` }),
    );
}
