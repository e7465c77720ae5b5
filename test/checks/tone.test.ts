import { expect, test } from 'vitest';
import { checkTone } from '../../scripts/checks/words/check-tone.js';
import type { Tone } from '../../scripts/model/wording.js';
import { claim, deckOf, inlines, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tone: Tone[] = [
  {
    says: 'promises',
    instead: 'Say what was seen.',
    all: [
      ['calm', 'rested'],
      ['you', 'your'],
    ],
  },
  { says: 'presses', instead: 'Leave time.', all: [['why wait', 'hurry']], questions: true },
  {
    says: 'lets somebody speak as proof',
    instead: 'Take it out.',
    all: [
      ['i', 'my'],
      ['was', 'slept'],
    ],
    quoted: true,
  },
];
const rested = claim('rested', ['s1'], { words: { en: { says: inlines('After tea, some people felt rested.'), short: 'Leaf' } } });
const found = (text: string) => {
  const made = library([module('brew', { print: passage([p(text)]) })], deckOf(['brew']), {
    wording: { en: wording({ tone }) },
    add: [rested],
  });
  return checkTone(factsOf(made));
};

test.each([
  ['You wake up rested.', 'promises'],
  ['A cup may leave you calm.', 'promises'],
  ['Why wait?', 'presses'],
  ['“I slept all night,” said a reader.', 'lets somebody speak'],
  ['“My mother was well again.”', 'lets somebody speak'],
  ['I slept all night after tea.[^rested]', 'lets somebody speak'],
  ['With tea, my pain was gone.[^rested]', 'lets somebody speak'],
  ['I was a wreck, said Ola, and tea felt good.[^rested]', 'lets somebody speak'],
])('"%s" is shown to a person', (text, says) => {
  const [one] = found(text);
  expect(one).toMatchObject({ code: 'tone', severity: 'warning' });
  expect(one?.message).toContain(says);
  expect(one?.message).toContain(text.replace('[^rested]', ''));
});

test.each([
  'The cup is calm.',
  'Are you calm?',
  'After tea, you may feel rested.[^rested]',
  'I slept, and you?',
  'Say: I was there when you woke.',
  'Ask: “What was my first cup?”',
  'Drink your tea.',
])('"%s" is not', (text) => expect(found(text)).toEqual([]));
