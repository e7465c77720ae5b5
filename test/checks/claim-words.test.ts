import { describe, expect, test } from 'vitest';
import { checkClaimWords, checkUse } from '../../scripts/checks/claims/check-claim-words.js';
import { checkReferences } from '../../scripts/checks/links/check-references.js';
import type { Claim, Library, Reference } from '../../scripts/model/content.js';
import { claim, deckOf, inlines, library, module, own, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const ASKED = '2026-11-23';
const tea = wording({
  hedges: ['may'],
  negations: ['not'],
  limits: ['small', 'hypotheses'],
  research: ['study'],
  subjects: [['green tea'], ['black tea']],
});

function judged(one: Claim, extra: { claims?: Claim[]; asOf?: string } = {}): string[] {
  const { claims = [], asOf = ASKED } = extra;
  const brew = module('brew', { print: passage([p(`Said.[^${one.id}]`)]) });
  const all = library([brew], deckOf(['brew']), { wording: { en: tea } });
  const only: Library = { ...all, claims: Object.fromEntries([one, ...claims].map((each) => [each.id, each])) };
  return checkClaimWords(factsOf(only, asOf)).map(({ code }) => code);
}

const saying = (says: string, extra: Partial<Claim> = {}): Claim =>
  claim('calms', ['s1'], { words: { en: { says: inlines(says), short: 'Leaf, 2020' } }, ...extra });
const shows = (basis: string): Pick<Claim, 'evidence'> => ({ evidence: [{ ref: 's1', basis, read: 'primary' }] });

describe('a claim is as sure as its verdict', () => {
  test('limited and in doubt', () => expect(judged(saying('It may calm.', { verdict: 'limited' }))).toEqual([]));
  test('limited and sure', () => expect(judged(saying('It calms.', { verdict: 'limited' }))).toEqual(['claim-too-sure']));
  test('limited, and told as the finding of a study', () =>
    expect(judged(saying('In a study of 3 cups, it calmed.', { verdict: 'limited' }))).toEqual([]));
  test('what the law or a label says is no finding', () =>
    expect(judged(saying('It is sold here.', { verdict: 'view', role: 'status' }))).toEqual([]));
  test('called well shown, on hypotheses', () =>
    expect(judged(saying('It may calm.', { ...shows('Calls them hypotheses.'), role: 'mechanism' }))).toEqual(['claim-too-sure']));
});

describe('a caveat limits something', () => {
  const main = (): Claim => saying('It may calm.', { verdict: 'limited', qualifiedBy: ['limit'] });
  const caveat = (says: string): Claim => claim('limit', ['s1'], { words: { en: { says: inlines(says), short: 'Leaf' } } });
  test('it says how small', () => expect(judged(main(), { claims: [caveat('That study was small.')] })).toEqual([]));
  test('it says nothing', () => expect(judged(main(), { claims: [caveat('Talk with us about your tea.')] })).toEqual(['empty-caveat']));
  test('it is a word', () => expect(judged(main(), { claims: [caveat('Not sure.')] })).toEqual(['empty-caveat']));
});

describe('a number stands in the evidence', () => {
  const number = (entry: number | string, basis: string): string[] => judged(saying('It calms.', { numbers: [entry], ...shows(basis) }));
  test('in the basis', () => expect(number(167, '167 people.')).toEqual([]));
  test('nowhere', () => expect(number(1670, '167 people.')).toEqual(['number-not-in-evidence']));
  test('so many of 100 as a percentage, rounded', () => expect(number('27 of 100', 'Remission in 27.1%.')).toEqual([]));
  test('so many of 100 as another percentage', () =>
    expect(number('37 of 100', 'Remission in 27.1%.')).toEqual(['number-not-in-evidence']));
  test('half, in a range of percentages', () => expect(number('half', '50 to 60% respond.')).toEqual([]));
  test('the year of the source', () => expect(number(2020, 'Read.')).toEqual([]));
  test('1 is an article as often as a number', () => expect(number(1, 'It lasts a week.')).toEqual([]));
});

test('a thing that a claim names stands in its evidence, unless the claim denies it', () => {
  expect(judged(saying('Black tea calms.', shows('A study of black tea.')))).toEqual([]);
  expect(judged(saying('Green tea calms.', shows('A study of black tea.')))).toEqual(['subject-not-in-evidence']);
  expect(judged(saying('It is not shown for green tea.', shows('A study of black tea.')))).toEqual([]);
});

test('a claim past its date', () => {
  expect(judged(saying('It calms.', { due: ASKED }))).toEqual([]);
  expect(judged(saying('It calms.', { due: '2026-11-22' }))).toEqual(['claim-past-due']);
});

test('a claim that nobody reads', () => {
  const brew = module('brew', { print: passage([own('small')]), figures: {} });
  const found = checkUse(factsOf(library([brew], deckOf(['brew'])), ASKED)).filter(({ code }) => code === 'unused-claim');
  expect(found.map(({ message }) => message)).toEqual(
    ['warm', 'calm', 'plain'].map((id) => `Claim "${id}" is cited nowhere and is no claim's caveat.`),
  );
});

test('the words of a quotation are those that its evidence quotes', () => {
  const quote = (basis: string): string[] => judged(saying('“Tea might be best”', { role: 'quotation', verdict: 'view', ...shows(basis) }));
  expect(quote('Exact: "Tea might be best".')).toEqual([]);
  expect(quote('Exact: "Tea may be the best".')).toEqual(['quotation-changed']);
});

describe('a reference', () => {
  function codes(change: Partial<Reference>, evidence: Partial<Claim['evidence'][number]> = {}): string[] {
    const all = library([], deckOf([]), { wording: { en: tea } });
    const first = all.references.s1 as Reference;
    const resting = claim('calms', [], { evidence: [{ ref: 's1', basis: 'Read.', read: 'primary', ...evidence }] });
    return checkReferences(factsOf({ ...all, claims: { calms: resting }, references: { s1: { ...first, ...change } } }, ASKED)).map(
      ({ code }) => code,
    );
  }
  const titled = (title: string): Partial<Reference> => ({ csl: { title } });
  test('that was read lately', () => expect(codes({})).toEqual([]));
  test('that nobody read', () => {
    const { read: _, ...unread } = library([], deckOf([])).references.s1 as Reference;
    const all = library([], deckOf([]));
    const found = checkReferences(factsOf({ ...all, claims: { calms: claim('calms', ['s1']) }, references: { s1: unread } }, ASKED));
    expect(found.map(({ code }) => code)).toEqual(['reference-not-read']);
  });
  test('whose title in our words says that it was not seen', () =>
    expect(codes(titled('[A study of tea, not seen]'))).toEqual(['reference-not-read']));
  test('of which a claim says that it read the original, and only a copy was read', () =>
    expect(codes({ read: 'second-hand' })).toEqual(['reference-not-read']));
  test('of which only a copy was read, as the claim says', () =>
    expect(codes({ read: 'second-hand' }, { read: 'second-hand' })).toEqual([]));
  test('retracted', () => expect(codes({ retraction: { status: 'retracted', checked: ASKED } })).toEqual(['reference-retracted']));
  test('retracted, by its title', () => expect(codes(titled('RETRACTED: On tea'))).toEqual(['reference-retracted']));
  test('looked at three years ago', () => expect(codes({ checked: '2023-11-23' })).toEqual([]));
  test('looked at more than three years ago', () => expect(codes({ checked: '2023-11-22' })).toEqual(['reference-stale']));
  test.each(['10.1000', 'doi:10.1000/s1', '10.1000/s1.', '10.1000/s 1'])('DOI %s', (doi) =>
    expect(codes({ doi })).toEqual(['malformed-address']),
  );
  test('DOI with parentheses', () => expect(codes({ doi: '10.1016/S0006-3223(99)00230-9' })).toEqual([]));
  test.each(['https://tea,org/a', 'https://tea', 'ftp://tea.org'])('address %s', (url) =>
    expect(codes({ url })).toEqual(['malformed-address']),
  );
  test('address of a page', () => expect(codes({ url: 'https://www.tea.org/a?b=c#d' })).toEqual([]));
  test('that no claim rests on', () => {
    const all = library([], deckOf([]));
    const found = checkReferences(factsOf(all, ASKED)).filter(({ code }) => code === 'unused-reference');
    expect(found.map(({ message }) => message)).toEqual(['No claim rests on reference "s6".']);
  });
});
