import type { Page } from 'puppeteer-core';
import type { Finding, MeasureRules } from './findings.js';
import { FIT_FUNCTIONS, measure } from './in-page-fit.js';
import { ITEM_FUNCTIONS, readItems } from './in-page-items.js';
import { judgeLikeness, LIKENESS_FUNCTIONS } from './in-page-likeness.js';

/**
 * Judges the page as it is laid out now. Boxes are `[data-box]`, blocks `[data-b]`:
 * - overflow: text or a picture passes its box (inset by `data-safe` px) by more than 1 px; outside any box, the page's sides;
 * - overlap: lines of two blocks of one box, or two labels of one drawing, cover each other by more than 2 px both ways;
 * - small-text: text below `minText` (class `mark`: `marks`; inside `[data-fine="px"]`: that many px);
 * - small-caveat: a caveat smaller than the text of its slide or section; uneven-sides: one of two sides smaller than the other;
 * - clipped: text cut by more than 1 px by an element with hidden overflow.
 * Text is judged by its ink, not by its line box; what is invisible or cut to nothing on purpose is not judged,
 * nor are pictures without words (`aria-hidden`, `alt=""`). One finding a block and kind, the worst.
 */
export async function measurePage(page: Page, rules: MeasureRules): Promise<Finding[]> {
  const functions = [...ITEM_FUNCTIONS, ...LIKENESS_FUNCTIONS, ...FIT_FUNCTIONS].map(String).join('\n');
  // A bundler that keeps names wraps inner functions in a call of __name, which no page knows.
  const found = await page.evaluate(
    `(() => { const __name = (f) => f; ${functions}; const read = ${readItems.name}(); return ${measure.name}(${JSON.stringify(rules)}, read, ${judgeLikeness.name}(read.items)); })()`,
  );
  return (found as Finding[]).map((one) => ({ ...one, key: one.key ?? undefined, box: one.box ?? undefined }));
}
