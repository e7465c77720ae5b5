import { beforeAll, expect, test } from 'vitest';
import type { Printer } from '../../scripts/browser/open-printer.js';
import type { Deck } from '../../scripts/model/deck.js';
import { type Diagnostic, messageWithHint } from '../../scripts/model/diagnostic.js';
import type { Job } from '../../scripts/model/job.js';
import { loadAndMeasure } from '../../scripts/stories/load-and-measure.js';
import { measuringScript } from '../support/judge-page.js';
import { onePrinter } from '../support/one-printer.js';
import { type CasePage, PAGE_CASES, type PageCase, rulesOf } from '../support/page-cases.js';
import { smallPage } from '../support/small-page.js';

/** Every code of a loaded page is provoked, told at the author's line, and gone once somebody has done what the message asks for. */
const AT = { file: 'decks/modules/m/en.md', line: 7, column: 1 };
let printer: Printer;
beforeAll(async () => {
  printer = await onePrinter();
});

/** What is told of a page. */
async function judged(one: CasePage): Promise<readonly Diagnostic[]> {
  const style = `body{font-size:20px;line-height:1.4;background:#fff;color:#14323c}p{margin:0}section{position:relative}${one.style ?? ''}`;
  const deck = { places: { p: AT, q: AT, c: AT, r: AT } } as unknown as Deck;
  const media = one.printed ? 'pdf' : 'html';
  const job = { path: 'm.html', media, box: { width: 1280, height: 720 }, rules: rulesOf(one) } as unknown as Job;
  const script = await measuringScript;
  return printer.withUsedPage((page) =>
    loadAndMeasure(page, { script, templates: async () => ({}) }, { html: smallPage(one.body, { style }), deck, job }),
  );
}

test.each(Object.entries<PageCase>(PAGE_CASES))('%s', async (code, one) => {
  const found = await judged(one);
  expect(found.map((each) => each.code)).toEqual([code]);
  if (code !== 'outside-request') expect(found[0]?.at).toEqual(AT);
  const told = found.map(messageWithHint).join(' ');
  expect(told).toContain(one.follows);
  expect(await judged({ ...one, ...one.cure(told) })).toEqual([]);
});
