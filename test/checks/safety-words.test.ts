import { describe, expect, test } from 'vitest';
import { checkUnsourcedNumbers } from '../../scripts/checks/claims/check-unsourced-numbers.js';
import { checkPhones } from '../../scripts/checks/safety/check-phones.js';
import { checkSafetyWords } from '../../scripts/checks/safety/check-safety-words.js';
import type { Block, Library, Module, Requirement } from '../../scripts/model/content.js';
import { at, claim, deckOf, inlines, library, list, module, own, p, passage, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const requirement = (...phrases: string[]): Requirement => ({
  ...{ id: 'HOT', says: { en: 'hot' }, requiredIn: [], mustSay: { en: phrases }, at: at(1, 'decks/requirements.yaml') },
});
const made = (
  extra: Partial<Module>,
  phrases: string[] = [],
  more: Partial<Library> & { add?: Library['claims'][string][] } = {},
): Library =>
  library([module('brew', extra)], deckOf(['brew']), { wording: { en: wording() }, requirements: [requirement(...phrases)], ...more });
const taking = (text: string, line = 1): Block => ({ kind: 'group', at: at(line), takes: ['HOT'], instruction: true, blocks: [p(text)] });

describe('safety words', () => {
  const missing = (extra: Partial<Module>, ...phrases: string[]) => checkSafetyWords(factsOf(made(extra, phrases)));

  test('a dropped "not" is an error', () => {
    expect(missing({ print: passage([taking('Do not drink it hot.')]) }, 'do not drink')).toEqual([]);
    const [found] = missing({ print: passage([taking('Drink it hot.')]) }, 'do not drink');
    expect(found).toMatchObject({ code: 'safety-words-missing', severity: 'error' });
    expect(found?.message).toBe('The print takes HOT and must say "do not drink", which is not there.');
  });
  test('a changed number is an error', () => {
    expect(missing({ brief: passage([taking('Wait 12 hours.')]) }, '24 hours')).toHaveLength(1);
  });
  test('either of two words will do', () => {
    expect(missing({ brief: passage([taking('Wait a day.')]) }, '24 hours|a day')).toEqual([]);
  });
  test('the slides are looked at together, each other passage by itself', () => {
    const slides = [slide('a', [taking('Wait.')]), slide('b', [taking('Blow.')])];
    expect(missing({ slides }, 'wait', 'blow')).toEqual([]);
    expect(missing({ slides, brief: passage([taking('Wait.')]) }, 'wait', 'blow')).toHaveLength(1);
  });
  test('words outside the blocks that take the requirement do not count', () => {
    expect(missing({ print: passage([taking('Blow.'), p('Wait.')]) }, 'wait')).toHaveLength(1);
  });
  test('a passage that takes it counts as a whole, and so do the words of a claim in it', () => {
    expect(missing({ print: passage([p('Wait.'), own('warm')], { takes: ['HOT'] }) }, 'wait', 'the warm claim')).toEqual([]);
  });
  test('a phrase can hold for some kinds of passage only', () => {
    const both = { brief: passage([taking('Wait.')]), print: passage([taking('Wait, then blow.')]) };
    expect(missing(both, 'wait', 'print: blow')).toEqual([]);
    expect(missing(both, 'wait', 'brief print: blow')).toHaveLength(1);
  });
  test('the place is the block that says the phrase before it', () => {
    const print = passage([taking('Wait.', 4), taking('Blow.', 8)]);
    expect(missing({ print }, 'wait', 'blow', 'sip')[0]?.at?.line).toBe(8);
    expect(missing({ print }, 'wait', 'sip', 'blow')[0]?.at?.line).toBe(4);
  });
  test('where nothing takes it, nothing is asked', () => expect(missing({ print: passage([p('Tea.')]) }, 'wait')).toEqual([]));
  test('a phone box adds the words of the region', () => {
    const phone = (takes: string[]): Block => ({ kind: 'phone', line: 'crisis', at: at(), takes, blocks: [p('If you burn.')] });
    expect(missing({ print: passage([phone(['HOT'])]) }, 'text 50808')).toEqual([]);
  });
});

describe('a number in an instruction', () => {
  const instructed = (text: string): Block => ({ kind: 'group', at: at(), instruction: true, blocks: [p(text)] });
  const found = (block: Block, ...phrases: string[]) =>
    checkUnsourcedNumbers(factsOf(made({ print: passage([block]) }, phrases))).map(({ code }) => code);

  test('without a source is a warning', () => {
    expect(found(instructed('Wait 6 hours.'))).toEqual(['unsourced-number']);
    expect(found(instructed('Wait six hours.'))).toEqual(['unsourced-number']);
    expect(found({ ...list('checklist', 'Wait 6 hours.'), instruction: true })).toEqual(['unsourced-number']);
  });
  test('rests on a claim, on the words of a requirement, or counts what stands there', () => {
    expect(found(instructed('Wait 6 hours.[^warm]'))).toEqual([]);
    expect(found(taking('Wait 6 hours.'), '6 hours')).toEqual([]);
    expect(found(instructed('Look at the six cups.'))).toEqual([]);
  });
  test('in notes may be a number of the same module', () => {
    const add = [claim('wait', ['s1'], { numbers: [24] })];
    const notes = [instructed('Say 24 hours aloud.')];
    expect(checkUnsourcedNumbers(factsOf(made({ slides: [slide('a', [p('Wait 24 hours.[^wait]')], { notes })] }, [], { add })))).toEqual(
      [],
    );
    expect(checkUnsourcedNumbers(factsOf(made({ slides: [slide('a', [], { notes })] })))).toHaveLength(1);
  });
});

describe('a phone number', () => {
  const add = [
    claim('report', ['s1'], { numbers: ['1-800-TEA-1088'], words: { en: { says: inlines('Call 1-800-TEA-1088.'), short: 'Leaf' } } }),
  ];
  const found = (text: string) => checkPhones(factsOf(made({ print: passage([p(text)]) }, [], { add })));

  test.each(['1-800-273-8255', '1-800-TEA-1008', '555-0199', '(800) 555-0199', '+44 20 7946 0000', '741741'])(
    '%s is nobody we know',
    (phone) => {
      expect(found(`Call ${phone} now.`).map(({ code }) => code)).toEqual(['strange-phone']);
    },
  );
  test.each(['998', '989', '912', '919'])('%s is an emergency line mistyped', (phone) => {
    expect(found(`Call ${phone} now.`)[0]?.hint).toMatch(/^Did you mean (988|911)\?/);
  });
  test.each(['911', '988', '555-0100', '1-800-TEA-1088', '167', '1990-2000', '2026-11-23', '1,088,000', '24'])(
    '%s is none to doubt',
    (text) => {
      expect(found(`See ${text} here.`)).toEqual([]);
    },
  );
});
