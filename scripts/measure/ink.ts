/** How high and low letters reach. Runs inside the page. */

/** Edges on screen, in screen px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Measures a text in the font of its element. */
type Ink = (element: Element, text: string) => TextMetrics | undefined;

/** By font and text: the page is read in one state after another, and most letters are as they were. */
const metrics = new Map<string, TextMetrics>();

export function openInk(): Ink {
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
export function trimToInk({ rect, element, text, scale, ink }: InkOf): Area {
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
