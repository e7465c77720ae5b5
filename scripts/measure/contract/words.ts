import { openStyled } from '../styled.js';
import { styleAround, styleOf } from './blame.js';
import type { Blamed, Breach } from './breach.js';
import { breachOf, wordsIn } from './breach.js';

/** Judges whether words that must be read are shown and told. Runs inside the page. */

/** Words that are no block of an author's and must be read all the same: whom to call, whether it was reviewed. */
export type Needles = readonly string[];

/** What hides an element from those who see, or from screen readers. */
interface Cause {
  readonly element: Element;
  readonly property: string;
}

/** Blocks of authors, titles, and what `needles` names; not what is the speaker's alone or opens at a press. */
function mustBeRead(needles: Needles): Element[] {
  // Pages over all pieces have no blocks of authors: all that they say must be read.
  const wide = document.body.matches('.index') ? 'p, li, h2, h3, th, td' : '[data-b], [data-b] :is(th, td)';
  const blocks = [...document.body.querySelectorAll(`${wide}, h1`)].filter(
    (one) => !one.matches('.slide, figure, svg, svg *, table, ul, ol'),
  );
  const wanted = needles.map(squeezed).filter((one) => one.length > 2);
  const said = [...document.body.querySelectorAll('p, li, div, strong, h2, h3, h4, span')].filter((one) => {
    const words = squeezed(wordsIn(one));
    return (
      wanted.some((needle) => words.includes(needle)) &&
      ![...one.children].some((child) => wanted.some((needle) => squeezed(wordsIn(child)).includes(needle)))
    );
  });
  return [...new Set([...blocks, ...said])].filter((one) => !one.closest('aside.notes, dialog, template, script, .address'));
}

/** The heading of a column may stand in its cells instead, where it need not be read out too; rows that have headings name themselves. */
function isSaidBeside(element: Element, cause: Cause, hiders: Hiders): boolean {
  const table = element.closest('table');
  const heading = element.closest('th');
  if (!table || !(heading ?? element.closest('[aria-hidden=true]'))) return false;
  if (heading?.closest('thead') && heading.cellIndex === 0 && table.querySelector('tbody th')) return true;
  const words = squeezed(wordsIn(element));
  const isTwin = (one: Element): boolean => one !== element && !one.contains(element) && squeezed(wordsIn(one)) === words;
  const twins = [...table.querySelectorAll('th, :is(th, td) [aria-hidden=true]')]
    .filter(isTwin)
    .map((one) => causeOf(one, hiders)?.property);
  // What is only not read out must be read out elsewhere; what is not seen must be seen elsewhere.
  return twins.some((property) =>
    cause.property === 'aria-hidden' ? !UNTOLD.includes(property ?? '') : property === undefined || property === 'aria-hidden',
  );
}

/** Properties that hide words from screen readers too. */
const UNTOLD = ['display', 'visibility', 'content-visibility', 'aria-hidden'];

const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export function judgeWordsShown(needles: Needles): Breach[] {
  const found = new Map<string, Breach>();
  const hiders: Hiders = { known: new Map(), may: openStyled(HIDING) };
  for (const element of textsToRead(needles)) {
    const cause = causeOf(element, hiders);
    // What reads a screen aloud does not read paper.
    if (!cause || isSaidBeside(element, cause, hiders) || (cause.property === 'aria-hidden' && matchMedia('print').matches)) continue;
    const rule = cause.property === 'aria-hidden' ? 'words-unsaid' : 'words-hidden';
    const key = `${rule} ${cause.property} ${breachOf(rule, cause.element).element}`;
    if (!found.has(key))
      found.set(
        key,
        breachOf(rule, cause.element, { ...blamed(cause), seen: cause.property === 'aria-hidden' ? undefined : seenOf(cause) }),
      );
  }
  return [...found.values()];
}

/** By what must be said: the page is judged in one state after another, and its words are those that it was loaded with. */
const known = new Map<string, ReadonlySet<Element>>();

function textsToRead(needles: Needles): ReadonlySet<Element> {
  const key = needles.join();
  const texts = known.get(key) ?? new Set(mustBeRead(needles).flatMap((block) => [...textsOf(block)]));
  known.set(key, texts);
  return texts;
}

/** Steps that come one by one on a slide, and must all be there on paper, drawings too. */
export function judgeSteps(): Breach[] {
  const hidden = [...document.querySelectorAll('.fragment')].flatMap((one) => {
    const style = getComputedStyle(one);
    const property =
      style.display === 'none'
        ? 'display'
        : style.visibility !== 'visible'
          ? 'visibility'
          : Number(style.opacity) < 0.2
            ? 'opacity'
            : undefined;
    return property && !one.closest('.said, aside.notes, #choose')
      ? [breachOf('words-hidden', one, { ...blamed({ element: one, property }), seen: seenOf({ element: one, property }) })]
      : [];
  });
  return hidden.slice(0, 1);
}

