import { describe, expect, test } from 'vitest';
import type { Block, Library } from '../../scripts/model/content.js';
import type { ShownChange } from '../../scripts/model/review-words.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { openApprovals } from '../../scripts/reviews/approvals.js';
import { changesSince } from '../../scripts/reviews/changes-since.js';
import { showChanges } from '../../scripts/reviews/show-changes.js';
import { stateInWords } from '../../scripts/reviews/state-in-words.js';
import { approved, judged } from '../support/approved.js';
import { at, claim, deckOf, inlines, library, line, module, p, passage, slide } from '../support/compose-library.js';
import { AS_OF } from '../support/places.js';
import { wording } from '../support/tea-wording.js';

const WORDING = { en: wording({ negations: ['not'], strong: ['always'], hedges: ['may'], opposites: [['raise*|higher', 'lower*']] }) };
const tea = (blocks: Block[], extra: Parameters<typeof library>[2] = {}): Library =>
  library([module('brew', { print: passage(blocks) })], deckOf(['brew', 'pour']), { wording: WORDING, ...extra });
const shown = (then: Library, now: Library): readonly ShownChange[] =>
  showChanges(changesSince(openApprovals(approved(now, { before: then }), hashBytes)), now);
const reasons = (then: Library, now: Library) => shown(then, now).map(({ what, safety }) => [what, safety]);
const told = (text: string): Block => ({ kind: 'group', at: at(), instruction: true, blocks: [p(text)] });
const RISK = claim('risky', ['s1'], { role: 'risk' });

describe('what may harm comes first', () => {
  test.each<[string, Block[], Block[], [string, string | undefined][]]>([
    ['a number in digits', [p('Wait 20 minutes.')], [p('Wait 2 minutes.')], [['changed', 'number']]],
    ['a number in words', [p('Wait two days.')], [p('Wait ten days.')], [['changed', 'number']]],
    ['a no that is gone', [p('It is not safe.')], [p('It is safe.')], [['changed', 'no']]],
    ['an opposite', [p('It raises the steam.')], [p('It lowers the steam.')], [['changed', 'no']]],
    ['a swap', [p('Green for the young, black for the old.')], [p('Black for the young, green for the old.')], [['changed', 'swapped']]],
    ['a word of degree', [p('Tea may help.')], [p('Tea always helps.')], [['changed', 'sure']]],
    ['an order', [told('Stay at home.')], [told('Stay at work.')], [['changed', 'order']]],
    ['an order that is one no more', [told('Stay at home.')], [p('Stay at home.')], [['moved', 'order']]],
    ['a sentence on a risk', [p('It burns lips.[^risky]')], [p('It tickles lips.[^risky]')], [['changed', 'risk']]],
    ['a sentence that is gone', [p('One.'), p('Keep it dry.')], [p('One.')], [['removed', 'gone']]],
    ['plain words do not', [p('Pour the tea.')], [p('Serve the tea.')], [['changed', undefined]]],
  ])('%s', (_, then, now, expected) => {
    expect(reasons(tea(then, { add: [RISK] }), tea(now, { add: [RISK] }))).toEqual(expected);
  });

  test('a phone box stands before an order, that before a number, and notes after what patients read', () => {
    const phone = (line: 'clinic' | 'crisis'): Block => ({ kind: 'phone', at: at(), line, blocks: [p('A cracked cup.')] });
    const content = (line: 'clinic' | 'crisis', text: string): Library =>
      library(
        [
          module('brew', {
            slides: [slide('one', [p(`Wait ${text} hours.`), told(`Stay ${text}.`), phone(line)], { notes: [told(`Say it ${text}.`)] })],
          }),
        ],
        deckOf(['brew']),
      );
    expect(shown(content('clinic', '20'), content('crisis', '2')).map(({ safety, is }) => [safety, is[0]?.split(',')[0]])).toEqual([
      ...[
        ['box', 'slide one'],
        ['box', 'slide one'],
        ['order', 'slide one'],
        ['number', 'slide one'],
        ['order', 'notes of slide one'],
      ],
    ]);
  });
});

