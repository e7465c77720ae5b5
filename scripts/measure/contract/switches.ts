import { styleAround } from './blame.js';
import { type Breach, breachOf, nameOf, wordsIn } from './breach.js';
import { shut } from './open-dialogs.js';
import { openDialog } from './parts.js';
import { placeNow } from './slides.js';
import { until } from './until.js';

/** Judges what is on or off. Runs inside the page, with its scripts at work. */

/** A switch says by more than its color whether it is on, and says so to screen readers. */
export async function judgeSwitches(): Promise<Breach[]> {
  const kinds = new Set<string>();
  const buttons = [
    ...document.querySelectorAll<HTMLElement>(
      'section.present button, .marpit > section:not([hidden]) button, main button[aria-pressed], main summary',
    ),
  ].filter((one) => one.getClientRects().length > 0 && kinds.size !== kinds.add(nameOf(one)).size);
  const found: Breach[] = [];
  for (const one of buttons) found.push(...(await judgeSwitch(one)));
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
  const shape = shapeOf(look) !== shapeOf(after);
  if (saidAfter === said) return look === after ? [] : [breachOf('state-unsaid', one)];
  return shape ? [] : [breachOf('state-by-color', one, { style: styleAround(one, ['background', 'background-color']) })];
}

/** A button that led elsewhere or opened something is no switch: the next ones are judged where it stood. */
async function goBack(place: string, hash: string): Promise<void> {
  const dialog = openDialog();
  if (dialog) shut(dialog);
  if (location.hash !== hash) location.hash = hash;
  await until(() => placeNow() === place);
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
