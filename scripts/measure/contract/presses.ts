import { styleAround } from './blame.js';
import { type Breach, breachOf, nameOf, wordsIn } from './breach.js';
import { openPart, stopsIn } from './reach.js';

/** What happens when something is pressed, or nothing is. Runs inside the page, with its scripts at work. */

/** Where the reader is: the slide on show, the address, what is open. */
export const placeNow = (): string =>
  [location.pathname + location.hash, shownSlide()?.id ?? '', document.querySelector('dialog[open]')?.id ?? ''].join(' ');

const shownSlide = (): Element | null => document.querySelector('.slides > section.present, .marpit > section:not([hidden]):not([inert])');

/** True once the scripts of a deck have laid it out. */
const isReady = (): boolean => !document.querySelector('.slide') || document.querySelector('.reveal.ready, body.presenting') !== null;

/** A window that has changed is laid out with the next frame, and what listens to its width has heard of it. */
export async function settle(): Promise<void> {
  const frame = (): Promise<unknown> => Promise.race([new Promise(requestAnimationFrame), new Promise((done) => setTimeout(done, 500))]);
  await frame();
  await frame();
}

/** As isReady, a moment later where it is not yet. */
export async function waitUntilReady(): Promise<boolean> {
  if (!isReady()) await new Promise((done) => setTimeout(done, 10));
  return isReady();
}

/** The slides whose controls are of other kinds than those before, by number: each kind is tried once. */
export function kindsOfSlides(): { readonly id: string; readonly number: number }[] {
  const known = new Set<string>();
  const all = [...document.querySelectorAll('.slides > section, .marpit > section')];
  return all.flatMap((slide, i) => {
    const kinds = new Set([...slide.querySelectorAll('a[href], button, input, [role=button], [tabindex]')].map(nameOf));
    const isNew = [...kinds].filter((kind) => known.size !== known.add(kind).size).length > 0;
    return isNew ? [{ id: slide.id, number: i + 1 }] : [];
  });
}

/** Goes to a slide by its address. */
export async function goTo({ id, number }: { readonly id: string; readonly number: number }): Promise<void> {
  location.hash = document.querySelector('.reveal') ? `/${id}` : String(number);
  for (let turn = 0; shownSlide()?.id !== id && turn < 100; turn++) await new Promise((done) => setTimeout(done, 10));
  for (const one of document.querySelectorAll('section.present .fragment')) one.classList.add('visible');
}

/** One control of each kind that is in reach, by its place among the stops. Presses are noted from now on, and do nothing. */
export function notePresses(area: string): { readonly at: number; readonly name: string; readonly isButton: boolean }[] {
  const note = (event: Event): void => {
    noted.push(event.target as Element);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const noted: Element[] = [];
  addEventListener('click', note, { capture: true });
  Object.assign(globalThis, { teachbackPresses: { noted, end: () => removeEventListener('click', note, { capture: true }) } });
  const kinds = new Set<string>();
  const stops = stopsIn(openPart());
  return stops.flatMap((one, at) => {
    const isOurs =
      one.matches(`${area} *`) && one.matches('button, a[href], [role=button]') && one.getAttribute('aria-disabled') !== 'true';
    return isOurs && kinds.size !== kinds.add(nameOf(one)).size
      ? [{ at, name: nameOf(one), isButton: one.matches('button, [role=button]') }]
      : [];
  });
}

interface Presses {
  readonly noted: Element[];
  readonly end: () => void;
}
declare global {
  var teachbackPresses: Presses;
}

export function focusStop(at: number): void {
  const stop = stopsIn(openPart())[at];
  globalThis.teachbackPresses.noted.length = 0;
  stop?.focus();
}

/** What a key did to the control that has the focus: it must be pressed where `mustPress`, and the reader must stay where she is. */
export function judgePress({
  key,
  mustPress,
  before,
}: {
  readonly key: string;
  readonly mustPress: boolean;
  readonly before: string;
}): Breach[] {
  const at = document.activeElement ?? document.body;
  const isPressed = globalThis.teachbackPresses.noted.some((one) => at.contains(one));
  if (placeNow() !== before) return [breachOf('key-moves', at, { seen: `the key ${key}` })];
  return mustPress && !isPressed ? [breachOf('key-lost', at, { seen: `the key ${key}` })] : [];
}

export const endPresses = (): void => globalThis.teachbackPresses.end();

/** A switch says by more than its color whether it is on, and says so to screen readers. */
export function judgeSwitches(): Breach[] {
  const kinds = new Set<string>();
  const buttons = [
    ...document.querySelectorAll<HTMLElement>(
      'section.present button, .marpit > section:not([hidden]) button, main button[aria-pressed], main summary',
    ),
  ].filter((one) => one.getClientRects().length > 0 && kinds.size !== kinds.add(nameOf(one)).size);
  return buttons.flatMap((one) => {
    const place = placeNow();
    one.focus();
    const [look, said] = [paintOf(one), saidBy(one)];
    one.click();
    const [after, saidAfter] = [paintOf(one), saidBy(one)];
    if (placeNow() !== place || !one.isConnected) return [];
    one.click();
    const shape = shapeOf(look) !== shapeOf(after);
    if (saidAfter === said) return look === after ? [] : [breachOf('state-unsaid', one)];
    return shape ? [] : [breachOf('state-by-color', one, { style: styleAround(one, ['background', 'background-color']) })];
  });
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

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 60));

