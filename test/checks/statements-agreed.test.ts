import { describe, expect, test } from 'vitest';
import { checkStatements } from '../../scripts/checks/claims/check-statements.js';
import type { Block } from '../../scripts/model/content.js';
import { at, claim, deckOf, inlines, library, module, p, passage, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tea = wording({
  actions: ['drink', 'ask', 'say', 'explain'],
  imperatives: ['thank', 'let'],
  openers: ['if', 'then', 'so'],
  tellings: ['say that', 'explain that'],
  reasons: ['because'],
  finite: ['needs', 'need', 'has', 'lasts'],
  risky: ['double', 'skip'],
  presumes: ['why', 'even if'],
  statements: ['Tea is on the left.'],
  openQuestions: ['how', 'what', 'why'],
  research: [],
});
const says = (id: string, text: string) => claim(id, ['s1'], { words: { en: { says: inlines(text), short: 'Leaf' } } });
const add = [says('warmth', 'The warmth of tea lasts an hour.'), says('strength', 'Double the leaves make tea bitter.')];
const judged = (extra: Parameters<typeof module>[1]) =>
  checkStatements(factsOf(library([module('brew', extra)], deckOf(['brew']), { wording: { en: tea }, add }))).map(({ code }) => code);
const inNotes = (text: string) => judged({ slides: [slide('a', [], { notes: [p(text)] })] });
const instructed = (text: string): Block => ({ kind: 'group', at: at(), instruction: true, blocks: [p(text)] });

describe('what rests on no source', () => {
  test.each([
    'Most people need three cups.',
    'Say that most people need three cups.',
    'Drink slowly; a cup lasts the whole morning.',
    'Drink it because it has no bitterness.',
    'Most people need three cups. The warmth of tea lasts an hour.[^warmth]',
  ])('in notes, "%s" states something', (text) => expect(inNotes(text)).toEqual(['uncited-fact']));

  test.each([
    'Drink slowly.',
    'If somebody is cold, thank them for coming.',
    'Then let the person ask.',
    'Ask: “What has tea done for you?”',
    'Tea is on the left.',
    'The warmth lasts an hour. Tea is warm.[^warmth]',
  ])('in notes, "%s" does not, or may', (text) => expect(inNotes(text)).toEqual([]));

  test('advice that could hurt rests on something', () => {
    expect(inNotes('Ask them to double the leaves.')).toEqual(['unsourced-advice']);
    expect(inNotes('Skip the second cup, then ask again.')).toEqual([]);
    expect(inNotes('Drink, and skip the second cup.')).toEqual(['unsourced-advice']);
    expect(inNotes('Let them not double the leaves.[^strength]')).toEqual([]);
  });
  test('a mark carries no more advice than its claim gives', () => {
    expect(inNotes('Ask them to double the leaves.[^warmth]')).toEqual(['unsourced-advice']);
    expect(inNotes('The warmth of tea lasts an hour, so ask them to skip the second cup.[^warmth]')).toEqual(['unsourced-advice']);
    expect(inNotes('The warmth of tea lasts an hour; they may skip the second cup.[^warmth]')).toEqual([]);
  });
  test('an instruction and a summary state nothing either; words without a verb do not', () => {
    expect(judged({ print: passage([instructed('Everybody has time for tea.')]) })).toEqual(['uncited-fact']);
    expect(judged({ print: passage([instructed('A cup, a spoon, a friend.')]) })).toEqual([]);
    expect(judged({ summary: 'A cup a day has made many people calm.' })).toEqual(['uncited-fact']);
    expect(judged({ summary: 'Ask what tea has done for others today.' })).toEqual([]);
  });
  test('a phone box lists signs', () => {
    const box: Block = { kind: 'phone', line: 'crisis', at: at(), blocks: [p('Your hand has burns.')] };
    expect(judged({ print: passage([box]) })).toEqual([]);
  });
  test('a prompt takes nothing for granted', () => {
    expect(judged({ teachBack: [p('Why is tea good for years?')] })).toEqual(['uncited-fact']);
    expect(judged({ teachBack: [p('What do you know about tea?')] })).toEqual([]);
  });
});
