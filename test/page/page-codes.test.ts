import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrinter, type Printer } from '../../scripts/browser/open-printer.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Job } from '../../scripts/model/job.js';
import { loadAndMeasure } from '../../scripts/stories/make-job.js';
import { measuringScript } from '../support/judge-page.js';
import { PAGE_CASES, rulesOf } from '../support/page-cases.js';
import { smallPage } from '../support/small-page.js';

/** Every code of a loaded page is provoked, and told at the author's line. */
let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter();
});
afterAll(() => printer.close());

test.each(PAGE_CASES)('$code', async (one) => {
  const style = `body{font-size:20px;line-height:1.4;background:#fff;color:#14323c}p{margin:0}section{position:relative}${one.style ?? ''}`;
  const at = { file: 'decks/modules/m/en.md', line: 7, column: 1 };
  const deck = { places: { p: at, q: at, c: at, r: at } } as unknown as Deck;
  const job = {
    path: 'm.html',
    media: one.printed ? 'pdf' : 'html',
    box: { width: 1280, height: 720 },
    rules: rulesOf(one),
  } as unknown as Job;
  const script = await measuringScript;
  const found = await printer.withPage((page) => loadAndMeasure(page, script, { html: smallPage(one.body, { style }), deck, job }));
  expect(found.map(({ code }) => code)).toEqual([one.code]);
  if (one.code !== 'outside-request') expect(found[0]?.at).toEqual(at);
});
