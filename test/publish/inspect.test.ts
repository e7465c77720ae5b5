import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Deck, DeckBlock } from '../../scripts/model/deck.js';
import type { Format } from '../../scripts/model/formats.js';
import type { Job } from '../../scripts/model/job.js';
import { inspectText } from '../../scripts/publish/inspect-text.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { deckOf, library, module, p, passage, slide } from '../support/compose-library.js';
import { EVERY_BLOCK, textsAnywhere } from '../support/every-block.js';
import { shippedLibrary } from '../support/shipped.js';

const root = join(import.meta.dirname, '../..');
const environment = htmlEnvironment(readTemplates(join(root, 'templates')));
const allWords = shippedLibrary().words.en ?? {};

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
const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });
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

test('a handout that a brand overfills is told at what was added', () => {
  const sections = deck.brochure.flatMap((panel) => panel.sections).map((one) => ({ ...one, label: 'Added by House' }));
  const handout = [{ id: 'g', sections }];
  const [found] = inspectText({ pages: [whole, '', '', '', '', '', ''] }, { ...deck, handout }, job('handout'));
  const own = deck.places[sections[0]?.key ?? ''];
  expect(own).toBeDefined();
  expect(found).toMatchObject({ code: 'fit-pages', at: own, hint: expect.stringContaining('was added to it') });
});

describe.each(Object.entries(EVERY_BLOCK).filter(([kind]) => kind !== 'lines'))(
  'the words of a speaker note that is a block of kind "%s"',
  (_, block) => {
    const [one] = deck.slides;
    const noted: Deck = { ...deck, slides: one ? [{ ...one, notes: [block] }] : [] };
    const found = (text: string, of: Deck = noted): string[] => [
      ...new Set(inspectText({ pages: [`${whole} ${text}`] }, of, job('marp')).map(({ code }) => code)),
    ];

    test('may stand nowhere in a shared file, each text of it', () => {
      const texts = textsAnywhere(block);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => found(text)[0] !== 'note-shared')).toEqual([]);
    });

    test('are found as the templates print them', () => {
      const html = environment.render('partials/blocks.hbs', { words: allWords, marks: 'plain', blocks: [block], depth: 3 } as never);
      expect(found(html.replace(/<[^>]+>/g, ' '))).toEqual(['note-shared']);
    });

    test('may stand in it where a slide says the same', () => {
      const shown: Deck = { ...noted, slides: noted.slides.map((slide) => ({ ...slide, blocks: [block] })) };
      expect(textsAnywhere(block).filter((text) => found(text, shown).length > 0)).toEqual([]);
    });
  },
);

test("short words of a note are found where they stand together, and alone they may be anybody's", () => {
  const cell = (text: string) => [{ kind: 'text' as const, text }];
  const table: DeckBlock = {
    ...{ key: 'x1', instruction: false, kind: 'table', head: [cell('Guest'), cell('Sugar')] },
    rows: [
      [cell('Uncle Bo'), cell('three lumps')],
      [cell('Aunt Ida'), cell('none')],
    ],
  };
  const [one] = deck.slides;
  const noted: Deck = { ...deck, slides: one ? [{ ...one, notes: [table] }] : [] };
  expect(
    inspectText({ pages: [`${whole} Guest Sugar Uncle Bo three lumps Aunt Ida none`] }, noted, job('marp')).map(({ code }) => code),
  ).toEqual(['note-shared']);
  expect(inspectText({ pages: [`${whole} Sugar is sweet. Guest rooms: none.`] }, noted, job('marp'))).toEqual([]);
});
