import { styleAround } from './blame.js';
import { type Breach, breachOf, nameOf, wordsIn } from './breach.js';
import { shut } from './open-dialogs.js';
import { openDialog } from './parts.js';
import { followAddress, placeNow } from './slides.js';

/** Judges what is on or off. Runs inside the page, with its scripts at work. */

/** The kinds that were tried, by the colors in which. */
const tried = { plain: new Set<string>(), forced: new Set<string>() };

const BUTTONS = 'section.present button, .marpit > section:not([hidden]) button, main button[aria-pressed], main summary';

const shownButtons = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(BUTTONS)].filter((one) => one.getClientRects().length > 0);

/** Whether a switch of a kind is on show that was not tried yet. */
export const hasSwitches = (): boolean => shownButtons().some((one) => Object.values(tried).some((kinds) => !kinds.has(nameOf(one))));

/** A switch says by more than its color whether it is on, and says so to screen readers. Each kind is tried once in `colors`. */
export async function judgeSwitches(colors: keyof typeof tried): Promise<Breach[]> {
  const kinds = tried[colors];
  const found: Breach[] = [];
  const fresh = shownButtons().filter((one) => kinds.size !== kinds.add(nameOf(one)).size);
  for (const one of fresh) found.push(...(await judgeSwitch(one)));
  return found;
}

async function judgeSwitch(one: HTMLElement): Promise<Breach[]> {
  const [place, { hash }] = [placeNow(), location];
  one.focus();
  const [look, said] = [paintOf(one), saidBy(one)];
  one.click();
  const [after, saidAfter] = [paintOf(one), saidBy(one)];
  if (placeNow() !== place || !one.isConnected) {
    await goBack(place, hash);
    return [];
  }
  one.click();
  // What a summary opens comes below it.
  const shape = shapeOf(look) !== shapeOf(after) || one.matches('details > summary');
  if (saidAfter === said) return look === after ? [] : [breachOf('state-unsaid', one)];
  return shape ? [] : [breachOf('state-by-color', one, { style: styleAround(one, ['background', 'background-color']) })];
}

/** A button that led elsewhere or opened something is no switch: the next ones are judged where it stood. */
async function goBack(place: string, hash: string): Promise<void> {
  const dialog = openDialog();
  if (dialog) shut(dialog);
  if (placeNow() !== place) await followAddress(hash, () => placeNow() === place);
}

const STATES = ['aria-pressed', 'aria-checked', 'aria-selected', 'aria-expanded', 'aria-current'];
const saidBy = (one: Element): string =>
  [...STATES.map((name) => one.getAttribute(name)), wordsIn(one), one.parentElement?.hasAttribute('open')].join('|');
const SHAPE = [
  'display',
  'visibility',
  'opacity',
  'borderTopWidth',
  'borderTopStyle',
  'fontWeight',
  'textDecorationLine',
  'strokeWidth',
  'width',
  'height',
  'd',
] as const;
const COLOR = ['color', 'backgroundColor', 'borderTopColor', 'fill', 'stroke'] as const;

/** How a control and its parts are painted: shape before the bar, color after it. */
function paintOf(one: Element): string {
  const parts = [one, ...one.querySelectorAll('*')];
  return parts
    .map((part) => {
      const style = getComputedStyle(part);
      const before = getComputedStyle(part, '::before').content + getComputedStyle(part, '::after').content;
      return `${SHAPE.map((key) => style.getPropertyValue(key.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`))).join()}${before}|${COLOR.map((key) => style[key]).join()}`;
    })
    .join('\n');
}
const shapeOf = (paint: string): string => paint.replace(/\|[^\n]*/g, '');
