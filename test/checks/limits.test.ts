import { describe, expect, test } from 'vitest';
import { checkLimits } from '../../scripts/checks/claims/check-limits.js';
import type { Claim } from '../../scripts/model/content.js';
import { claim, deckOf, inlines, library, module, p, passage } from '../support/compose-library.js';
import { composedOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tea = wording({
  small: ['it', 'does', 'not', 'of', 'an', 'the', 'in', 'with', 'as'],
  negations: ['not', 'no'],
  limits: ['small', 'only'],
  hedges: ['may'],
  actions: ['do not'],
});

const saying = (says: string, extra: Partial<Claim> = {}): Claim =>
  claim('calms', ['s1'], { role: 'benefit', words: { en: { says: inlines(says), short: 'Leaf, 2020' } }, ...extra });

/** What is told of a booklet of these paragraphs. */
async function told(one: Claim, ...paragraphs: string[]): Promise<string[]> {
  const brew = module('brew', { print: passage(paragraphs.map((text) => p(text))), brief: passage([p('Brief.')]) });
  const content = library([brew], deckOf(['brew'], { formats: ['booklet'] }), { add: [one], wording: { en: tea } });
  return checkLimits(await composedOf(content)).map(({ code, message }) => `${code} ${message.split(': ').at(-1)}`);
}

const NOT_ALL = saying('Green tea calms the stomach. It does not calm an empty stomach of children.');

describe('what limits a finding is said in the piece', () => {
  test('it is told where nothing says it', async () =>
    expect(await told(NOT_ALL, 'Green tea calms the stomach.[^calms]')).toEqual([
      'limit-unsaid "It does not calm an empty stomach of children."',
    ]));

  test.each([
    ['in the same paragraph', ['Green tea calms the stomach. In children with an empty stomach it does not.[^calms]']],
    ['further on, without a mark', ['Green tea calms the stomach.[^calms]', 'An empty stomach of children stays as it was.']],
    ['as the claim has it', ['[^calms]']],
  ])('nothing is told where it stands %s', async (_, paragraphs) => expect(await told(NOT_ALL, ...paragraphs)).toEqual([]));

  test('a small study is small in other words too', async () => {
    const small = saying('Green tea calms the stomach. In small studies about half felt it.');
    expect(await told(small, 'Green tea calms the stomach.[^calms]')).toHaveLength(1);
    expect(await told(small, 'Green tea calms the stomach, in small trials.[^calms]')).toEqual([]);
  });

  test.each([
    ['a risk', saying('Green tea burns. It does not warn you.', { role: 'risk' })],
    ['an order', saying('Green tea calms the stomach. Do not drink it hot.')],
    ['a claim of one sentence', saying('Green tea does not calm the stomach.')],
  ])('%s has no limit to lose', async (_, one) => expect(await told(one, 'Green tea calms or burns.[^calms]')).toEqual([]));
});