describe('what modules share', () => {
  const two = (extra: Parameters<typeof library>[2]): Library =>
    library(
      ['brew', 'pour'].map((id) => module(id, { print: passage([p('Warm.[^warm]')]) })),
      deckOf(['brew', 'pour']),
      extra,
    );
  const reworded = (says: string) =>
    claim('warm', ['s1', 's2'], { qualifiedBy: ['small'], takesUp: ['T01'], words: { en: { says: inlines(says), short: 'Short warm' } } });
  const messages = (now: Library): string[] =>
    judged(approved(now, { before: two({}) })).flatMap((one) => (one.code === 'changed-since-review' ? [one.message] : []));

  test('is one change that names its modules: a claim, a line, a word explained, a source', () => {
    const [said = '', ...more] = messages(two({ add: [reworded('The cold claim.')] }));
    expect([said, more]).toEqual([expect.stringContaining('in 2 modules (brew, pour): "The warm claim." is now "The cold claim."'), []]);
    const us = {
      ...two({}).regions.us,
      lines: [line('emergency', 'emergency', { call: '912' }), ...(two({}).regions.us?.lines.slice(1) ?? [])],
    };
    expect(messages(two({ regions: { us: us as NonNullable<Library['regions'][string]> } }))).toEqual([
      expect.stringContaining('in 2 modules (brew, pour): "emergency: Call 911." is now "emergency: Call 912."'),
    ]);
    const { s1, ...others } = two({}).references;
    expect(
      messages(two({ references: { ...others, s1: { ...s1, csl: { ...s1?.csl, title: 'Off tea' } } as NonNullable<typeof s1> } })),
    ).toHaveLength(1);
  });

  test('words that two modules take from one place of the data are one change at that place', () => {
    const sign = (text: string): Block => ({
      kind: 'phone',
      at: at(),
      line: 'clinic',
      blocks: [p(text, { at: at(7, 'decks/safety/en.yaml') })],
    });
    const boxed = (text: string): Library =>
      library(
        ['brew', 'pour'].map((id) => module(id, { print: passage([sign(text)]) })),
        deckOf(['brew', 'pour']),
      );
    const found = judged(approved(boxed('Burnt hand'), { before: boxed('Burnt lips') })).filter(
      ({ code }) => code === 'changed-since-review',
    );
    expect(found.map(({ at: place, message }) => [place?.file, message.includes('in 2 modules (brew, pour)')])).toEqual([
      ['decks/safety/en.yaml', true],
    ]);
  });

  test('a caveat that is taken off is told with its words, once for all who state the claim', () => {
    const bare = claim('warm', ['s1', 's2'], { takesUp: ['T01'] });
    expect(messages(two({ add: [bare] }))).toEqual([expect.stringContaining('"The small claim." is gone (claim warm, caveat).')]);
  });

  test('a module that nobody approved, or that has a new approval, is not named', () => {
    const now = two({ add: [reworded('The cold claim.')] });
    const anew = approved(approved(now, { before: two({}) }), { modules: ['pour'], said: { on: '2026-02-01' } });
    const found = judged(anew).filter(({ code }) => code === 'changed-since-review');
    expect(found.map(({ message }) => /in (?:module "(\w+)"|\d+ modules)/.exec(message)?.[1])).toEqual(['brew']);
  });
});

describe('a module that is a draft again says why', () => {
  const pot = (regions: string[] = []) => ({ en: [{ term: 'pot', plain: 'What holds it.', name: false, regions }] });
  const lines = (all: ReturnType<typeof line>[]): Library['regions'] => ({
    us: { ...(tea([]).regions.us as Library['regions'][string]), lines: all },
  });
  const told = (then: Library, now: Library) => shown(then, now).map(({ what, was }) => [what, was[0]]);
  const warm = p('Warm the pot.');

  test.each([
    ['a word is explained no more', tea([warm], { glossary: pot() }), tea([warm]), 'term pot, word explained'],
    [
      'a word is explained elsewhere only',
      tea([warm], { glossary: pot() }),
      tea([warm], { glossary: pot(['gb']) }),
      'term pot, word explained',
    ],
    [
      'a region has no lines any more',
      tea([warm], { regions: lines([line('e', 'emergency', { call: '911' })]) }),
      tea([warm], { regions: lines([]) }),
      'region us, phone line',
    ],
  ])('%s', (_, then, now, was) => {
    expect(told(then, now)).toEqual([['removed', was]]);
  });

  test.each<[string, Parameters<typeof line>[2]]>([
    ['what the source of a line shows is written anew', { basis: 'Call 911 at once.', read: 'primary' }],
    ['nobody says any more that it was read on its own page', { basis: 'Call 911.', read: 'second-hand' }],
  ])('%s', (_, extra) => {
    const content = (own: Parameters<typeof line>[2]): Library =>
      tea([warm], { regions: lines([line('e', 'emergency', { call: '911', ...own })]) });
    expect(told(content({ basis: 'Call 911.', read: 'primary' }), content(extra))).toEqual([
      ['changed', 'region us, what the source shows'],
    ]);
  });

  test('what went with a sentence is not told beside it', () => {
    expect(told(tea([warm, p('One.')], { glossary: pot() }), tea([p('One.')]))).toEqual([['removed', 'print']]);
  });
});

describe('the state of a module in words is one', () => {
  const state = (content: Library): string => stateInWords(openApprovals(content, hashBytes), 'brew', 'en', AS_OF);
  const then = tea([p('One.')]);

  test.each([
    ['approved', approved(then), 'Approved by A. Nurse (nurse) on 2026-01-01; next review by 2027-06-01.'],
    [
      'past its day',
      approved(then, { said: { due: '2026-06-01' } }),
      'Past its review date: approved by A. Nurse (nurse) on 2026-01-01, until 2026-06-01.',
    ],
    ['never reviewed', then, 'Draft: no clinician has reviewed it yet.'],
    ['changed', approved(tea([p('Two.')]), { before: then }), 'Draft: changed since A. Nurse (nurse) approved it on 2026-01-01.'],
    ['for elsewhere', approved(then, { said: { regions: ['gb'] } }), 'Draft: A. Nurse (nurse) approved it on 2026-01-01 for gb only.'],
    [
      'lost',
      { ...approved(then), snapshots: {} },
      'Draft: A. Nurse (nurse) approved it on 2026-01-01, but the words of then cannot be read.',
    ],
  ])('%s', (_, content, says) => {
    expect(state(content)).toBe(says);
  });
});
