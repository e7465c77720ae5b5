import { blameStyle } from './blame-style.js';
import { nameOf, tagOf, wordsIn } from './contract/breach.js';
import type { Finding, Pair } from './findings.js';
import type { Item } from './items.js';

/** What was seen on the page, and what of it is told. Runs inside the page. */

/** A finding before the worst of each block and kind is chosen. */
export interface Seen {
  readonly kind: Finding['kind'];
  readonly item: Item;
  readonly by: number;
  readonly pair?: Pair;
  /** What covers it: its words, or the element as CSS names it. */
  readonly cover?: string;
}

/** One finding a block and kind, the worst. */
export function worstOf(seen: readonly Seen[]): Finding[] {
  const worst = new Map<Element, Map<string, Seen>>();
  for (const one of seen) {
    const kinds = worst.get(one.item.owner) ?? new Map<string, Seen>();
    worst.set(one.item.owner, kinds);
    if (Math.abs(one.by) > Math.abs(kinds.get(one.kind)?.by ?? 0)) kinds.set(one.kind, one);
  }
  return [...worst.values()]
    .flatMap((kinds) => [...kinds.values()])
    .map(({ kind, item, by, pair, cover }) => ({
      kind,
      key: item.element.closest('[data-b]')?.getAttribute('data-b') ?? undefined,
      box: item.box?.getAttribute('data-box') ?? undefined,
      under: headingOver(item.element),
      element: nameOf(item.element),
      tag: tagOf(item.element),
      style: blameStyle(kind, item.element),
      text: item.text,
      by: Math.round(by * (kind === 'line-spacing' ? 100 : 10)) / (kind === 'line-spacing' ? 100 : 10),
      ...(pair ? { pair } : {}),
      ...(cover ? { cover } : {}),
    }));
}

/** The heading of the slide, panel or section that an element stands in. */
function headingOver(element: Element): string | undefined {
  const part = element.closest('.section, .part, [data-box], section');
  const heading = part?.querySelector('h1, h2, h3, h4');
  return (heading && wordsIn(heading).slice(0, 60)) || undefined;
}
