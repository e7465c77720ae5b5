/** What is on the page, as rectangles. Runs inside the page. */

/** Edges on screen, in screen px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

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

/** Lines of text and pictures; `surfaces` are cards, frames and lines to write on that stand in a box which does not cut them. */
export function readItems(): { items: Item[]; surfaces: Item[] } {
  return { items: [...readTexts(), ...readPictures()], surfaces: readSurfaces() };
}

/** What is known of elements around others while a page is read as it is laid out now: a long page has thousands of texts with the same ones. */
interface Around {
  readonly open: Map<Element, boolean>;
  readonly boxes: Map<Element, Pick<Item, 'limit' | 'scale'>>;
  /** See transformsAround. */
  readonly transforms: Map<Element, number>;
}

const nothingKnown = (): Around => ({ open: new Map(), boxes: new Map(), transforms: new Map() });

/** Lines of text, of those elements that are asked for. */
export function readTexts(isAsked: (element: Element) => boolean = () => true): Item[] {
  const items: Item[] = [];
  const ink = openInk();
  const around = nothingKnown();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (!element || text === '' || !isAsked(element) || !isSeen(element, around)) continue;
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

function readPictures(): Item[] {
  const pictures = [...document.querySelectorAll('img, svg, canvas, video')];
  return pictures.flatMap((element) => {
    const isInner = element instanceof SVGElement && element.ownerSVGElement;
    const isFrame = element.querySelector('[data-box]') !== null;
    const isSilent = element.closest('[aria-hidden="true"]') !== null || element.getAttribute('alt') === '';
    const area = element.getBoundingClientRect();
    if (isInner || isFrame || isSilent || area.width === 0 || area.height === 0 || !isSeen(element)) return [];
    const text = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? 'picture';
    return [{ ...standing(element), text: text.slice(0, 60), areas: [area] }];
  });
}

function readSurfaces(): Item[] {
  const boxes = [...document.querySelectorAll('[data-box]')].filter((box) => getComputedStyle(box).overflowX === 'visible');
  return boxes.flatMap((box) =>
    [...box.querySelectorAll<HTMLElement>('*')].flatMap((element): Item[] => {
      const isOther = isDecoration(element) || element.closest('[data-box]') !== box;
      if (isOther || !(element instanceof HTMLElement) || !isSurface(element)) return [];
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
      return [{ ...standing(element), text, areas: [element.getBoundingClientRect()] }];
    }),
  );
}

/** Lines to write on are silent too, but they are a block of the author's. */
function isDecoration(element: Element): boolean {
  const silent = element.closest('[aria-hidden="true"]');
  return silent !== null && !silent.matches('[data-b]');
}

function isSurface(element: HTMLElement): boolean {
  const style = getComputedStyle(element);
  const hasBorder = ['top', 'right', 'bottom', 'left'].some((side) => style.getPropertyValue(`border-${side}-width`) !== '0px');
  return style.visibility === 'visible' && (hasBorder || style.backgroundImage !== 'none' || !/, 0\)$/.test(style.backgroundColor));
}

/** Where an element stands: its owner, and its box with edges and scale. */
export function standing(
  element: Element,
  { boxes }: Pick<Around, 'boxes'> = nothingKnown(),
): Pick<Item, 'element' | 'owner' | 'box' | 'limit' | 'scale'> {
  const box = element.closest('[data-box]');
  const edge = box ?? document.documentElement;
  const known = boxes.get(edge) ?? { limit: edge.getBoundingClientRect(), scale: box ? boxScale(box) : 1 };
  boxes.set(edge, known);
  return { element, owner: ownerOf(element), box, ...known };
}

/** False for what is invisible on purpose: hidden, fully transparent, or cut to a pixel for screen readers only. */
function isSeen(element: Element, { open }: Pick<Around, 'open'> = nothingKnown()): boolean {
  return getComputedStyle(element).visibility === 'visible' && isOpen(element, open);
}

function isOpen(at: Element, open: Map<Element, boolean>): boolean {
  const known = open.get(at) ?? (!hidesAll(at) && (at.hasAttribute('data-box') || !at.parentElement || isOpen(at.parentElement, open)));
  open.set(at, known);
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
  const block = element.closest('[data-b]');
  if (block) return block;
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
function transformsAround(at: Element | null, box: Element | null, { transforms }: Pick<Around, 'transforms'>): number {
  if (!at || at === box) return 1;
  const known = transforms.get(at) ?? transformOf(at) * transformsAround(at.parentElement, box, { transforms });
  transforms.set(at, known);
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

/** Measures a text in the font of its element. */
type Ink = (element: Element, text: string) => TextMetrics | undefined;

/** By font and text: the page is read in one state after another, and most letters are as they were. */
const metrics = new Map<string, TextMetrics>();

function openInk(): Ink {
  const canvas = document.createElement('canvas').getContext('2d');
  // The texts of one element come one after another.
  let last: { element: Element; font: string } | undefined;
  let set = '';
  return (element, text) => {
    if (!canvas) return undefined;
    const font = last?.element === element ? last.font : fontOf(element);
    last = { element, font };
    const key = `${font} ${text}`;
    const known = metrics.get(key);
    if (known) return known;
    if (font !== set) canvas.font = font;
    set = font;
    // Each letter once: only how high and low they reach is asked.
    const measured = canvas.measureText([...new Set(text)].join(''));
    metrics.set(key, measured);
    return measured;
  };
}

function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}

interface InkOf {
  readonly rect: DOMRect;
  readonly element: Element;
  readonly text: string;
  /** Screen px for one px of the font. */
  readonly scale: number;
  readonly ink: Ink;
}

/** A line's rectangle is as tall as the font allows; letters are lower. Turned text keeps its rectangle. */
function trimToInk({ rect, element, text, scale, ink }: InkOf): Area {
  const measured = ink(element, text);
  if (!measured) return rect;
  const tall = (measured.fontBoundingBoxAscent + measured.fontBoundingBoxDescent) * scale;
  if (Math.abs(tall - rect.height) > Math.max(2, tall * 0.06)) return rect;
  const baseline = rect.top + measured.fontBoundingBoxAscent * scale;
  return {
    left: rect.left,
    right: rect.right,
    top: baseline - measured.actualBoundingBoxAscent * scale,
    bottom: baseline + measured.actualBoundingBoxDescent * scale,
  };
}