/** Goes on by the button, and by the key back: the next slide comes, and is said. */
export async function judgeNext(): Promise<Breach[]> {
  const next = document.querySelector<HTMLElement>('[data-go=next]');
  if (!next || next.getClientRects().length === 0) return [];
  const heard = hear();
  const before = placeNow();
  next.click();
  await settled();
  const moved = placeNow() !== before;
  const said = heard();
  if (!moved) return [breachOf('press-idle', next)];
  return said.some((words) => /\p{L}/u.test(words)) ? [] : [breachOf('unsaid', document.querySelector('[aria-live]') ?? next)];
}

/** What screen readers are told from now on. */
function hear(): () => string[] {
  const said: string[] = [];
  const watchers = [...document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert], output')].flatMap(
    (live) => {
      if (
        live.closest('[aria-hidden=true], [hidden]') ||
        getComputedStyle(live).display === 'none' ||
        getComputedStyle(live).visibility !== 'visible'
      )
        return [];
      const watcher = new MutationObserver(() => said.push(wordsIn(live)));
      watcher.observe(live, { childList: true, characterData: true, subtree: true });
      return [watcher];
    },
  );
  return () => {
    for (const watcher of watchers) watcher.disconnect();
    return said;
  };
}

/** A+ enlarges what is on show, and says so. */
export async function judgeLarger(): Promise<Breach[]> {
  const larger = document.querySelector<HTMLElement>('[data-go=larger]');
  const text = shownSlide()?.querySelector('.content p, .content li, p, li') ?? document.querySelector('.slide p');
  if (!larger || !text || larger.getClientRects().length === 0) return [];
  const size = (): number => Number.parseFloat(getComputedStyle(text).fontSize);
  const before = size();
  const heard = hear();
  larger.click();
  larger.click();
  await settled();
  const grown = size() >= before * 1.2;
  return [...(grown ? [] : [breachOf('press-idle', larger)]), ...(heard().length > 0 ? [] : [breachOf('unsaid', larger)])];
}

/** What moves, or would when something is pressed, although the reader asked for no motion. */
export function judgeStill(): Breach[] {
  const moving = [...document.querySelectorAll('body *')].filter((one) => {
    const { transitionDuration, transitionProperty, animationName, animationDuration, scrollBehavior } = getComputedStyle(one);
    const turns =
      !/^(0s,? ?)+$/.test(transitionDuration) &&
      transitionProperty !== 'none' &&
      !/^((background-|border-)?color|opacity|visibility|,|\s)+$/.test(transitionProperty);
    return turns || (animationName !== 'none' && !/^(0s,? ?)+$/.test(animationDuration)) || scrollBehavior === 'smooth';
  });
  const root = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? [document.documentElement] : [];
  return [...root, ...moving].slice(0, 2).map((one) =>
    breachOf('motion-asked', one, {
      style: styleAround(one, ['animation', 'animation-name', 'transition', 'transition-duration', 'scroll-behavior']),
    }),
  );
}
