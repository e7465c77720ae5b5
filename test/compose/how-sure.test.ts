import { expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import type { Block, Claim, SlidePassage } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import { claim, deckOf, library, module, own, p, passage, slide } from '../support/compose-library.js';

const ADDED: Claim[] = [
  claim('burns', ['s1'], { role: 'risk' }),
  claim('coffee', ['s1'], { role: 'alternative' }),
  claim('law', ['s1'], { role: 'status', verdict: 'unproven', qualifiedBy: ['small'] }),
  claim('dreams', ['s1'], { verdict: 'unproven', qualifiedBy: ['small'] }),
];

const composed = async (slides: SlidePassage[], print: Block[] = []): Promise<Deck> => {
  const modules = [module('first', { print: passage([p('Plain.')]) }), module('brew', { slides, print: passage(print) })];
  const deck = deckOf(['first', 'brew'].slice(print.length > 0 ? 0 : 1), { formats: print.length > 0 ? ['booklet'] : ['reveal'] });
  return (await composeDeck(library(modules, deck, { add: ADDED }), { deck: 'tea', brand: 'house', locale: 'en' })).deck;
};
const sureOf = async (text: string, extra: Partial<SlidePassage> = {}) =>
  (await composed([slide('one', [p(text)], extra)])).slides[0]?.sure;

test.each([
  ['a finding, whatever its caveats are', 'Tea calms.[^calm]', 'supported'],
  ['a finding beside a warning', 'It burns.[^burns] Tea may bring dreams.[^dreams]', 'unproven'],
  ['findings that are alike', 'Tea warms and calms.[^warm][^calm]', 'supported'],
  ['a warning', 'It burns.[^burns]', undefined],
  ['a choice', 'Coffee, too.[^coffee]', undefined],
  ['a fact of record', 'By law.[^law]', undefined],
  ['a caveat alone', 'Few drank it.[^small]', undefined],
  ['findings that differ', 'Tea warms.[^warm] It may bring dreams.[^dreams]', undefined],
])('the mark of a slide is that of its findings: %s', async (_, text, sure) => expect(await sureOf(text)).toBe(sure));

test('where findings differ, the slide says which of them it is about', async () => {
  const both = 'Tea warms.[^warm] It may bring dreams.[^dreams]';
  expect(await sureOf(both, { about: ['warm'] })).toBe('supported');
  expect(await sureOf(both, { about: ['dreams'] })).toBe('unproven');
  expect(await sureOf(both, { about: ['warm', 'dreams'] })).toBe('unproven');
});

test('what the marks mean stands before the first slide with one, and is counted', async () => {
  const deck = await composed([
    slide('hot', [p('It burns.[^burns]')]),
    slide('one', [p('Tea warms.[^warm]')]),
    slide('two', [p('It calms.[^calm]')]),
  ]);
  const planned = planSlides({ ...deck, teachBack: [], references: [] });
  expect(planned.map(({ id }) => id)).toEqual(['title', 'brew-hot', 'how-sure', 'brew-one', 'brew-two', 'end', 'credits']);
  const met = Object.fromEntries((deck.taken.slides ?? []).map(({ requirement, slide: number }) => [requirement, number]));
  expect(met).toMatchObject({
    T01: planned.find(({ id }) => id === 'brew-one')?.number,
    T02: planned.find(({ id }) => id === 'brew-two')?.number,
  });
});

test('a deck without marks does not explain them', async () => {
  const deck = await composed([slide('hot', [p('It burns.[^burns]')])]);
  expect(planSlides(deck).map(({ kind }) => kind)).not.toContain('how-sure');
});

test('in print a finding has its mark, a caveat and a warning have none, and the first mark is explained', async () => {
  const { booklet } = await composed([], [own('small'), own('burns'), own('dreams')]);
  const sections = booklet.flatMap((group) => group.sections);
  const marks = sections.flatMap(({ stretches }) =>
    stretches.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'claim' ? [one.verdict] : []))),
  );
  expect(marks).toEqual([undefined, undefined, 'unproven']);
  expect(sections.map(({ module: id, legend }) => [id, legend])).toEqual([
    ['first', undefined],
    ['brew', true],
  ]);
});
