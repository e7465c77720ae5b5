import { openStyled } from '../styled.js';
import { styleOf } from './blame.js';
import { type Breach, breachOf, wordsIn } from './breach.js';

/** Judges whether words are seen in the order in which they are read aloud. Runs inside the page. */

const TURNS = ['order', 'flex-direction', 'flex-wrap', 'flex-flow'];

/** Rows and columns whose parts a style puts into another order than the document's (WCAG 2.2, 1.3.2: who hears them hears another text). */
export function judgeReadingOrder(): Breach[] {
  const mayTurn = openStyled(TURNS);
  const turned = [...document.body.querySelectorAll('*')].filter((one) => mayTurn(one) && !one.closest('svg'));
  const holders = new Set(turned.flatMap((one) => [one, ...(one.parentElement ? [one.parentElement] : [])]));
  return [...holders].flatMap((holder) => {
    const { display, flexDirection, flexWrap } = getComputedStyle(holder);
    if (!/flex|grid/.test(display)) return [];
    const parts = [...holder.children].filter(isRead);
    const isReversed = display.includes('flex') && /-reverse$/.test(flexDirection);
    const isStacked = display.includes('flex') && flexWrap === 'wrap-reverse';
    if (parts.length > 1 && (isReversed || isStacked))
      return [breachOf('order-read', holder, { style: styleOf(holder, isReversed ? ['flex-direction'] : ['flex-wrap']) })];
    const moved = parts.find((one, at) => parts.slice(at + 1).some((later) => placeOf(later) < placeOf(one)));
    const mover = moved && parts.find((one) => placeOf(one) !== 0);
    return mover ? [breachOf('order-read', mover, { style: styleOf(mover, ['order']) })] : [];
  });
}

const placeOf = (element: Element): number => Number(getComputedStyle(element).order);

/** Words that are neither taken out of the row nor only adorn it. A picture may stand before or after its words: it is whole by itself. */
function isRead(element: Element): boolean {
  const { position, display } = getComputedStyle(element);
  const isThere = display !== 'none' && !/absolute|fixed/.test(position) && element.getAttribute('aria-hidden') !== 'true';
  return isThere && !element.matches('figure') && wordsIn(element) !== '';
}
