import { contrastRatio } from '../../model/contrast.js';
import { type Grounds, groundOf, layOver, noGrounds, opacityOf, readPaint } from '../paint.js';
import { styleAround, styleOf } from './blame.js';
import { type Breach, breachOf, nameOf } from './breach.js';
import { CONTROLS } from './controls.js';
import { openPart } from './parts.js';

/** Judges what the keyboard and a finger come to. Runs inside the page, with its scripts at work. */

/** What Tab comes to now, in the order of the page. */
export function stopsIn(area: ParentNode): HTMLElement[] {
  return [...area.querySelectorAll<HTMLElement>(`${CONTROLS}, [tabindex="0"]`)].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.closest('[inert], dialog:not([open])') &&
      one.getClientRects().length > 0 &&
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.matches(':disabled'),
  );
}

/** Kinds of stops in a part of the page, each by its first place among all stops. */
export function stopKinds(area: string): { readonly at: number; readonly name: string }[] {
  const kinds = new Set<string>();
  return stopsIn(openPart()).flatMap((one, at) =>
    one.closest(area) && kinds.size !== kinds.add(nameOf(one)).size ? [{ at, name: nameOf(one) }] : [],
  );
}

/** Sets the focus where the browser goes on from the top of the page. */
export function startAtTop(): void {
  const top = Object.assign(document.createElement('span'), { tabIndex: -1 });
  document.body.prepend(top);
  top.focus({ preventScroll: true });
  top.remove();
}

/** The place of the focus among the stops of the open part; -1 for none of them. */
export const stopNow = (): number => stopsIn(openPart()).indexOf(document.activeElement as HTMLElement);

/** Gives each stop the focus and judges what is seen of it: after a key was pressed, as the browser shows it to who uses keys. */
export function judgeFocus(area = 'body'): Breach[] {
  const grounds = noGrounds();
  const parts = [...document.querySelectorAll(area)];
  const every = parts.flatMap(stopsIn);
  const stops = every.filter(isTried(every));
  const kinds = new Set<string>();
  return [
    ...stops.flatMap((one) => {
      const before = lookOf(one);
      one.focus();
      if (document.activeElement !== one) return [breachOf('not-reached', one)];
      const kind = breachOf('focus-unseen', one).element;
      const isNew =
        kinds.size !== kinds.add(`${kind} ${one.parentElement?.tagName} ${getComputedStyle(one.parentElement ?? one).color}`).size;
      const isPale = isNew && one.getAttribute('aria-disabled') !== 'true' && opacityOf(one, noGrounds()) < 0.5;
      if (isPale) return [breachOf('focus-unseen', one, { seen: 'it is let through', style: styleAround(one, ['opacity']) })];
      return [...(isNew ? judgeRing(one, before, grounds) : []), ...judgeCover(one)];
    }),
    ...judgeVisualOrder(stops),
  ];
}

/** Of hundreds of links of a long page every so many are tried, and the first of each kind. */
function isTried(every: readonly HTMLElement[]): (one: HTMLElement, at: number) => boolean {
  const kinds = new Set<string>();
  const gap = Math.ceil(every.length / 40);
  return (one, at) => at % gap === 0 || kinds.size !== kinds.add(`${nameOf(one)} ${nameOf(one.parentElement ?? one)}`).size;
}

const LOOK = [
  'outlineStyle',
  'outlineWidth',
  'outlineColor',
  'boxShadow',
  'borderTopWidth',
  'borderTopColor',
  'backgroundColor',
  'textDecorationLine',
  'color',
] as const;
type Look = Record<(typeof LOOK)[number], string>;

function lookOf(one: Element): Look {
  const style = getComputedStyle(one);
  return Object.fromEntries(LOOK.map((key) => [key, style[key]])) as Look;
}

/** The ring around the focus: at least 2 px, 3:1 against what it lies on (WCAG 2.2, 1.4.11 and 2.4.13); or another change as plain. */
function judgeRing(one: HTMLElement, before: Look, grounds: Grounds): Breach[] {
  const now = lookOf(one);
  const isRing = now.outlineStyle !== 'none' && Number.parseFloat(now.outlineWidth) >= 2;
  const shadow = now.boxShadow !== before.boxShadow && now.boxShadow !== 'none' ? now.boxShadow : undefined;
  const inside = Number.parseFloat(getComputedStyle(one).outlineOffset) < 0;
  const ground = groundOf(inside ? one : (one.parentElement ?? one), grounds);
  const colors = [
    isRing ? now.outlineColor : undefined,
    shadow && /rgba?\([^)]*\)/.exec(shadow)?.[0],
    now.borderTopColor !== before.borderTopColor ? now.borderTopColor : undefined,
    now.backgroundColor !== before.backgroundColor ? now.backgroundColor : undefined,
  ];
  const ratios = colors.flatMap((color) => {
    const paint = color ? readPaint(color) : undefined;
    return paint ? [Math.min(...ground.map((below) => contrastRatio(layOver(paint, below), below)))] : [];
  });
  const best = Math.max(0, ...ratios);
  if (best >= 3) return [];
  const style = styleOf(one, ['outline', 'outline-style', 'outline-width', 'outline-color', 'box-shadow']);
  return [
    breachOf('focus-unseen', one, {
      style,
      seen: best === 0 ? 'no ring' : `its ring has ${Math.floor(best * 100) / 100}:1, less than 3:1`,
    }),
  ];
}

