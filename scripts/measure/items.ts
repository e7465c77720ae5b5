import { type Area, openInk, trimToInk } from './ink.js';
import { openStyled } from './styled.js';

/** What is on the page, as rectangles. Runs inside the page. */

/** A line of text or a picture. */
export interface Item {
  readonly element: Element;
  /** What it belongs to: the nearest block with a key, the label of a drawing, or the nearest element that is a block. */
  readonly owner: Element;
  readonly text: string;
  readonly areas: readonly Area[];
  /** The nearest box, its edges on screen, and screen px for one of its px. */
  readonly box: Element | null;
  readonly limit: Area;
  readonly scale: number;
  /** Font size in px of the box; none for pictures. */
  readonly size?: number;
  /** How many letters and blanks it has, and its lines with the room above and below letters; none for pictures. */
  readonly letters?: number;
  readonly lines?: readonly Area[];
}

/** What is known of elements around others while a page is read as it is laid out now: a long page has thousands of texts with the same ones. */
interface Around {
  readonly open: Map<Element, boolean>;
  readonly boxes: Map<Element, Pick<Item, 'limit' | 'scale'>>;
  /** See transformsAround. */
  readonly transforms: Map<Element, number>;
  /** Whether an element can hide what is in it, or turn it. */
  readonly mayHide: (element: Element) => boolean;
  readonly mayTurn: (element: Element) => boolean;
}

const nothingKnown = (): Around => ({
  ...{ open: new Map(), boxes: new Map(), transforms: new Map() },
  ...{ mayHide: openStyled(HIDING), mayTurn: openStyled(TURNING) },
});

const HIDING = ['opacity', 'clip-path', 'overflow', 'overflow-x', 'overflow-y'];
const TURNING = ['transform', 'scale'];

/** Lines of text, of those elements that are asked for. */
export function readTexts(isAsked: (element: Element) => boolean = () => true): Item[] {
  const items: Item[] = [];
  const ink = openInk();
  const around = nothingKnown();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (!element || text === '' || !isSeen(element, around) || !isAsked(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    if (lines.length === 0) continue;
    const place = standing(element, around);
    const inBox = scaleInBox(element, around);
    const areas = lines.map((rect) => trimToInk({ rect, element, text, scale: inBox * place.scale, ink }));
    const size = fontSizeOf(element) * inBox;
    items.push({ ...place, text: text.slice(0, 60), areas, size, letters: text.length, lines });
  }
  return items;
}

/** Pictures with words of their own. */
export function readPictures(): Item[] {
  const around = nothingKnown();
  const pictures = [...document.querySelectorAll('img, svg, canvas, video')];
  return pictures.flatMap((element) => {
    const isInner = element instanceof SVGElement && element.ownerSVGElement;
    const isFrame = element.querySelector('[data-box]') !== null;
    const isSilent = element.closest('[aria-hidden="true"]') !== null || element.getAttribute('alt') === '';
    const area = element.getBoundingClientRect();
    if (isInner || isFrame || isSilent || area.width === 0 || area.height === 0 || !isSeen(element, around)) return [];
    const text = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? 'picture';
    return [{ ...standing(element, around), text: text.slice(0, 60), areas: [area] }];
  });
}

/** Where an element stands: its owner, and its box with edges and scale. */
export function standing(
  element: Element,
  { boxes }: Pick<Around, 'boxes'> = { boxes: new Map() },
): Pick<Item, 'element' | 'owner' | 'box' | 'limit' | 'scale'> {
  const box = element.closest('[data-box]');
  const edge = box ?? document.documentElement;
  const known = boxes.get(edge) ?? { limit: edge.getBoundingClientRect(), scale: box ? boxScale(box) : 1 };
  boxes.set(edge, known);
  return { element, owner: ownerOf(element), box, ...known };
}

/** False for what is invisible on purpose: hidden, fully transparent, or cut to a pixel for screen readers only. */
function isSeen(element: Element, around: Around): boolean {
  return getComputedStyle(element).visibility === 'visible' && isOpen(element, around);
}

function isOpen(at: Element, around: Around): boolean {
  const known =
    around.open.get(at) ??
    (!(around.mayHide(at) && hidesAll(at)) && (at.hasAttribute('data-box') || !at.parentElement || isOpen(at.parentElement, around)));
  around.open.set(at, known);
  return known;
}

function hidesAll(at: Element): boolean {
  const style = getComputedStyle(at);
  if (style.opacity === '0' || /^inset\((50|100)%/.test(style.clipPath)) return true;
  const cutToPixel = at instanceof HTMLElement && at.clientWidth <= 1 && at.clientHeight <= 1 && style.overflowX !== 'visible';
  return cutToPixel && style.display !== 'inline';
}

function ownerOf(element: Element): Element {
  const label = element.closest('svg text');
  if (label) return label;
  // A slide is a block too, and everything on it would be its own.
  return element.closest('[data-b]:not([data-box])') ?? lineOf(element);
}

/** The element whose lines an element stands in: itself, or the nearest one around it that is a block. */
export function lineOf(element: Element): Element {
  let at = element;
  while (at.parentElement && getComputedStyle(at).display.startsWith('inline')) at = at.parentElement;
  return at;
}

/** Font size as written; SVG text has it in units of its drawing. */
function fontSizeOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).fontSize);
}

