import type { MeasureRules } from '../model/formats.js';
import { callInPage } from './call-in-page.js';
import type { Breach } from './contract/breach.js';
import type { PageWish } from './contract/structure.js';
import type { Finding } from './findings.js';

/** A loaded page of the browser, as far as it is judged. */
export interface LoadedPage {
  evaluate(code: string): Promise<unknown>;
  emulateMediaType(type: 'print' | 'screen'): Promise<void>;
}

/**
 * Judges the page as it is laid out now. `script` is in-page.ts, bundled. Boxes are `[data-box]`, blocks `[data-b]`:
 * - overflow: text or a picture passes its box (inset by `data-safe` px) by more than 1 px; outside any box, the page's sides;
 * - overlap: lines of two blocks of one box, or two labels of one drawing, cover each other by more than 2 px both ways;
 * - small-text: text below `minText` (class `mark`: `marks`; inside `[data-fine="px"]`: that many px);
 * - small-caveat: a caveat smaller than the text of its slide or section; uneven-sides: one of two sides smaller than the other;
 * - clipped: text cut by more than 1 px by an element with hidden overflow;
 * - contrast-text, contrast-graphic: words below 4.5:1 (large ones 3:1), signs and shapes below 3:1, for the worst of four kinds of
 *   eyes; color-alone: links, verdicts and like shapes that only color tells apart, in grey print too;
 *   hue-alone: curves, bars and parts of a drawing alike in all but their hue, with no label;
 * - line-length, line-spacing, motion: see lines.ts; with `scales`, overflow, overlap and clipped at the largest text
 *   too, and hidden-print: words that are on screen and not on paper.
 * - logo-unseen, logo-small, lost-picture: see logos.ts.
 * Text is judged by its ink, not by its line box; what is invisible or cut to nothing on purpose is not judged,
 * nor are pictures without words (`aria-hidden`, `alt=""`) but for their colors. One finding a block and kind, the worst.
 */
export async function measurePage(page: LoadedPage, script: string, rules: MeasureRules): Promise<Finding[]> {
  const judged = (await page.evaluate(`${script}\n${callInPage('judge', rules)}`)) as Finding[];
  const pictures = (await page.evaluate(callInPage('judgePictures'))) as Finding[];
  const found = [...judged, ...pictures, ...(rules.scales ? await findUnprinted(page) : [])];
  return found.map((one) => ({ ...one, key: one.key ?? undefined, box: one.box ?? undefined, under: one.under ?? undefined }));
}

/** What is shown on screen and not on paper. The page is on screen again afterwards. */
async function findUnprinted(page: LoadedPage): Promise<Finding[]> {
  await page.emulateMediaType('print');
  await page.evaluate(callInPage('markUnseen'));
  await page.emulateMediaType('screen');
  return (await page.evaluate(callInPage('judgeUnseen'))) as Finding[];
}

/** Judges what the elements of the page that measurePage() has judged say of themselves. */
export const measureForm = async (page: LoadedPage, wish: PageWish): Promise<Breach[]> =>
  (await page.evaluate(callInPage('judgeForm', wish))) as Breach[];
