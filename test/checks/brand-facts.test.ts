import { describe, expect, test } from 'vitest';
import { checkBrandFacts } from '../../scripts/checks/safety/check-brand-facts.js';
import { checkBrandWords } from '../../scripts/checks/words/check-brand-words.js';
import { checkPointing } from '../../scripts/checks/words/check-pointing.js';
import { checkTone } from '../../scripts/checks/words/check-tone.js';
import { deckOf, library } from '../support/compose-library.js';
import { codesOf, factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tea = wording({
  negations: ['not', 'no', 'none'],
  exceptions: ['unless', 'are fine'],
  conditions: ['if', 'when'],
  urgent: ['call us', 'wait'],
  urgency: { 'next-visit': ['next day', 'when we open', 'can wait'] },
  tone: [{ says: 'blurs what is approved', instead: 'Leave it out.', all: [['FDA'], ['certif*', 'endors*']] }],
  earning: ['paid'],
  access: { ...wording({}).access, pointing: ['on the left'] },
});

const factsOfBrand = (facts: Record<string, string>, name = 'House of Tea') => {
  const made = library([], deckOf([]), { wording: { en: tea } });
  const [brand] = Object.values(made.brands);
  if (!brand) throw new Error('The library has no brand.');
  const labels = {
    last: { label: { en: 'Drink the last cup at' } },
    fasting: { label: { en: 'No food from' } },
    hours: { label: { en: 'Hours' } },
    again: { label: { en: 'You may stir again on' } },
  };
  const own = { ...brand, name: { en: name }, facts: Object.fromEntries(Object.entries(facts).map(([key, en]) => [key, { en }])) };
  return factsOf({ ...made, project: { ...made.project, facts: labels }, brands: { [brand.id]: own } });
};

describe('a fact of a brand takes nothing back', () => {
  test.each([
    [{ fasting: 'Not needed with our small cups' }],
    [{ fasting: 'Midnight, unless you are hungry' }],
    [{ fasting: 'Midnight; small sips are fine' }],
    [{ last: 'Not needed' }],
    [{ hours: 'Monday to Friday. If we are closed, wait for the next day.' }],
    [{ hours: 'All week. A burn can wait, so call us then.' }],
    [{ again: 'Call us when we open' }],
  ])('%o', (facts) => expect(codesOf(checkBrandFacts(factsOfBrand(facts)))).toEqual(['order-exception']));
  test.each([
    [{ fasting: 'Midnight' }],
    [{ hours: 'Monday to Friday, not on holidays' }],
    [{ hours: 'Monday to Friday. Call us if you are late.' }],
    [{ again: 'The next day' }],
    [{ last: '8 pm' }],
  ])('%o is a fact', (facts) => expect(checkBrandFacts(factsOfBrand(facts))).toEqual([]));
});

test('the name and the facts of a brand are judged for their tone', () => {
  const tone = (facts: Record<string, string>, name?: string) => codesOf(checkTone(factsOfBrand(facts, name)));
  expect(tone({}, 'House of Tea, FDA-certified')).toEqual(['tone']);
  expect(tone({ hours: 'All week. Endorsed by the FDA.' })).toEqual(['tone']);
  expect(tone({ hours: 'All week' })).toEqual([]);
  expect(tone({ hours: 'Nobody is paid, and no FDA endorsed it' })).toEqual([]);
});

test.each([
  ['Ask the RN at the desk', ['unexplained-abbreviation']],
  ['Ask the registered nurse (RN) at the desk', []],
  ['8 AM to 5 PM, at HOT Tea House', []],
])('a short form in a fact is written out: %s', (hours, codes) => {
  expect(codesOf(checkBrandWords(factsOfBrand({ hours }, 'HOT Tea House')))).toEqual(codes);
});

test('a fact names what it means, and does not point at it', () => {
  expect(codesOf(checkPointing(factsOfBrand({ hours: 'See the cup on the left.' })))).toEqual(['points-by-look']);
});