/** How large one unit of the element is in px of its box. */
function scaleInBox(element: Element, around: Around): number {
  let svg: SVGSVGElement | null = null;
  if (element instanceof SVGGraphicsElement) {
    svg = element.ownerSVGElement;
    while (svg?.ownerSVGElement) svg = svg.ownerSVGElement;
  }
  const drawn = svg && element instanceof SVGGraphicsElement ? drawingScale(element, svg) : 1;
  return drawn * transformsAround(svg ?? element, element.closest('[data-box]'), around);
}

/** From a drawing's units to px of the page's layout: by the matrices of the drawing, without those around it. */
function drawingScale(element: SVGGraphicsElement, svg: SVGSVGElement): number {
  const matrix = element.getScreenCTM();
  const outer = svg.getScreenCTM();
  if (!matrix || !outer) return 1;
  const steps = Math.sqrt(Math.abs((matrix.a * matrix.d - matrix.b * matrix.c) / (outer.a * outer.d - outer.b * outer.c)));
  const view = svg.viewBox.baseVal;
  if (!view || view.width === 0 || view.height === 0) return steps;
  const style = getComputedStyle(svg);
  const [x, y] = [Number.parseFloat(style.width) / view.width, Number.parseFloat(style.height) / view.height];
  const fit = svg.getAttribute('preserveAspectRatio') ?? '';
  if (fit.startsWith('none')) return steps * Math.sqrt(x * y);
  return steps * (fit.endsWith('slice') ? Math.max(x, y) : Math.min(x, y));
}

/** The CSS transforms between an element and its box, multiplied. */
function transformsAround(at: Element | null, box: Element | null, around: Around): number {
  if (!at || at === box) return 1;
  const own = around.mayTurn(at) ? transformOf(at) : 1;
  const known = around.transforms.get(at) ?? own * transformsAround(at.parentElement, box, around);
  around.transforms.set(at, known);
  return known;
}

function transformOf(at: Element): number {
  const style = getComputedStyle(at);
  const own = style.transform === 'none' ? undefined : new DOMMatrix(style.transform);
  const turned = own && (at instanceof HTMLElement || at instanceof SVGSVGElement) ? Math.sqrt(Math.abs(own.a * own.d - own.b * own.c)) : 1;
  return style.scale === 'none' ? turned : turned * Number.parseFloat(style.scale);
}

/** Screen px for one px of a box: 0.5 for a slide of 1280 px shown 640 px wide. */
function boxScale(box: Element): number {
  const own = box instanceof HTMLElement ? box.offsetWidth : 0;
  return own > 0 ? box.getBoundingClientRect().width / own : 1;
}