/** Whether something lies over what has the focus, or it lies outside the window. */
function judgeCover(one: HTMLElement): Breach[] {
  const boxes = [...one.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const tops = boxes.map((box) => {
    const [x, y] = [
      (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
      (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
    ];
    return box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth ? null : document.elementFromPoint(x, y);
  });
  if (tops.some((over) => over !== null && (one.contains(over) || over.contains(one)))) return [];
  const over = tops.find((top) => top !== null);
  return [
    breachOf('focus-covered', one, {
      style: over ? styleAround(over, ['position']) : styleOf(one, ['clip-path', 'clip', 'left', 'opacity']),
      seen: over ? `below ${breachOf('focus-covered', over).element}` : 'not in the window',
    }),
  ];
}

/** Controls of one row or column of a bar follow one another as they are seen. Where a link in a line stands, the direction of its words says. */
function judgeVisualOrder(stops: readonly HTMLElement[]): Breach[] {
  const isFromRight = document.dir === 'rtl';
  return stops.flatMap((one, i) => {
    const before = stops[i - 1];
    if (!before || before.parentElement !== one.parentElement || getComputedStyle(one).display === 'inline') return [];
    const [a, b] = [before.getBoundingClientRect(), one.getBoundingClientRect()];
    const goesBack = isFromRight ? b.left > a.right - 1 : b.right < a.left + 1;
    const isAbove = b.bottom < a.top + 1;
    return isAbove || (goesBack && b.top < a.bottom - 1)
      ? [
          breachOf('order-seen', one, {
            style: styleAround(one, ['order', 'flex-direction', 'direction', 'flex-flow', 'float', 'position']),
          }),
        ]
      : [];
  });
}

/** Targets below 24 px beside text, and below 44 px where they do something (WCAG 2.2, 2.5.8 and 2.5.5). A link in a sentence is as high as its line. */
export function judgeTargets(area = '*'): Breach[] {
  const small = [
    ...openPart().querySelectorAll<HTMLElement>('button, a[href], select, input:not([type=hidden]), summary, textarea, [role=button]'),
  ].flatMap((one) => {
    if (!one.closest(area)) return [];
    const { width, height } = one.getBoundingClientRect();
    const inText = one.closest('.mark, p, li, td, th, figcaption, h1, h2, h3, h4') !== null && getComputedStyle(one).display === 'inline';
    if (width === 0 || inText || one.closest('[inert], [aria-hidden=true]') || one.matches('.picture')) return [];
    const scale = one.offsetWidth > 0 ? width / one.offsetWidth : 1;
    const isMain = one.matches('button, [role=button], nav > a, .actions a');
    // A slide is scaled to its window as a whole: its buttons are as large as it is.
    const least = (isMain ? 43.9 : 23.9) * (one.closest('.slide') ? Math.min(1, scale) : 1);
    return Math.min(width, height) < least
      ? [
          breachOf('target-small', one, {
            style: styleOf(one, ['min-height', 'height', 'min-width', 'width', 'padding', 'font-size']),
            seen: `${Math.round(width)} x ${Math.round(height)} px`,
          }),
        ]
      : [];
  });
  return [...new Map(small.map((breach) => [breach.element, breach])).values()];
}

/** Slides that are read out although another one lies over them. */
export function judgeStack(): Breach[] {
  const slides = [...document.querySelectorAll<HTMLElement>('.slide')].filter(
    (one) =>
      !one.closest('[inert], [hidden], [aria-hidden=true]') && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  );
  const hidden = slides.filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const over = x > 0 && y > 0 && x < innerWidth && y < innerHeight ? document.elementFromPoint(x, y) : null;
    return over !== null && !one.contains(over) && over.closest('.slide') !== null;
  });
  return hidden.slice(0, 1).map((one) => breachOf('slide-behind', one));
}

/** What scrolls and no key comes to. */
export function judgeScrollers(area = 'body'): Breach[] {
  const scrollers = [...document.querySelectorAll<HTMLElement>(`:is(${area}):not(body), :is(${area}) *`)].filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const scrolls =
      (/auto|scroll/.test(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
      (/auto|scroll/.test(overflowY) && one.scrollHeight > one.clientHeight + 1);
    return scrolls && one.getClientRects().length > 0 && !one.closest('[inert], dialog') && one.tabIndex < 0 && !leadsToItsEnd(one);
  });
  return scrollers.slice(0, 3).map((one) => breachOf('not-scrolled', one));
}

/** Of what is left below or beside the last stop in it, so much is no word and no part of a drawing, in px. */
const EDGE = 24;

/** True where the stops inside of what scrolls bring all of it into sight: none of them stands far before its end, or from the next. */
function leadsToItsEnd(area: HTMLElement): boolean {
  const { left, top } = area.getBoundingClientRect();
  const boxes = stopsIn(area).map((one) => one.getBoundingClientRect());
  const ends = (along: 'x' | 'y'): number[] => {
    const from = along === 'x' ? area.scrollLeft - left : area.scrollTop - top;
    return boxes.map((box) => (along === 'x' ? box.right : box.bottom) + from).sort((a, b) => a - b);
  };
  const isLed = (along: 'x' | 'y', room: number, all: number): boolean => {
    if (all <= room + 1) return true;
    const stops = [0, ...ends(along)];
    return (stops.at(-1) ?? 0) >= all - EDGE && stops.every((end, i) => i === 0 || end - (stops[i - 1] ?? 0) <= room);
  };
  return isLed('x', area.clientWidth, area.scrollWidth) && isLed('y', area.clientHeight, area.scrollHeight);
}
