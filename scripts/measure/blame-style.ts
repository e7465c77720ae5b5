import { styleAround, styleOf } from './contract/blame.js';
import type { Blamed } from './contract/breach.js';
import type { Finding } from './findings.js';

/** What of a style can make a finding of its kind. Of all others the words or a drawing are to blame. Runs inside the page. */
const SETTINGS: Readonly<Partial<Record<Finding['kind'], readonly string[]>>> = {
  'small-text': ['font-size'],
  'small-caveat': ['font-size'],
  'uneven-sides': ['font-size'],
  'line-spacing': ['line-height'],
  'line-length': ['max-width', 'width', 'column-count', 'column-width'],
  motion: ['animation-name'],
  'hidden-print': ['display', 'visibility'],
};

/** Returns the declaration of a style sheet that is to blame for what was found on an element. */
export function blameStyle(kind: Finding['kind'], element: Element): Blamed | undefined {
  if (kind === 'contrast-text' || kind === 'contrast-graphic') return blameColor(element);
  const properties = SETTINGS[kind];
  if (!properties) return undefined;
  // What is drawn has the sizes of its drawing, but where a style gives it others.
  return element instanceof SVGElement ? styleOf(element, properties) : styleAround(element, properties);
}

const INKS = ['color', 'fill', 'stroke', 'border-top-color', 'opacity'];
const GROUNDS = ['background-color', 'background-image'];

/** The nearest style that gives the ink or its ground: what is farther off was right before. */
function blameColor(element: Element): Blamed | undefined {
  if (element instanceof SVGElement) return styleOf(element, ['fill', 'stroke']);
  for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
    const style = styleOf(at, [...INKS, ...GROUNDS]);
    if (style) return style;
  }
  return undefined;
}
