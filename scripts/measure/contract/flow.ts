import { judgeFit } from '../fit.js';
import { readTexts } from '../items.js';
import { openStyled } from '../styled.js';
import { readPage } from '../surfaces.js';
import { styleAround, styleOf } from './blame.js';
import { type Breach, breachOf, wordsIn } from './breach.js';

/** Judges how a page flows in a window: nothing beside it, cut, covered or set so that it is hard to read. Runs inside the page. */

const WIDTHS = [
  'min-width',
  'grid-template-columns',
  'white-space',
  'flex-wrap',
  'flex-shrink',
  'width',
  'columns',
  'left',
  'margin-left',
  'padding-inline',
  'padding',
];

export const judgeFlow = (): Breach[] => [...judgeSides(), ...judgeCuts(), ...judgeBars(), ...judgeTouch()];

/** The least size of running text on a phone, in px. */
const SMALL = 16;

const scrollsAside = (element: Element): boolean => {
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowX) && !at.matches('.slide, main')) return true;
  return false;
};

/** What sticks out of the window, where nothing scrolls to it. */
function judgeSides(): Breach[] {
  const room = document.documentElement.clientWidth;
  const isOut = (one: Element): boolean => {
    const { left, right, width, height } = one.getBoundingClientRect();
    return width > 0 && height > 0 && (right > room + 1 || left < -1);
  };
  const out = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (one) =>
      isOut(one) &&
      !one.closest('svg *, [aria-live], .spoken, .skip, dialog:not([open])') &&
      one.checkVisibility() &&
      !scrollsAside(one.parentElement ?? one) &&
      !isCutAway(one),
  );
  const holders = new Set(out.map((one) => one.parentElement));
  const deepest = out.filter((one) => !holders.has(one));
  return deepest.slice(0, 4).map((one) => {
    const { left, right } = one.getBoundingClientRect();
    return breachOf('sideways', one, {
      style: styleAround(one, WIDTHS),
      seen: `${Math.round(Math.max(right - room, -left))} px beyond the window`,
    });
  });
}

const isCutAway = (one: Element): boolean => /^inset\((50|100)%/.test(getComputedStyle(one).clipPath);

/** Words that an element with hidden overflow cuts off, and lines that lie on one another. */
export function judgeCuts(): Breach[] {
  const seen = judgeFit(readPage(), { minText: 0, marks: 0, scrolls: true }).filter(
    ({ item: { element } }) => !scrollsAside(element) && !element.closest('svg'),
  );
  const some = ['clipped', 'overlap', 'overflow'].flatMap((kind) => seen.filter((one) => one.kind === kind).slice(0, 4));
  return some.flatMap(({ kind, item, by }): Breach[] => {
    const cutter = kind === 'clipped' ? cutterOf(item.element) : undefined;
    const far = `${Math.round(by)} px`;
    if (kind === 'clipped')
      return [
        breachOf('words-cut', item.element, {
          style:
            cutter &&
            styleOf(cutter, ['max-height', 'height', '-webkit-line-clamp', 'text-overflow', 'overflow', 'overflow-y', 'overflow-x']),
          seen: far,
        }),
      ];
    if (kind === 'overlap')
      return [
        breachOf('words-covered', item.element, {
          style: styleAround(item.element, ['position', 'margin-top', 'line-height', 'height']),
          seen: far,
        }),
      ];
    return kind === 'overflow' && item.box
      ? [breachOf('words-cut', item.element, { style: styleAround(item.element, WIDTHS), seen: far })]
      : [];
  });
}

function cutterOf(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) if (/hidden|clip/.test(getComputedStyle(at).overflowY)) return at;
  return undefined;
}

/** What stays in the window while the page scrolls takes a quarter of it at most, and lets the last words free. */
function judgeBars(): Breach[] {
  const maySet = openStyled(['position']);
  const bars = [...document.body.querySelectorAll<HTMLElement>('*')].filter((one) => {
    if (!maySet(one)) return false;
    const { position, display } = getComputedStyle(one);
    return (
      /^(fixed|sticky)$/.test(position) &&
      display !== 'none' &&
      one.getBoundingClientRect().height > 0 &&
      !isCutAway(one) &&
      one !== document.body
    );
  });
  const high = bars.filter((one) => one.getBoundingClientRect().height > innerHeight / 4);
  const covering = bars.filter((one) => !high.includes(one) && coversPositioned(one));
  return [...high, ...covering].map((one) =>
    breachOf('words-covered', one, {
      style: styleOf(one, ['position']),
      seen: `${Math.round(one.getBoundingClientRect().height)} of ${innerHeight} px`,
    }),
  );
}

/** True where the last words of the page stay under a bar when all is scrolled. */
function coversPositioned(bar: Element): boolean {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  const edge = bar.getBoundingClientRect();
  const last = [...document.querySelectorAll('main p, main li, main h2')]
    .filter((one) => wordsIn(one) !== '' && !bar.contains(one) && one.getClientRects().length > 0)
    .at(-1);
  const { top, bottom } = last?.getBoundingClientRect() ?? { top: 0, bottom: -1 };
  scrollTo({ top: 0, behavior: 'instant' });
  return last !== undefined && edge.top > 0 && bottom > edge.top + 4 && top < edge.bottom && edge.bottom >= innerHeight - 2;
}

/** What a hand cannot enlarge. */
function judgeTouch(): Breach[] {
  const held = [document.documentElement, document.body, ...document.querySelectorAll<HTMLElement>('main, .slide, main p')].filter(
    (one) => !/auto|manipulation|pinch-zoom/.test(getComputedStyle(one).touchAction),
  );
  return held.slice(0, 1).map((one) => breachOf('zoom', one, { style: styleAround(one, ['touch-action']) }));
}

/** Text of less than 16 px on a phone; source marks and fine print may be smaller, as their own rules say. */
export function judgeSizes(): Breach[] {
  const mayTurn = openStyled(['transform', 'scale']);
  const turned = [...document.body.querySelectorAll('*')].filter((one) => mayTurn(one) && !one.closest('svg'));
  const maySmall = (one: Element): boolean =>
    Number.parseFloat(getComputedStyle(one).fontSize) < SMALL || turned.some((other) => other.contains(one));
  const small = readTexts(maySmall).filter(({ size = 99, scale, element }) => {
    const fine = Number.parseFloat(element.closest('[data-fine]')?.getAttribute('data-fine') ?? String(SMALL));
    const least = element.closest('.mark') ? 9 : Math.min(SMALL, fine);
    return size * scale < least - 0.1 && !element.closest('svg');
  });
  return small
    .slice(0, 3)
    .map(({ element, size = 0 }) =>
      breachOf('small-words', element, { style: styleAround(element, ['font-size']), seen: `${Math.round(size * 10) / 10} px` }),
    );
}
