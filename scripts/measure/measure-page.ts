import type { Page } from 'puppeteer-core';
import { CONTRAST_FUNCTIONS } from '../model/contrast.js';
import { judgeColorAlone, judgeEmptyParts, judgeMarkers, judgeWords, WORD_COLOR_FUNCTIONS } from './contrast.js';
import { DRAWING_FUNCTIONS, judgeDrawings } from './drawings.js';
import type { Finding, MeasureRules } from './findings.js';
import { FIT_FUNCTIONS, judgeFit, type Seen, worstOf } from './fit.js';
import { ITEM_FUNCTIONS, readItems } from './items.js';
import { judgeAtLargest, LARGEST_FUNCTIONS } from './largest.js';
import { judgeLikeness, LIKENESS_FUNCTIONS } from './likeness.js';
import { judgeLines, judgeMotion, LINE_FUNCTIONS } from './lines.js';
import { type Grounds, PAINT_FUNCTIONS } from './paint.js';
import { judgeUnseen, markUnseen, PAPER_FUNCTIONS } from './paper.js';

/**
 * Judges the page as it is laid out now. Boxes are `[data-box]`, blocks `[data-b]`:
 * - overflow: text or a picture passes its box (inset by `data-safe` px) by more than 1 px; outside any box, the page's sides;
 * - overlap: lines of two blocks of one box, or two labels of one drawing, cover each other by more than 2 px both ways;
 * - small-text: text below `minText` (class `mark`: `marks`; inside `[data-fine="px"]`: that many px);
 * - small-caveat: a caveat smaller than the text of its slide or section; uneven-sides: one of two sides smaller than the other;
 * - clipped: text cut by more than 1 px by an element with hidden overflow;
 * - contrast-text, contrast-graphic: words below 4.5:1 (large ones 3:1), signs and shapes below 3:1, for the worst of four kinds of
 *   eyes; color-alone: links, verdicts and like shapes that only color tells apart, in grey print too;
 * - line-length, line-spacing, motion: see in-page-lines.ts; with `scales`, overflow, overlap and clipped at the largest text
 *   too, and hidden-print: words that are on screen and not on paper.
 * Text is judged by its ink, not by its line box; what is invisible or cut to nothing on purpose is not judged,
 * nor are pictures without words (`aria-hidden`, `alt=""`) but for their colors. One finding a block and kind, the worst.
 */
export async function measurePage(page: Page, rules: MeasureRules): Promise<Finding[]> {
  const found = [...(await inPage(page, judgeAll, rules)), ...(rules.scales ? await findUnprinted(page) : [])];
  return found.map((one) => ({ ...one, key: one.key ?? undefined, box: one.box ?? undefined, under: one.under ?? undefined }));
}

/** What is shown on screen and not on paper. The page is on screen again afterwards. */
async function findUnprinted(page: Page): Promise<Finding[]> {
  await page.emulateMediaType('print');
  await inPage(page, markUnseen);
  await page.emulateMediaType('screen');
  return inPage(page, judgeUnseen);
}

/** Calls one of the functions that know each other and the DOM inside the page. */
async function inPage<T>(page: Page, call: (rules: MeasureRules) => T, rules?: MeasureRules): Promise<T> {
  const functions = [
    ...[ITEM_FUNCTIONS, LIKENESS_FUNCTIONS, FIT_FUNCTIONS, CONTRAST_FUNCTIONS, PAINT_FUNCTIONS, WORD_COLOR_FUNCTIONS],
    ...[DRAWING_FUNCTIONS, LINE_FUNCTIONS, LARGEST_FUNCTIONS, PAPER_FUNCTIONS, [judgeAll]],
  ];
  // A bundler that keeps names wraps inner functions in a call of __name, and a test runner writes what is imported as a member of
  // an object of its own: no page knows either.
  const code = functions
    .flat()
    .map(String)
    .join('\n')
    .replace(/\(0, ?__vi\w*_import_\d+__\.(\w+)\)|__vi\w*_import_\d+__\.(\w+)/g, '$1$2');
  return (await page.evaluate(`(() => { const __name = (f) => f; ${code}; return ${call.name}(${JSON.stringify(rules)}); })()`)) as T;
}

/** Runs in the page. */
function judgeAll(rules: MeasureRules): Finding[] {
  const read = readItems();
  const grounds: Grounds = { colors: new Map(), opacity: new Map() };
  const drawn = judgeDrawings(grounds);
  const seen: Seen[] = [
    ...[...judgeFit(read, rules), ...judgeLikeness(read.items), ...judgeLines(read.items, rules), ...judgeMotion()],
    ...[...judgeWords(read.items, grounds, drawn.grounds), ...judgeMarkers(grounds), ...judgeEmptyParts(grounds)],
    ...[...drawn.seen, ...judgeColorAlone(read.items)],
  ];
  const usual = worstOf(seen);
  return rules.scales ? [...usual, ...judgeAtLargest(rules, usual)] : usual;
}
