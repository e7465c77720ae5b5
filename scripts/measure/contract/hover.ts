import { type Blamed, type Breach, breachOf, nameOf, wordsIn } from './breach.js';
import { openPart } from './parts.js';
import { stopKinds, stopsIn } from './reach.js';
import { partsOf, styleRules } from './style-rules.js';
import { until } from './until.js';

/** Judges what comes up below the mouse. Runs inside the page, with its scripts at work. */

/** Values by which a declaration shows what was hidden. */
const SHOWS: Readonly<Record<string, (value: string) => boolean>> = {
  display: (value) => value !== 'none',
  visibility: (value) => value === 'visible',
  opacity: (value) => Number.parseFloat(value) >= 0.5,
  'clip-path': (value) => value === 'none',
  'max-height': (value) => value === 'none' || Number.parseFloat(value) > 20,
  content: (value) => !/^(none|normal|""|'')$/.test(value),
};
const HIDES: Readonly<Record<string, (value: string) => boolean>> = {
  display: (value) => value === 'none',
  visibility: (value) => value !== 'visible',
  opacity: (value) => Number.parseFloat(value) < 0.2,
  'clip-path': (value) => value.startsWith('inset'),
  'max-height': (value) => Number.parseFloat(value) < 2,
};

interface Shown extends Blamed {
  /** One selector of the rule. */
  readonly part: string;
  readonly media: string;
}

/** Declarations of the styles that hold below the mouse, or that hide: in whatever media, which may be a state that nobody can enter here. */
function declarations(): Shown[] {
  return styleRules().flatMap(({ rule: { selectorText, style }, media }) =>
    Object.keys(SHOWS).flatMap((property) => {
      const value = style.getPropertyValue(property);
      return value === ''
        ? []
        : partsOf(selectorText).map((part) => ({ part, media: media.join(), selector: selectorText, property, value }));
    }),
  );
}

/** What a style shows below the mouse, and not to who has it in focus: no key and no finger brings it up. */
export function judgeHoverAlone(): Breach[] {
  const every = declarations();
  const isHover = ({ part }: Shown): boolean => part.includes(':hover') && !part.includes(':focus');
  const shown = every.filter((one) => isHover(one) && SHOWS[one.property]?.(one.value) === true);
  const alone = shown
    .filter((one) => !hasTwin(one, every))
    .flatMap((one) => {
      const hidden = hiddenBy(one, every);
      return hidden
        ? [breachOf('hover-alone', hidden, { style: { selector: one.selector, property: one.property, value: one.value } })]
        : [];
    });
  return [...new Map(alone.map((one) => [one.style?.selector, one])).values()];
}

const FOCUSES = [':focus', ':focus-within', ':focus-visible'];

const hasTwin = ({ part, property, media }: Shown, every: readonly Shown[]): boolean =>
  every.some(
    (one) => one.property === property && one.media === media && FOCUSES.some((focus) => one.part === part.replaceAll(':hover', focus)),
  );

/** An element that the declaration shows, and that another one hides; what is drawn by a style is there only below the mouse. */
function hiddenBy({ part, property }: Shown, every: readonly Shown[]): Element | undefined {
  const plain = part.replaceAll(':hover', '').replace(/::?(before|after)$/, '');
  const elements = query(plain);
  if (property === 'content') return elements[0];
  const hiding = every.filter((one) => one.property === property && !one.part.includes(':hover') && HIDES[property]?.(one.value) === true);
  return elements.find((one) => hiding.some((other) => matches(one, other.part)));
}

function query(selector: string): Element[] {
  try {
    return [...document.querySelectorAll(selector === '' ? '*' : selector)];
  } catch {
    return [];
  }
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

/** A place of the window, in CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Kinds of controls below which something may come up; none where neither scripts nor styles hear the mouse. */
export function hoverKinds(area: string): { readonly at: number; readonly name: string }[] {
  const scripts = [...document.scripts].map((one) => one.textContent).join('');
  const hears = /(mouse|pointer)(enter|over)/.test(scripts) || document.querySelector('[onmouseenter], [onmouseover]') !== null;
  const shows = declarations().some(({ part, property, value }) => part.includes(':hover') && SHOWS[property]?.(value) === true);
  return hears || shows ? stopKinds(area) : [];
}

const hovered: { at?: HTMLElement | undefined; before: ReadonlySet<Element>; come: readonly Element[]; words: string } = {
  before: new Set(),
  come: [],
  words: '',
};

const shownNow = (): Set<Element> =>
  new Set(
    [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })),
  );

/** Brings a stop into the window, notes what is shown, and returns the middle of its first line. */
export function aim(at: number): Point | undefined {
  const stop = stopsIn(openPart())[at];
  (document.activeElement as HTMLElement | null)?.blur();
  stop?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const [box] = stop?.getClientRects() ?? [];
  hovered.at = stop;
  hovered.before = shownNow();
  return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

const isShown = (one: Element): boolean => one.isConnected && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** What has words and has come up since: the way of the mouse onto it; empty where nothing has. */
export async function whatCame(): Promise<Point[]> {
  const fresh = (): Element[] => {
    const all = [...shownNow()].filter((one) => !hovered.before.has(one) && wordsIn(one) !== '');
    return all.filter((one) => !all.includes(one.parentElement as Element));
  };
  await until(() => fresh().length > 0, 4);
  hovered.come = fresh();
  const [first] = hovered.come;
  hovered.words = first ? wordsIn(first) : '';
  const [from] = hovered.at?.getClientRects() ?? [];
  return first && from ? wayOnto(first.getBoundingClientRect(), from) : [];
}

/** Straight onto it from what it belongs to, and on the way through what lies between, where they do not touch. */
function wayOnto(to: DOMRect, from: DOMRect): Point[] {
  const x = Math.min(Math.max((from.left + from.right) / 2, to.left + 3), to.right - 3);
  const isBelow = to.top + to.bottom > from.top + from.bottom;
  const [edge, start] = isBelow ? [to.top, from.bottom] : [to.bottom, from.top];
  const onto = { x, y: edge + (isBelow ? 3 : -3) };
  return Math.abs(edge - start) > 2 && isBelow === edge > start ? [{ x, y: (edge + start) / 2 }, onto] : [onto];
}

/** The mouse is on what came up: a magnifier shows a part of it at a time, and its reader has to go there (WCAG 2.2, 1.4.13). */
export function judgeStays(): Breach[] {
  const lost = hovered.come.find((one) => !isShown(one));
  return lost && hovered.at ? [breachOf('hover-lost', lost, { seen: `it came up for ${nameOf(hovered.at)}` })] : [];
}

/** After Escape it is gone: it may lie over the words that somebody reads. */
export async function judgeAway(): Promise<Breach[]> {
  // What lies below it may have something to say of its own then.
  const isThere = (one: Element): boolean => isShown(one) && wordsIn(one) === hovered.words;
  await until(() => !hovered.come.some(isThere), 4);
  const stays = hovered.come.find(isThere);
  return stays ? [breachOf('hover-stays', stays)] : [];
}

/** What the mouse brought up comes for who uses keys too. */
export async function judgeByFocus(): Promise<Breach[]> {
  const { at, come } = hovered;
  if (!at || come.length === 0) return [];
  hovered.before = shownNow();
  at.focus();
  const isThere = await until(() => come.some(isShown) || [...shownNow()].some((one) => !hovered.before.has(one)), 4);
  at.blur();
  return isThere ? [] : [breachOf('hover-alone', at, { seen: `"${wordsIn(come[0] as Element).slice(0, 40)}"` })];
}
