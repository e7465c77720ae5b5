import { type Grounds, groundOf, noGrounds, opacityOf } from '../paint.js';
import { nameOf } from './breach.js';

/** What a state paints otherwise than the plain screen, where all colors have been judged. Runs inside the page. */

/** How each element that has words of its own, or a marker, was painted. */
const plain = new Map<Element, string>();

/** Notes what is painted now, for the states that follow. */
export function notePaints(): void {
  const signs = openSigns();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  plain.clear();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element && node.nodeValue?.trim() && !plain.has(element)) plain.set(element, signs(element));
  }
  for (const one of document.querySelectorAll('li')) plain.set(one, signs(one));
}

/**
 * Returns what says of an element whether it, what it stands on or what is drawn around it is painted otherwise than was noted, and no
 * other one of its kind that was asked for is painted so: what is wrong with one is wrong with hundreds.
 */
export function openRepainted(): (element: Element) => boolean {
  const signs = openSigns();
  const first = new Map<string, Element>();
  return (element) => {
    const painted = signs(element);
    if (plain.get(element) === painted) return false;
    // What a word of a drawing lies on depends on where it stands.
    if (element instanceof SVGElement) return true;
    const key = `${nameOf(element)} ${nameOf(element.parentElement ?? element)} ${getComputedStyle(element).fontSize} ${painted}`;
    const known = first.get(key);
    if (!known) first.set(key, element);
    return known === undefined || known === element;
  };
}

function openSigns(): (element: Element) => string {
  const grounds = noGrounds();
  const drawings = new Map<Element, string>();
  return (element) => {
    const svg = drawingOf(element);
    if (!svg) return paintOf(element, grounds);
    const known = drawings.get(svg) ?? [svg, ...svg.querySelectorAll('*')].map((part) => paintOf(part, grounds)).join();
    drawings.set(svg, known);
    return known;
  };
}

/** The drawing of a word in it: its shapes are what the word stands on. */
function drawingOf(element: Element): SVGSVGElement | undefined {
  if (!(element instanceof SVGElement)) return undefined;
  let svg = element instanceof SVGSVGElement ? element : element.ownerSVGElement;
  while (svg?.ownerSVGElement) svg = svg.ownerSVGElement;
  return svg ?? undefined;
}

function paintOf(element: Element, grounds: Grounds): string {
  const { color, fill, stroke } = getComputedStyle(element);
  const own = element instanceof SVGElement ? [fill, stroke] : [color];
  const marker = element.tagName === 'LI' ? ['::before', '::marker'].map((part) => markerOf(element, part)) : [];
  return [...own, ...marker, opacityOf(element, grounds), groundOf(element, grounds).join(';')].join('|');
}

function markerOf(element: Element, part: string): string {
  const { color, backgroundColor, borderTopColor } = getComputedStyle(element, part);
  return [color, backgroundColor, borderTopColor].join();
}
