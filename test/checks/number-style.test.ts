import { describe, expect, test } from 'vitest';
import { checkComparisons, checkDenominators } from '../../scripts/checks/claims/check-comparisons.js';
import { checkNumbers } from '../../scripts/checks/claims/check-numbers.js';
import { checkNumberStyle } from '../../scripts/checks/words/check-number-style.js';
import { languageOf } from '../../scripts/languages/index.js';
import type { Block, Library } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { at, claim, deckOf, heading, inlines, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const worded = (id: string, says: string, numbers: (string | number)[], compared: string[] = []) =>
  claim(id, ['s1'], { numbers, words: { en: { says: inlines(says), short: 'Leaf', compared } } });
const add = [
  worded('spray', 'About 23 of 100 got warm with tea and 8 of 100 with water.', ['23 of 100', '8 of 100', 2023], ['water', 'juice']),
  worded('small', 'In 15 people, 4 of 8 got warm and 0 of 7 with water.', ['4 of 8', '0 of 7', 15], ['water']),
  worded('group', 'In a study of 30 people, more got warm than with water.', [30, 2014], ['water']),
];
const made = (...blocks: Block[]): Library =>
  library([module('brew', { print: passage(blocks) })], deckOf(['brew']), { wording: { en: wording() }, add });
const codes = (found: readonly Diagnostic[]): string[] => found.map(({ code }) => code);

describe('numbers as a patient can use them', () => {
  const style = (text: string) => codes(checkNumberStyle(factsOf(made(p(text)))));
  test.each([
    ['6.8% of people stopped.', 'decimal-number'],
    ['About 27.1 of 100.', 'decimal-number'],
    ['It was better (p = 0.18).', 'statistics-for-patients'],
    ['You are three times as likely to get warm.', 'relative-only'],
    ['Now multiply your cups.', 'calculation'],
  ])('%s: %s', (text, code) => expect(style(text)).toContain(code));

  test.each([
    '7% of people stopped.',
    'Twice as warm: three times as likely, 9 of 100 against 3 of 100.',
    'Version 1.2.3 of the page.',
    'Read doi 10.1000/182.',
    'More people got warm.',
  ])('%s is fine', (text) => expect(style(text)).toEqual([]));

  test('a statistic is an error, a decimal a warning', () => {
    const found = checkNumberStyle(factsOf(made(p('It was 6.8% (p = 1).'))));
    expect(found.map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });
  test('the words of a claim are looked at too', () => {
    const loud = worded('loud', '27.1% got warm.', []);
    const found = checkNumberStyle(factsOf(library([module('brew')], deckOf(['brew']), { wording: { en: wording() }, claims: { loud } })));
    expect(codes(found)).toEqual(['decimal-number']);
  });
});

describe('denominators', () => {
  const mixed = (...blocks: Block[]) => codes(checkDenominators(factsOf(made(...blocks))));
  test('differ under one heading', () => expect(mixed(p('29 of 100 and 28 of 100.'), p('1 in 12 slept.'))).toEqual(['mixed-denominators']));
  test('are the same under one heading', () => expect(mixed(p('29 of 100 and 8 of 100.'))).toEqual([]));
  test('may differ under different headings', () => expect(mixed(p('29 of 100.'), heading('More'), p('1 of 12.'))).toEqual([]));
  test('may differ in two groups of one study, as its claim lists them', () => {
    expect(mixed(p('4 of 8 got warm, and 0 of 7 with water.[^small]'))).toEqual([]);
    expect(mixed(p('4 of 8 got warm, and 0 of 9 with water.[^small]'))).toEqual(['mixed-denominators']);
  });
  test('are found in the row of a table', () => {
    const rows = [
      [inlines('A'), inlines('29 of 100')],
      [inlines('B'), inlines('8 of 100')],
      [inlines('C'), inlines('1 of 12')],
    ];
    const found = checkDenominators(factsOf(made({ kind: 'table', at: at(30), head: [inlines('What'), inlines('Tea')], rows })));
    expect(found.map(({ at: place }) => place?.line)).toEqual([34]);
  });
  test('a year is none', () => expect(languageOf('en').frequenciesIn('40 in 2020, 41 of 100, 1 in every 8')).toHaveLength(2));
});

describe('the comparison', () => {
  const alone = (text: string) => codes(checkComparisons(factsOf(made(p(text)))));
  test('stands beside the numbers of its claim', () => expect(alone('About 23 of 100 got warm, 8 of 100 with water.[^spray]')).toEqual([]));
  test('may stand in another sentence that the claim covers', () => {
    expect(alone('About 23 of 100 got warm. With juice it was 8 of 100.[^spray]')).toEqual([]);
  });
  test('left out is an error', () => {
    expect(alone('Cool.[^warm] About 23 of 100 got warm.[^spray] Water is cold.[^warm]')).toEqual(['comparison-missing']);
  });
  test('is not asked for where no result is told', () => expect(alone('The 2023 study was about tea.[^spray]')).toEqual([]));
  test('is asked for beside the size of a study that gives no other number, but not beside its year', () => {
    expect(alone('In a study of 30 people, more got warm.[^group]')).toEqual(['comparison-missing']);
    expect(alone('In 2014 they looked.[^group]')).toEqual([]);
  });
  test('is missing in the words of the claim itself', () => {
    const bad = worded('bad', 'About 23 of 100 got warm.', ['23 of 100'], ['water']);
    const found = checkComparisons(factsOf(library([module('brew')], deckOf(['brew']), { claims: { bad } })));
    expect(codes(found)).toEqual(['comparison-missing']);
  });
  test('of a table is in its head', () => {
    const table = (head: string): Block => ({
      ...{ kind: 'table', at: at(30), head: [inlines('What'), inlines(head)] },
      rows: [[inlines('Warm[^spray]'), inlines('23 of 100')]],
    });
    expect(codes(checkComparisons(factsOf(made(table('Water')))))).toEqual([]);
    expect(codes(checkComparisons(factsOf(made(table('Tea')))))).toEqual(['comparison-missing']);
  });
});

describe('in Spanish', () => {
  const counted = claim('muchos', ['s1'], { numbers: ['41 de 100', '2.5'], words: { es: { says: inlines('41 de 100.'), short: 'Hoja' } } });
  const es = (text: string): Library => {
    const brew = module('brew', { locale: 'es', print: passage([p(text)], { heading: 'Calor' }) });
    const base = library([brew], deckOf(['brew']), { add: [counted], wording: { es: wording() } });
    return { ...base, project: { ...base.project, locales: ['es'] }, modules: { brew: { es: brew } } };
  };

  test.each([
    ['Son 6.8 tazas.', ['decimal-number']],
    ['Son 12,500 tazas.', []],
  ])('%s has a decimal where its point says so, as in the United States', (text, expected) => {
    expect(codes(checkNumberStyle(factsOf(es(text))))).toEqual(expected);
  });

  test.each([
    ['Sintieron calor 41 de 100.[^muchos]', []],
    ['Son 2.5 tazas.[^muchos]', []],
    ['Ten cuidado.[^muchos]', []],
    ['Sintieron calor 14 de 100.[^muchos]', ['strange-number']],
  ])('%s is held against the numbers of the claim as Spanish writes them', (text, expected) => {
    expect(codes(checkNumbers(factsOf(es(text))))).toEqual(expected);
  });
});
