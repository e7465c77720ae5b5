import { describe, expect, test } from 'vitest';
import { checkDegree } from '../../scripts/checks/claims/check-degree.js';
import type { Claim, Module } from '../../scripts/model/content.js';
import type { Scale } from '../../scripts/model/wording.js';
import { at, claim, deckOf, inlines, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const scales: Scale[] = [
  { name: 'how many', words: [['hardly anyone'], ['some people'], ['many people'], ['most people'], ['everybody']] },
  { name: 'how often', plain: 1, words: [['rarely', 'hardly ever'], ['at times'], ['often'], ['always']] },
  { name: 'how bad', plain: 1, harm: true, words: [['unpleasant', 'mild'], ['sore'], ['dangerous'], ['deadly']] },
];
const tea = wording({
  scales,
  negations: ['no', 'not', 'cannot'],
  narrowing: ['alone', 'always'],
  hedges: ['may'],
  research: ['study'],
  qualifiers: ['small|tiny', 'up to|at most'],
  unshown: ['not shown'],
});
const saying = (id: string, says: string, extra: Partial<Claim> = {}): Claim =>
  claim(id, ['s1'], { words: { en: { says: inlines(says), short: 'Leaf' } }, ...extra });
const add = [
  saying('calm', 'Green tea calms some people.'),
  saying('burn', 'Hot tea spilled on the hand is dangerous.', { role: 'risk' }),
  saying('habit', 'People can come to need tea.', { role: 'risk' }),
  saying('colour', 'The colour cannot show how strong a tea is.'),
  saying('source', 'We found no source that shows a lower price of tea.'),
  saying('fades', 'The warmth often fades in a week.'),
  saying('pot', 'A full pot can be dangerous for small hands.', { role: 'risk' }),
  saying('awake', 'It is not shown that warm cups keep people awake.'),
  saying('small', 'Small studies of tea found calm people. The calm lasted for up to 2 hours.'),
  saying('one-study', 'In a study of monks, the warmth was gone within 2 hours.'),
];
const codes = (text: string) =>
  checkDegree(factsOf(library([module('brew', { print: passage([p(text)]) })], deckOf(['brew']), { wording: { en: tea }, add }))).map(
    ({ code, severity }) => `${severity} ${code}`,
  );

describe('a cited sentence', () => {
  test.each(['Green tea calms most people.[^calm]', 'Everybody is calmer after green tea.[^calm]', 'Green tea calms many people.[^calm]'])(
    '"%s" stands higher than its claim',
    (text) => expect(codes(text)).toEqual(['error stronger-than-claim']),
  );

  test.each([
    'Hot tea on the hand is unpleasant.[^burn]',
    'A burn from hot tea is mild.[^burn]',
    'People hardly ever come to need tea.[^habit]',
    'Tea is rarely needed by people.[^habit]',
  ])('"%s" makes a harm smaller', (text) => expect(codes(text)).toEqual(['error weaker-than-claim']));

  test.each([
    'The warmth rarely fades in a week.[^fades]',
    'The warmth hardly ever fades within a week.[^fades]',
    'A full pot can be tricky for small hands.[^pot]',
    'A full pot can be new for small hands.[^pot]',
  ])('"%s" has another word of degree in the place of its own', (text) => expect(codes(text)).toEqual(['warning opposite-of-claim']));

  test.each([
    'The colour alone cannot show how strong a tea is.[^colour]',
    'The colour cannot always show how strong a tea is.[^colour]',
    'We found a source that shows a lower price of tea.[^source]',
  ])('"%s" denies less than its claim', (text) => expect(codes(text)).toEqual(['warning negation-differs']));

  test('keeps the word that says of which things it holds, beside the word that it stands at', () => {
    expect(codes('Studies of tea found calm people.[^small]')).toEqual(['warning stronger-than-claim']);
    expect(codes('Small studies of tea found calm people.[^small]')).toEqual([]);
    expect(codes('Tiny studies of tea found calm people.[^small]')).toEqual([]);
    expect(codes('Tea was found to calm people.[^small]')).toEqual([]);
    expect(codes('The calm lasted 2 hours.[^small]')).toEqual(['warning stronger-than-claim']);
    expect(codes('The calm lasted for at most 2 hours.[^small]')).toEqual([]);
  });

  test('does not tell as not so what nobody has shown', () => {
    expect(codes('Warm cups do not keep people awake.[^awake]')).toEqual(['warning stronger-than-claim']);
    expect(codes('It is not shown that warm cups keep people awake.[^awake]')).toEqual([]);
    expect(codes('A red pot cannot show how strong a tea is.[^colour]')).toEqual([]);
  });

  test('tells of a study what was seen in one', () => {
    expect(codes('The warmth is gone within 2 hours.[^one-study]')).toEqual(['warning stronger-than-claim']);
    expect(codes('In one study, the warmth was gone within 2 hours.[^one-study]')).toEqual([]);
    expect(codes('The warmth may be gone within 2 hours.[^one-study]')).toEqual([]);
  });

  test('a study is named under the same heading, in the same language, and not by a figure elsewhere', () => {
    const rule = passage([p('The warmth is gone within 2 hours.[^one-study]')]);
    const study = passage([p('A study of monks.')]);
    const drawn = { alt: 'A study of monks.', caption: 'Monks.', labels: {}, claims: [], takes: [], at: at() };
    const codesOf = (en: Module, de: Module = en) =>
      checkDegree(factsOf(library([], deckOf(['brew']), { wording: { en: tea }, add, modules: { brew: { en, de } } }))).map(
        ({ code }) => code,
      );
    expect(codesOf(module('brew', { print: rule, brief: study }))).toEqual(['stronger-than-claim']);
    expect(codesOf(module('brew', { print: rule }), module('brew', { locale: 'de', print: study }))).toEqual(['stronger-than-claim']);
    expect(codesOf(module('brew', { print: rule, figures: { print: drawn } as never }))).toEqual(['stronger-than-claim']);
    expect(codesOf(module('brew', { print: passage([p('A study of monks.'), ...rule.blocks]) }))).toEqual([]);
  });

  test.each([
    'Green tea calms some people.[^calm]',
    'Green tea calms hardly anyone.[^calm]',
    'Green tea does not calm everybody.[^calm]',
    'Hot tea on the hand is dangerous.[^burn]',
    'Hot tea on the hand can be deadly.[^burn]',
    'Does green tea calm most people?[^calm]',
    'The warmth fades in about a week.[^fades]',
    'A full pot is dangerous for small hands.[^pot]',
    'The colour cannot show how strong it is.[^colour]',
  ])('"%s" says no more and no less', (text) => expect(codes(text)).toEqual([]));

  test('a label stands on the same scales', () => {
    const figures = { cup: { alt: 'A cup.', caption: 'Calm.', labels: { a: 'Most people calm' }, claims: ['calm'], takes: [], at: at() } };
    const made = library([module('brew', { figures: figures as never })], deckOf(['brew']), { wording: { en: tea }, add });
    expect(checkDegree(factsOf(made)).map(({ code }) => code)).toEqual(['stronger-than-claim']);
  });
});
