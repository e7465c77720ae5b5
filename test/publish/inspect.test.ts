import { expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Format } from '../../scripts/model/formats.js';
import type { Job } from '../../scripts/model/job.js';
import { inspectText } from '../../scripts/publish/inspect-text.js';
import { deckOf, library, module, p, passage, slide } from '../support/compose-library.js';

const notes = [p('Tell the guests how the leaves are dried and rolled by hand.')];
const content = library(
  [
    module('brew', {
      slides: [slide('one', [p('It warms.[^warm]')], { notes })],
      brief: passage([p('It warms.[^warm]')]),
      print: passage([p('x')]),
    }),
  ],
  deckOf(['brew'], { formats: ['marp', 'reveal', 'brochure', 'handout'], brochure: { 'inside-left': ['brew'] } }),
);
const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en', asOf: '2026-11-23' });
const job = (format: Format): Job => planJobs(content, { formats: [format] })[0] as Job;
const caveats = deck.slides
  .flatMap((one) => one.caveats)
  .map(({ spans }) => spans.map((span) => ('text' in span ? span.text : '')).join(''));
const whole = caveats.join(' ');
const codes = (pages: readonly string[], of: Job): string[] => inspectText({ pages }, deck, of).map(({ code }) => code);

test('a caveat that is not in the finished file is an error', () => {
  expect(caveats.length).toBeGreaterThan(0);
  expect(codes([whole], job('marp'))).toEqual([]);
  expect(new Set(codes(['nothing'], job('marp')))).toEqual(new Set(['caveat-missing']));
});

test('a speaker note in a shared file is an error, in a staff file it belongs there', () => {
  const leaked = `${whole} Tell the guests how the leaves are dried and rolled by hand.`;
  expect(codes([leaked], job('marp'))).toEqual(['note-shared']);
  expect(codes([leaked], job('reveal'))).toEqual([]);
});

test('a brochure of three pages cannot be folded, and a handout has at most four sides', () => {
  expect(codes([whole, ''], job('brochure'))).toEqual([]);
  expect(codes([whole, '', ''], job('brochure'))).toEqual(['fit-pages']);
  expect(codes([whole, '', '', ''], job('handout'))).toEqual([]);
  expect(codes([whole, '', '', '', ''], job('handout'))).toEqual(['fit-pages']);
});
