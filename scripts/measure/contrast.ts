import { contrastRatio, hexOf, leastContrast, type Rgb } from '../model/contrast.js';
import { type Item, standing } from './items.js';
import { type Grounds, groundOf, inkOf, layOver, opacityOf, type Paint, readPaint } from './paint.js';
import type { Seen } from './seen.js';

/**
 * Judges the colors of words, of empty elements that are drawn (boxes to tick, lines to write on) and of links. Runs inside the page.
 */

/** Words against what they stand on: 4.5:1, or 3:1 from 24 px, or 18.66 px and bold (WCAG 2.2, 1.4.3). */
export function judgeWords(items: readonly Item[], grounds: Grounds, groundIn: ReadonlyMap<Element, readonly Rgb[]>): Seen[] {
  return items.flatMap((item) => {
    const ink = item.size === undefined ? undefined : inkOf(item.element, grounds);
    if (!ink || item.element.closest('[aria-disabled="true"], :disabled')) return [];
    const weight = Number(getComputedStyle(item.element).fontWeight);
    const isLarge = (item.size ?? 0) >= 24 || ((item.size ?? 0) >= 18.66 && weight >= 700);
    const ground = groundIn.get(item.element) ?? groundOf(item.element, grounds);
    return judgePair({ kind: 'contrast-text', item, inks: [ink], ground, needs: isLarge ? 3 : 4.5 });
  });
}

export interface PairWish {
  readonly kind: 'contrast-text' | 'contrast-graphic';
  readonly item: Item;
  /** Any of them may carry the shape: its fill or its edge. */
  readonly inks: readonly Paint[];
  readonly ground: readonly Rgb[];
  readonly needs: number;
}

/** The ratio that is missing between the best ink and the worst ground, with the eyes that see the least of it. */
export function judgePair({ kind, item, inks, ground, needs }: PairWish): Seen[] {
  const tried = inks.map((ink) => {
    const on = ground.map((below) => ({ ink: layOver(ink, below), below, ...leastContrast(layOver(ink, below), below) }));
    return on.reduce((worst, one) => (one.ratio < worst.ratio ? one : worst));
  });
  if (tried.length === 0) return [];
  const { ink, below, ratio, vision } = tried.reduce((best, one) => (one.ratio > best.ratio ? one : best));
  if (ratio >= needs - 0.005) return [];
  const pair = { ink: hexOf(ink), ground: hexOf(below), ratio: Math.floor(ratio * 100) / 100, needs, vision };
  return [{ kind, item, by: needs - ratio, pair }];
}

/** Numbers, bullets and boxes that style sheets draw before items. */
export function judgeMarkers(grounds: Grounds, isJudged: (one: Element) => boolean = () => true): Seen[] {
  return [...document.querySelectorAll('li')].flatMap((element) => {
    if (element.getClientRects().length === 0 || !isJudged(element)) return [];
    const item = itemOf(element);
    const before = getComputedStyle(element, '::before');
    const own = readPaint(before.backgroundColor);
    const ground = groundOf(element, grounds);
    const inside = own ? ground.map((one) => layOver(own, one)) : ground;
    const ink = readPaint(before.color);
    const isWritten = !/^(none|normal|""|'')$/.test(before.content);
    const isDrawn = before.content === '""' && Number.parseFloat(before.borderTopWidth) > 0;
    const edge = readPaint(before.borderTopColor);
    const dot = /none/.test(getComputedStyle(element).listStyleType) ? undefined : readPaint(getComputedStyle(element, '::marker').color);
    return [
      ...(isWritten && ink ? judgePair({ kind: 'contrast-text', item, inks: [ink], ground: inside, needs: 4.5 }) : []),
      ...(isDrawn ? judgePair({ kind: 'contrast-graphic', item, inks: [edge, own].flatMap((one) => one ?? []), ground, needs: 3 }) : []),
      ...(dot ? judgePair({ kind: 'contrast-graphic', item, inks: [dot], ground, needs: 3 }) : []),
    ];
  });
}

export function itemOf(element: Element, text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()): Item {
  return { ...standing(element), text: text.slice(0, 60), areas: [element.getBoundingClientRect()] };
}

/** Elements of no words that are there to be seen: boxes to tick, lines to write on, the dots of a table of contents. */
export function judgeEmptyParts(grounds: Grounds): Seen[] {
  return [...document.body.querySelectorAll<HTMLElement>('span:empty, i:empty, div:empty')].flatMap((element) => {
    const style = getComputedStyle(element);
    const area = element.getBoundingClientRect();
    if (style.visibility !== 'visible' || opacityOf(element, grounds) === 0 || Math.max(area.width, area.height) < 4) return [];
    const edges = ['top', 'right', 'bottom', 'left'].flatMap((side) => {
      const isThere = Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0;
      return (isThere && readPaint(style.getPropertyValue(`border-${side}-color`))) || [];
    });
    const inks = [...edges, ...[readPaint(style.backgroundColor)].flatMap((one) => one ?? [])];
    const ground = element.parentElement ? groundOf(element.parentElement, grounds) : ([[255, 255, 255]] as const);
    const text = element.parentElement?.textContent?.replace(/\s+/g, ' ').trim() || element.className;
    return judgePair({ kind: 'contrast-graphic', item: itemOf(element, text), inks, ground, needs: 3 });
  });
}

/** Links inside a sentence that only their color tells from it (WCAG 2.2, 1.4.1), and verdicts that only their drawing tells. */
export function judgeColorAlone(items: readonly Item[]): Seen[] {
  const links = items.flatMap((item): Seen[] => {
    const link = item.element.closest('a[href]');
    const around = link?.parentElement;
    if (!link || !around || item.size === undefined || link.closest('.mark, nav') || link instanceof SVGElement) return [];
    const inSentence = (around.textContent ?? '').trim().length > (link.textContent ?? '').trim().length + 1;
    const [own, other] = [getComputedStyle(link), getComputedStyle(around)];
    const isMarked = own.textDecorationLine !== 'none' || own.fontWeight !== other.fontWeight || own.borderBottomStyle !== 'none';
    const [ink, sentence] = [readPaint(own.color), readPaint(other.color)];
    if (!inSentence || own.display !== 'inline' || isMarked || !ink || !sentence || own.color === other.color) return [];
    const ratio = contrastRatio(ink.rgb, sentence.rgb);
    const pair = {
      ink: hexOf(ink.rgb),
      ground: hexOf(sentence.rgb),
      ratio: Math.floor(ratio * 100) / 100,
      needs: 3,
      vision: 'full' as const,
    };
    return ratio < 3 ? [{ kind: 'color-alone', item, by: 3 - ratio, pair }] : [];
  });
  const wordless = [...document.querySelectorAll('.verdict')].filter((one) => !/[\p{L}\p{N}]/u.test(one.textContent ?? ''));
  return [...links, ...wordless.map((element): Seen => ({ kind: 'color-alone', item: itemOf(element.parentElement ?? element), by: 1 }))];
}
