import type { Page } from 'puppeteer-core';
import { FIT_FUNCTIONS, measure } from './in-page-fit.js';
import { ITEM_FUNCTIONS, readItems } from './in-page-items.js';

export interface MeasureRules {
  /** Smallest text, in CSS px of the box (a slide's own px, whatever its scale on the page). */
  readonly minText: number;
  /** Smallest text of source marks (`data-mark`); `minText` unless told. */
  readonly marks?: number | undefined;
}

/** One thing that a reader would see go wrong on the loaded page. */
export interface Finding {
  readonly kind: 'overflow' | 'overlap' | 'small-text' | 'clipped';
  /** The block it belongs to (nearest `data-b`). */
  readonly key: string | undefined;
  /** The slide, panel or page it stands on (nearest `data-box`). */
  readonly box: string | undefined;
  /** First 60 characters of the text, or the text alternative of the picture. */
  readonly text: string;
  /** By how much, in CSS px of the box, to a tenth. */
  readonly by: number;
}

/**
 * Judges the page as it is laid out now. Boxes are `[data-box]`, blocks `[data-b]`:
 * - overflow: text or a picture passes its box (inset by `data-safe` px) by more than 1 px; outside any box, the page's sides;
 * - overlap: lines of two blocks of one box, or two labels of one drawing, cover each other by more than 2 px both ways;
 * - small-text: text below `minText` (`data-mark`: `marks`; inside `[data-fine="px"]`: that many px);
 * - clipped: text cut by more than 1 px by an element with hidden overflow.
 * Text is judged by its ink, not by its line box; what is invisible or cut to nothing on purpose is not judged,
 * nor are pictures without words (`aria-hidden`, `alt=""`). One finding a block and kind, the worst.
 */
export async function measurePage(page: Page, rules: MeasureRules): Promise<Finding[]> {
  const functions = [...ITEM_FUNCTIONS, ...FIT_FUNCTIONS].map(String).join('\n');
  // A bundler that keeps names wraps inner functions in a call of __name, which no page knows.
  const found = await page.evaluate(
    `(() => { const __name = (f) => f; ${functions}; return ${measure.name}(${JSON.stringify(rules)}, ${readItems.name}()); })()`,
  );
  return (found as Finding[]).map((one) => ({ ...one, key: one.key ?? undefined, box: one.box ?? undefined }));
}
