import type { MeasureRules } from '../model/formats.js';
import { itemOf } from './contrast.js';
import type { Item } from './items.js';
import type { Seen } from './seen.js';

/** Judges how lines of running text are set, and what moves by itself. Runs inside the page. */

/** A paragraph or item of text as it is laid out. */
export interface Block {
  readonly element: Element;
  readonly item: Item;
  /** Letters and blanks in it. */
  readonly letters: number;
  /** Left and right end of each line, by its place from the top, rounded. */
  readonly lines: ReadonlyMap<number, readonly [left: number, right: number]>;
}

/**
 * Lines hold 75 letters at most, or `maxLine` (Bringhurst, "The Elements of Typographic Style": 45 to 75 are comfortable; WCAG 2.2, 1.4.8: 80), on the
 * average of a text of three lines or more, and 20 at least: panels of a folded sheet and cards of large words on a slide are narrow by
 * their nature, and a lower bound of 45 would forbid them. Captions beside a drawing, tables and fine print are let be. Lines stand `minSpacing` apart.
 */
export function judgeLines(items: readonly Item[], { minSpacing = 0, maxLine = 75 }: MeasureRules): Seen[] {
  return blocksOf(items).flatMap(({ element, item, letters, lines }): Seen[] => {
    const found: Seen[] = [];
    const style = getComputedStyle(element);
    const spacing = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize);
    const isFine = element.closest('[data-fine]') !== null;
    if (lines.size >= 2 && !isFine && spacing < minSpacing - 0.005) found.push({ kind: 'line-spacing', item, by: minSpacing - spacing });
    if (lines.size < 3 || isFine || element.closest('table, nav, .contents')) return found;
    const widths = [...lines.values()].map(([left, right]) => right - left);
    const full = widths.reduce((sum, width) => sum + width, 0) / Math.max(...widths);
    const perLine = letters / full;
    if (perLine > maxLine + 0.5) found.push({ kind: 'line-length', item, by: perLine - maxLine });
    if (perLine < 20 && lines.size > 3 && !element.closest('figcaption')) found.push({ kind: 'line-length', item, by: perLine - 20 });
    return found;
  });
}

/** Texts put together again that marks and bold words have cut; headings, drawings and signs are no running text. */
function blocksOf(items: readonly Item[]): Block[] {
  const blocks = new Map<Element, { item: Item; letters: number; lines: Map<number, readonly [number, number]> }>();
  for (const item of items) {
    if (item.size === undefined || item.element.closest('svg text, h1, h2, h3, h4, h5, h6, button, footer, header, .mark')) continue;
    let element = item.element;
    while (element.parentElement && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
    const block = blocks.get(element) ?? { item: { ...item, element }, letters: 0, lines: new Map() };
    blocks.set(element, block);
    block.letters += item.letters ?? 0;
    for (const { left, right, top, bottom } of item.lines ?? item.areas) {
      const middle = (top + bottom) / 2;
      const { size } = item;
      // Text that goes on in the next column has a line of its own there, at the same height.
      const goesOn = ([from, to]: readonly [number, number]): boolean => left - to < size && from - right < size;
      const found = [...block.lines].find(([at, ends]) => Math.abs(at - middle) < (bottom - top) / 2 && goesOn(ends));
      let row = found?.[0] ?? middle;
      while (!found && block.lines.has(row)) row += 0.01;
      const [from, to] = block.lines.get(row) ?? [left, right];
      block.lines.set(row, [Math.min(from, left), Math.max(to, right)]);
    }
  }
  return [...blocks].map(([element, block]) => ({ element, ...block }));
}

/** What moves or plays although nobody pressed anything: running animations, moving parts of drawings, films that start alone. */
export function judgeMotion(): Seen[] {
  const running = document.getAnimations().flatMap(({ effect }) => (effect instanceof KeyframeEffect && effect.target) || []);
  const others = document.querySelectorAll('animate, animateTransform, animateMotion, set, marquee, blink, [autoplay]');
  return [...running, ...others].map((element) => ({ kind: 'motion' as const, item: itemOf(element.closest('svg') ?? element), by: 1 }));
}
