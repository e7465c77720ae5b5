import { type Breach, breachOf } from './breach.js';
import { shut } from './open-dialogs.js';
import { all, openDialog } from './parts.js';
import { placeNow, shownSlide, slidesOf } from './slides.js';
import { until } from './until.js';

/** Judges the keys that a page names, and how what is longer than the window is read by keys. Runs inside the page, with its scripts at work. */

/** A key that a list of the page promises, by the row that does: one of `data-keys`, and whither (`data-leads`). */
export interface PromisedKey {
  readonly row: number;
  readonly key: string;
}

const rows = (): HTMLElement[] => all('[data-keys]');

/** Keys in the order in which each has something to do. What they open outside of the page is noted, and stays shut. */
export function promisedKeys(): PromisedKey[] {
  stayInside();
  return rows().flatMap((row, at) => (row.dataset.keys ?? '').split(' ').map((key) => ({ row: at, key })));
}

/** What the page has asked of the browser outside of itself. */
const calls = { count: 0 };

/** Lets the page open no window, print nothing and not fill the screen from now on: that it asked for it is noted. */
export function stayInside(): void {
  const noted = (): undefined => void calls.count++;
  Object.assign(globalThis, { open: () => noted() ?? null, print: noted });
  Element.prototype.requestFullscreen = async () => noted();
}

const indexNow = (): number => slidesOf().indexOf(shownSlide() as Element);
/** How the deck is shown: black, all slides small, the size of its words. */
const modeNow = (): string =>
  [document.body.className.replace('zoomed', ''), document.querySelector('.reveal')?.className ?? '', openDialog()?.id].join('|');
const stateNow = (): string => [placeNow(), modeNow(), calls.count, document.body.style.cssText].join('|');
const known = { state: '', mode: '', index: 0 };

export function noteState(): void {
  (document.activeElement as HTMLElement | null)?.blur();
  Object.assign(known, { state: stateNow(), mode: modeNow(), index: indexNow() });
}

const LEADS: Readonly<Record<string, () => boolean>> = {
  on: () => indexNow() >= known.index,
  back: () => indexNow() <= known.index,
  first: () => indexNow() < known.index,
  last: () => indexNow() > known.index,
  dialog: () => openDialog() !== undefined,
};

/** What a promised key did since the state was noted, and whether it must be pressed once more to be where one was. */
export async function judgePromise({ row, key }: PromisedKey): Promise<{ readonly breaches: Breach[]; readonly isOn: boolean }> {
  const line = rows()[row] ?? document.body;
  const hasActed = await until(() => stateNow() !== known.state, 30);
  // Where lines run from right to left the two arrows change places.
  const mayTurn = document.dir === 'rtl' && /^Arrow(Left|Right)$/.test(key);
  const leads = mayTurn || (LEADS[line.dataset.leads ?? '']?.() ?? true);
  const seen = `the key ${key === ' ' ? 'Space' : key}${hasActed ? ' leads elsewhere' : ''}`;
  const breaches = hasActed && leads ? [] : [breachOf('key-idle', line, { seen })];
  const dialog = openDialog();
  if (dialog) shut(dialog);
  return { breaches, isOn: modeNow() !== known.mode };
}

const SPACER = 'data-longer';

function scroller(): HTMLElement | undefined {
  const slide = shownSlide();
  const areas = slide ? [slide as HTMLElement, ...all('.slide', slide)] : [];
  return areas.find((one) => /auto|scroll/.test(getComputedStyle(one).overflowY));
}

/** Makes what is on show longer than its window, as the largest text makes it. False where nothing on show scrolls. */
export function lengthen(): boolean {
  const area = scroller();
  if (!area) return false;
  for (const one of all(`[${SPACER}]`)) one.remove();
  const more = document.createElement('div');
  more.setAttribute(SPACER, '');
  more.style.cssText = `height:${area.clientHeight * 1.5}px;flex:none`;
  area.append(more);
  area.scrollTop = 0;
  return area.scrollHeight > area.clientHeight + 1;
}

/** Where the reader is on a long slide. */
export interface Rest {
  readonly place: string;
  readonly top: number;
  readonly isAtEnd: boolean;
}

/** As it is once `before` has changed, or a moment later. */
export async function restNow(before?: Rest): Promise<Rest> {
  const read = (): Rest => {
    const area = scroller();
    const top = area?.scrollTop ?? 0;
    return { place: placeNow(), top, isAtEnd: !area || top + area.clientHeight >= area.scrollHeight - 5 };
  };
  if (before) await until(() => read().place !== before.place || read().top !== before.top, 20);
  return read();
}

export function restSkipped(): Breach[] {
  const area = scroller();
  return area ? [breachOf('rest-skipped', area)] : [];
}

export function shorten(): void {
  for (const one of all(`[${SPACER}]`)) one.remove();
}
