import { type Item, lineOf, readPictures, readTexts, standing } from './items.js';
import { readPaint } from './paint.js';
import { openStyled } from './styled.js';

/** What is on the page beside its words: what has a ground or an edge of its own. Runs inside the page. */

/** What is on the page, as rectangles. */
export interface Read {
  /** Lines of text and pictures. */
  readonly items: readonly Item[];
  /** Cards, frames and lines to write on that stand in a box; ornaments are none. */
  readonly surfaces: readonly Item[];
  /** Whatever has a ground or an edge, wherever it stands. */
  readonly plates: readonly Plate[];
}

/** An element that hides what is under it, or whose edges cross it. */
export interface Plate {
  readonly element: Element;
  readonly box: Element | null;
  readonly area: DOMRect;
  readonly isOpaque: boolean;
  /** Its sides that are drawn. */
  readonly edges: readonly ('top' | 'right' | 'bottom' | 'left')[];
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const GROUNDS = ['background-color', 'background-image'];
const EDGES = SIDES.map((side) => `border-${side}-width`);

/** Returns what is on the page as it is laid out now. */
export const readPage = (): Read => ({ items: [...readTexts(), ...readPictures()], surfaces: readSurfaces(), plates: readPlates() });

/** In a box that cuts what passes it, only what has words is lost by that. */
function readSurfaces(): Item[] {
  const boxes = [...document.querySelectorAll('[data-box]')];
  const maySurface = openStyled([...GROUNDS, ...EDGES]);
  return boxes.flatMap((box) => {
    const cuts = getComputedStyle(box).overflowX !== 'visible';
    return [...box.querySelectorAll<HTMLElement>('*')].flatMap((element): Item[] => {
      if (!maySurface(element) || isDecoration(element) || element.closest('[data-box]') !== box) return [];
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
      const area = areaOf(element);
      const isLost = !cuts || (text !== '' && area.width > 0 && lineOf(element) === element);
      if (!isLost || !(element instanceof HTMLElement) || !isSurface(element)) return [];
      return [{ ...standing(element), text, areas: [area] }];
    });
  });
}

/** Lines to write on are silent too, but they are a block of the author's. */
function isDecoration(element: Element): boolean {
  const silent = element.closest('[aria-hidden="true"]');
  return silent !== null && !silent.matches('[data-b]');
}

function isSurface(element: HTMLElement): boolean {
  const style = getComputedStyle(element);
  return style.visibility === 'visible' && (edgesOf(style).length > 0 || hasGround(style, 0));
}

const edgesOf = (style: CSSStyleDeclaration): Plate['edges'] =>
  SIDES.filter(
    (side) =>
      style.getPropertyValue(`border-${side}-width`) !== '0px' && readPaint(style.getPropertyValue(`border-${side}-color`)) !== undefined,
  );

const hasGround = ({ backgroundImage, backgroundColor }: CSSStyleDeclaration, least: number): boolean =>
  backgroundImage !== 'none' || (readPaint(backgroundColor)?.alpha ?? 0) > least;

/** From here on a ground hides the words under it rather than tints them. */
const HIDING = 0.4;

/** Bars that stay while the page scrolls are none: they always have something behind them. */
function readPlates(): Plate[] {
  const mayBePlate = openStyled([...GROUNDS, ...EDGES]);
  const mayStay = openStyled(['position']);
  const stays = new Map<Element, boolean>();
  return [...document.body.querySelectorAll('*')].flatMap((element): Plate[] => {
    if (!mayBePlate(element) || element.closest('svg svg, svg *') || staysPut(element)) return [];
    const style = getComputedStyle(element);
    const [isOpaque, edges] = [hasGround(style, HIDING), edgesOf(style)];
    const area = areaOf(element);
    const isSeen = area.width > 0 && area.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isSeen && (isOpaque || edges.length > 0) ? [{ element, box: element.closest('[data-box]'), area, isOpaque, edges }] : [];
  });
  function staysPut(at: Element): boolean {
    const known =
      stays.get(at) ??
      ((mayStay(at) && /^(fixed|sticky)$/.test(getComputedStyle(at).position)) ||
        (at.parentElement !== null && staysPut(at.parentElement)));
    stays.set(at, known);
    return known;
  }
}

/** Where an element is. Of one that stands in columns WebKit counts parts that are empty and far away as well: they are left out. */
function areaOf(element: Element): DOMRect {
  const parts = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  if (parts.length === 0) return element.getBoundingClientRect();
  const [left, top] = [Math.min(...parts.map((part) => part.left)), Math.min(...parts.map((part) => part.top))];
  const [right, bottom] = [Math.max(...parts.map((part) => part.right)), Math.max(...parts.map((part) => part.bottom))];
  return new DOMRect(left, top, right - left, bottom - top);
}
