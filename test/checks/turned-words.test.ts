import { describe, expect, test } from 'vitest';
import { checkClaimWords } from '../../scripts/checks/claims/check-claim-words.js';
import { checkDueDays } from '../../scripts/checks/claims/check-due-days.js';
import { checkParaphrase } from '../../scripts/checks/claims/check-paraphrase.js';
import { checkSignForms } from '../../scripts/checks/safety/check-sign-forms.js';
import { checkLabels } from '../../scripts/checks/words/check-labels.js';
import { checkTone } from '../../scripts/checks/words/check-tone.js';
import type { Block, Claim, Library, Review } from '../../scripts/model/content.js';
import type { SafetyItem } from '../../scripts/model/safety.js';
import { at, claim, deckOf, inlines, library, module, p, passage } from '../support/compose-library.js';
import { codesOf, factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const RATES = { weekly: ['once a week'], 'twice-weekly': ['twice a week', 'two times a week'], 'every-two-weeks': ['every two weeks'] };
const tea = wording({
  benefits: ['helps to', 'prevent*'],
  rates: Object.entries(RATES).map(([name, words]) => ({ name, words })),
  tone: [{ says: 'takes for granted', instead: 'Leave it open.', titles: true, all: [['getting started', 'your new']] }],
});
const saying = (id: string, says: string, extra: Partial<Claim> = {}): Claim =>
  claim(id, ['s1'], { words: { en: { says: inlines(says), short: 'Leaf' } }, ...extra });
const made = (blocks: Block[], extra: Partial<Library> & { add?: Claim[] } = {}, title = 'Brew'): Library =>
  library([module('brew', { title, print: passage(blocks) })], deckOf(['brew']), { wording: { en: tea }, ...extra });

describe('a risk is told as one', () => {
  const scald = saying('scald', 'Hot tea can scald the mouth. It must be cool first.', { role: 'risk' });
  const told = (text: string): string[] => codesOf(checkParaphrase(factsOf(made([p(text)], { add: [scald] }))));
  test('as it is', () => expect(told('Hot tea can scald your mouth.[^scald]')).toEqual([]));
  test('a duty turned into a good', () => expect(told('Tea helps to cool the mouth.[^scald]')).toContain('weaker-than-claim'));
  test('a harm turned into a good', () => expect(told('Hot tea can prevent a scald of the mouth.[^scald]')).toContain('weaker-than-claim'));
  test('what is denied is no good', () =>
    expect(told('Hot tea does not prevent a scald of the mouth.[^scald]')).not.toContain('weaker-than-claim'));
});

describe('how often', () => {
  const often = saying('often', 'People drink it twice a week.');
  const told = (text: string): string[] => codesOf(checkParaphrase(factsOf(made([p(text)], { add: [often] }))));
  test('in other words', () => expect(told('People drink it two times a week.[^often]')).toEqual([]));
  test('otherwise', () => expect(told('People drink it every two weeks.[^often]')).toEqual(['strange-unit']));
});

test('what sums up results that do not hold is not well shown', () => {
  const sum = (verdict: Claim['verdict']): string[] => {
    const all = made([p('Not shown.[^sum]')], {
      add: [saying('sum', 'It is not shown that tea calms.', { role: 'benefit', verdict, sumsUp: 'calm' })],
    });
    return codesOf(checkClaimWords(factsOf(all))).filter((code) => code === 'claim-too-sure');
  };
  expect([sum('unproven'), sum('supported')]).toEqual([[], ['claim-too-sure']]);
});

test('a claim is looked at again within two years, a review within three', () => {
  const all = made([p('Tea.')], { add: [saying('calms', 'It calms.', { checked: '2026-11-23', due: '2028-11-24' })] });
  const review: Omit<Review, 'due'> = {
    ...{ kind: 'clinical', module: 'brew', locale: 'en', regions: ['us'], by: 'A', role: 'nurse', on: '2026-11-23', snapshot: 'x' },
  };
  const reviews = ['2029-11-23', '2029-11-24'].map((due) => ({ ...review, due }));
  expect(codesOf(checkDueDays(factsOf({ ...all, reviews })))).toEqual(['due-too-late', 'due-too-late']);
});

describe('titles leave the choice open', () => {
  const told = (title: string): string[] => codesOf(checkTone(factsOf(made([p('Getting started takes time.')], {}, title))));
  test('one that takes it for granted', () => expect(told('Getting started with tea')).toEqual(['tone']));
  test('one that does not; and what is said below it', () => expect(told('Tea or coffee')).toEqual([]));
});

test('one label among many of another name is told', () => {
  const entry = (label: string): Block => ({
    ...{ kind: 'paragraph', at: at() },
    inlines: [{ kind: 'emphasis', children: inlines(`${label}:`) }, ...inlines(' it was small.')],
  });
  const told = (labels: string[]): string[] => codesOf(checkLabels(factsOf(made(labels.map(entry)))));
  expect(told(['Limit', 'Limit', 'Limit', 'Limit'])).toEqual([]);
  expect(told(['Limit', 'Limit', 'Limit', 'Strength'])).toEqual(['odd-label']);
  expect(told(['Limit', 'Strength'])).toEqual([]);
});

describe('the forms of a danger sign tell the same', () => {
  const told = (says: string, short: string, also: string[] = ['pass out']): string[] => {
    const sign: SafetyItem = {
      ...{ id: 'faint', kind: 'sign', urgency: 'emergency', claims: [], at: at(1, 'decks/safety.yaml') },
      words: { en: { says, short, also, keeps: [], at: at(1, 'decks/safety/en.yaml') } },
    };
    return codesOf(checkSignForms(factsOf(made([p('Tea.')], { safety: { faint: sign } }))));
  };
  test('as they are', () => expect(told('you are about to faint', 'about to faint')).toEqual([]));
  test('a kind word that hides it', () => expect(told('you feel far away', 'faint')).toEqual(['forms-differ']));
  test('another time', () => expect(told('you have fainted', 'about to faint')).toEqual(['forms-differ']));
});
