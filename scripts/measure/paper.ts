import { itemOf } from './contrast.js';
import type { Finding } from './findings.js';
import { type Seen, worstOf } from './fit.js';

/**
 * Compares what is on paper with what is on screen. These functions run inside the page: they are sent as text together with those
 * above, know only each other and the DOM, and are listed at the end.
 */

/** Marks the blocks that are not shown now. */
export function markUnseen(): void {
  for (const block of document.querySelectorAll('[data-box] [data-b]'))
    block.toggleAttribute('data-unseen', !block.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
}

/** Blocks of words that are shown now and were not when they were marked. */
export function judgeUnseen(): Finding[] {
  const blocks = [...document.querySelectorAll('[data-unseen]')];
  for (const block of blocks) block.removeAttribute('data-unseen');
  const shown = blocks.filter(
    (block) => block.textContent?.trim() && block.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );
  return worstOf(shown.map((element): Seen => ({ kind: 'hidden-print', item: itemOf(element), by: 1 })));
}

/** All functions of this file, to be sent to the page. */
export const PAPER_FUNCTIONS: readonly unknown[] = [markUnseen, judgeUnseen];
