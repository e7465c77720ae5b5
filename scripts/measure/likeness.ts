import type { Item } from './items.js';
import type { Seen } from './seen.js';

/** Judges whether what limits or warns is set as large as what it stands beside. Runs inside the page. */

export function judgeLikeness(items: readonly Item[]): Seen[] {
  const running = items.filter(isRunning);
  return [...smallCaveats(running), ...unevenSides(running)];
}

/** Running text: no heading, mark, drawing, footer or text that may be fine. */
function isRunning({ element, size }: Item): boolean {
  const isLabel = element instanceof SVGElement;
  return (
    size !== undefined && !isLabel && !element.closest('h1, h2, h3, h4, h5, h6, footer, header, .mark, [data-fine], .speaker, .kicker')
  );
}

/** Caveats smaller than the largest running text of their slide or section. */
function smallCaveats(running: readonly Item[]): Seen[] {
  const bodies = new Map<Element | null, number>();
  const caveats = running.filter((item) => isCaveat(item));
  for (const item of running.filter((one) => !isCaveat(one) && one.element.closest('p, li, td'))) {
    const place = placeOf(item);
    bodies.set(place, Math.max(bodies.get(place) ?? 0, item.size ?? 0));
  }
  return caveats.flatMap((item) => {
    const by = (bodies.get(placeOf(item)) ?? 0) - (item.size ?? 0);
    return by > 0.5 ? [{ kind: 'small-caveat', item, by }] : [];
  });
}

function isCaveat({ element }: Item): boolean {
  return element.closest('.caveats, blockquote:not(.quotation)') !== null;
}

function placeOf({ element, box }: Item): Element | null {
  return element.closest('.section, .panel') ?? box;
}

/** Two sides, such as benefit and risk, of which one is set smaller. A slide that is laid out for two has other text, too. */
function unevenSides(running: readonly Item[]): Seen[] {
  const sizes = new Map<Element, number>();
  const inSides = running.flatMap((item) => {
    const block = item.element.closest('.sides:not(.slide)');
    return block ? [{ block, item }] : [];
  });
  for (const { block, item } of inSides) sizes.set(block, Math.max(sizes.get(block) ?? 0, item.size ?? 0));
  return inSides.flatMap(({ block, item }) => {
    const by = (sizes.get(block) ?? 0) - (item.size ?? 0);
    return by > 0.5 ? [{ kind: 'uneven-sides', item, by }] : [];
  });
}
