import { expect, test } from 'vitest';
import { phrases } from '../../scripts/model/phrase.js';

const found = (phrase: string, text: string): string[] =>
  phrases([phrase])
    .find(text)
    .map(({ text: words, index }) => `${index} ${words}`);

test.each([
  ["i'm", 'Now I’m warm again.', ['4 I’m']],
  ["i've", 'I’ve had tea.', ['0 I’ve']],
  ['“calm”', 'Tea can “calm” you.', ['8 “calm”']],
  ['"calm"', '"Calm" comes first.', ['0 "Calm"']],
  ['p=*', 'It was so (p=0.05).', ['11 p=0']],
  ['t-bag*', 'Two T-bags a pot.', ['4 T-bags']],
  ['more than', 'More  than one, no more.', ['0 More  than']],
  ['brew*', 'Brewed, unbrewed, brew-house', ['0 Brewed', '18 brew-house']],
])('"%s" is found in "%s"', (phrase, text, places) => expect(found(phrase, text)).toEqual(places));

test.each([
  ["i'm", 'Tim is in.'],
  ['“calm”', 'Tea can calm you.'],
  ['“calm”', 'Calm” alone.'],
  ['tea', 'A teapot and a steam.'],
  ['a', 'Tea'],
])('"%s" does not stand in "%s"', (phrase, text) => expect(phrases([phrase]).isIn(text)).toBe(false));

test.each(['¿Cura?', '¡Cura!', '«Cura»', '¿Es una cura?', 'No. ¡Una cura!'])(
  'a word is found after the sign that opens a sentence or a quotation: %s',
  (text) => {
    expect(phrases(['cura']).isIn(text)).toBe(true);
  },
);
