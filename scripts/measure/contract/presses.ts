import { LIVE_REGIONS } from './announce.js';
import { styleAround } from './blame.js';
import { type Breach, breachOf, nameOf, wordsIn } from './breach.js';
import { openPart } from './parts.js';
import { stopsIn } from './reach.js';
import { placeNow, shownSlide, slidesOf, stopScrolling } from './slides.js';
import { until } from './until.js';

/** What happens when something is pressed, or nothing is. Runs inside the page, with its scripts at work. */

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
      one.matches(`:is(${area}) *`) && one.matches('button, a[href], [role=button]') && one.getAttribute('aria-disabled') !== 'true';
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

/** Presses do again what they do. The space bar has scrolled the page: that is over then. */
export async function endPresses(): Promise<void> {
  globalThis.teachbackPresses.end();
  await stopScrolling();
}

/** Goes on by the button, and by the key back: the next slide comes, and is said. */
export async function judgeNext(): Promise<Breach[]> {
  const next = document.querySelector<HTMLElement>('[data-go=next]');
  if (!next || next.getClientRects().length === 0 || slidesOf().length < 2) return [];
  const heard = hear();
  const before = placeNow();
  next.click();
  const moved = await until(() => placeNow() !== before);
  const isSaid = moved && (await until(() => heard.said.some((words) => /\p{L}/u.test(words))));
  heard.end();
  if (!moved) return [breachOf('press-idle', next)];
  return isSaid ? [] : [breachOf('unsaid', document.querySelector('[aria-live]') ?? next)];
}

export interface Heard {
  readonly said: readonly string[];
  end(): void;
}

/** What screen readers are told from now on. */
export function hear(): Heard {
  const said: string[] = [];
  const watchers = [...document.querySelectorAll(LIVE_REGIONS)].flatMap((live) => {
    if (
      live.closest('[aria-hidden=true], [hidden]') ||
      getComputedStyle(live).display === 'none' ||
      getComputedStyle(live).visibility !== 'visible'
    )
      return [];
    const watcher = new MutationObserver(() => said.push(wordsIn(live)));
    watcher.observe(live, { childList: true, characterData: true, subtree: true });
    return [watcher];
  });
  return {
    said,
    end() {
      for (const watcher of watchers) watcher.disconnect();
    },
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
  const grown = await until(() => size() >= before * 1.2);
  const isSaid = await until(() => heard.said.length > 0, grown ? undefined : 1);
  heard.end();
  return [...(grown ? [] : [breachOf('press-idle', larger)]), ...(isSaid ? [] : [breachOf('unsaid', larger)])];
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