const blamed = ({ element, property }: Cause): { style?: Blamed | undefined } => {
  const style =
    property === 'visibility' || property === 'color' || property === 'font-size'
      ? styleAround(element, [property, '-webkit-text-fill-color'])
      : styleOf(element, [property, ...(LIKE[property] ?? [])]);
  return style ? { style } : {};
};

const LIKE: Readonly<Record<string, readonly string[]>> = {
  'clip-path': ['clip'],
  height: ['max-height', 'block-size', 'width', 'max-width'],
  left: ['inset', 'inset-inline-start', 'right', 'top', 'text-indent', 'margin-left', 'transform', 'translate'],
};

const seenOf = ({ element, property }: Cause): string => {
  const value = getComputedStyle(element).getPropertyValue(property);
  return `${property} is ${value}`;
};

/** The elements that hold the words of a block, without those of other blocks inside, of drawings, and of signs. */
function textsOf(block: Element): Set<Element> {
  const found = new Set<Element>();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (
      parent &&
      /[\p{L}\p{N}]/u.test(node.nodeValue ?? '') &&
      !parent.closest(`svg, .step, aside.notes, dialog, .address, .said, ${OF_LISTS}`)
    )
      found.add(parent);
  }
  return found;
}

/** On pages over all pieces: what opens at a press or comes with the script, what is left out on paper, and a picture's second link. */
const OF_LISTS = '.index :is([hidden], details, textarea, nav, .actions, [aria-hidden=true][tabindex="-1"])';

/** What hides all in an element, it or one around it: a long page asks of the same ones thousands of times. */
interface Hiders {
  readonly known: Map<Element, Cause | undefined>;
  readonly may: (element: Element) => boolean;
}

/** \`hidden\` and \`open\` as well: attributes by which the browser's own styles show and hide. */
const HIDING = [
  ...['display', 'opacity', 'clip-path', 'clip', 'overflow', 'overflow-x', 'overflow-y', 'aria-hidden', 'hidden', 'open'],
  ...['filter', 'mask-image', 'content-visibility', 'transform', 'scale'],
];

/** Letters of a blur of half a pixel are read; those of a drawing in grey are too. */
const isVeiled = ({ filter }: CSSStyleDeclaration): boolean =>
  Number(/blur\(([\d.]+)px/.exec(filter)?.[1] ?? 0) > 0.5 || /(opacity|contrast)\(0?(\.[01]\d*)?\)/.test(filter);

const isFlat = ({ transform, scale }: CSSStyleDeclaration): boolean => {
  const { a, b, c, d } = new DOMMatrix(transform === 'none' ? undefined : transform);
  return Math.abs(a * d - b * c) < 0.02 || scale.split(' ').some((one) => Number.parseFloat(one) < 0.02);
};

function hiderAround(at: Element, hiders: Hiders): Cause | undefined {
  const { known, may } = hiders;
  if (known.has(at)) return known.get(at);
  const property = may(at) ? hiderOf(at) : undefined;
  const cause = property ? { element: at, property } : at.parentElement ? hiderAround(at.parentElement, hiders) : undefined;
  known.set(at, cause);
  return cause;
}

function causeOf(element: Element, hiders: Hiders): Cause | undefined {
  const hider = hiderAround(element, hiders);
  if (hider) return hider;
  const style = getComputedStyle(element);
  if (style.visibility !== 'visible') return { element, property: 'visibility' };
  if ([style.color, style.getPropertyValue('-webkit-text-fill-color')].some((color) => /^rgba.*, 0\)$/.test(color)))
    return { element, property: 'color' };
  const range = document.createRange();
  range.selectNodeContents(element);
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  if (boxes.length === 0) return { element, property: 'font-size' };
  const isBeside = boxes.every(({ right, bottom }) => right + scrollX <= 0 || bottom + scrollY <= 0);
  return isBeside ? { element: placedAround(element), property: 'left' } : undefined;
}

/** The property by which an element hides all that is in it. */
function hiderOf(at: Element): string | undefined {
  const style = getComputedStyle(at);
  if (style.display === 'none') return 'display';
  if (Number.parseFloat(style.opacity) < 0.2) return 'opacity';
  if (
    /^(inset\((50|100)%|circle\(0|polygon\(0(px|%)? 0(px|%)?,? ?0)/.test(style.clipPath) ||
    (style.clip !== 'auto' && /absolute|fixed/.test(style.position))
  )
    return 'clip-path';
  if (isVeiled(style)) return 'filter';
  if (style.maskImage !== 'none') return 'mask-image';
  if (style.contentVisibility === 'hidden') return 'content-visibility';
  if (isFlat(style)) return style.transform === 'none' ? 'scale' : 'transform';
  if (at.getAttribute('aria-hidden') === 'true') return 'aria-hidden';
  const cuts = at instanceof HTMLElement && style.display !== 'inline' && style.overflowX !== 'visible';
  return cuts && (at.clientWidth <= 1 || at.clientHeight <= 1) ? 'height' : undefined;
}

function placedAround(element: Element): Element {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { position, textIndent, transform } = getComputedStyle(at);
    if (position !== 'static' || Number.parseFloat(textIndent) < -50 || transform !== 'none') return at;
  }
  return element;
}
