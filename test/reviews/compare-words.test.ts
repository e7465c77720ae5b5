import { describe, expect, test } from 'vitest';
import type { ReviewWords } from '../../scripts/model/review-words.js';
import { compareWords, markWords } from '../../scripts/reviews/compare-words.js';

const START = { file: 'en.md', line: 1, column: 1 };
/** Words by line: "print/item: Sip." stands on the line of its place in the list. */
const words = (...lines: string[]): ReviewWords[] =>
  lines.map((one, index) => {
    const [, place = '', kind = 'text', box, said = ''] = /^(\w+)\/(\w+)(?:@(\w+))?: (.*)$/.exec(one) ?? [];
    return {
      ...{ place, kind: kind as 'text', inside: [], instruction: false, limits: [], regions: [], claims: [], takes: [], words: said },
      ...(box && { box: box as 'clinic' }),
      at: { file: 'en.md', line: index + 10, column: 1 },
    };
  });
const told = (old: ReviewWords[], now: ReviewWords[]): string[] =>
  compareWords(old, now, START).map(({ what, old: was, now: is, at }) => `${at.line} ${what}: ${was?.words ?? ''} > ${is?.words ?? ''}`);

describe('what happened to a sentence', () => {
  const list = words(
    'print/text: Call for:',
    'print/item: Chest pain',
    'print/item: Fainting',
    'print/item: Yellow skin',
    'notes/text: Ask.',
  );

  test.each([
    ['nothing', list, []],
    [
      'a word',
      words('print/text: Call for:', 'print/item: Chest ache', 'print/item: Fainting', 'print/item: Yellow skin', 'notes/text: Ask.'),
      ['11 changed: Chest pain > Chest ache'],
    ],
    [
      'all of its words',
      words('print/text: Call for:', 'print/item: Chest pain', 'print/item: Feeling well', 'print/item: Yellow skin', 'notes/text: Ask.'),
      ['12 changed: Fainting > Feeling well'],
    ],
    [
      'it is gone',
      words('print/text: Call for:', 'print/item: Chest pain', 'print/item: Yellow skin', 'notes/text: Ask.'),
      ['12 removed: Fainting > '],
    ],
    [
      'the last of a list is gone',
      words('print/text: Call for:', 'print/item: Chest pain', 'print/item: Fainting', 'notes/text: Ask.'),
      ['13 removed: Yellow skin > '],
    ],
    [
      'one is new',
      words(
        'print/text: Call for:',
        'print/item: Chest pain',
        'print/item: Fits',
        'print/item: Fainting',
        'print/item: Yellow skin',
        'notes/text: Ask.',
      ),
      ['12 added:  > Fits'],
    ],
    [
      'another order',
      words('print/text: Call for:', 'print/item: Yellow skin', 'print/item: Chest pain', 'print/item: Fainting', 'notes/text: Ask.'),
      ['11 moved: Yellow skin > Yellow skin'],
    ],
    [
      'another place',
      words('print/text: Call for:', 'print/item: Chest pain', 'print/item: Yellow skin', 'notes/text: Ask.', 'notes/item: Fainting'),
      ['14 moved: Fainting > Fainting'],
    ],
    [
      'another box',
      words(
        'print/text: Call for:',
        'print/item@clinic: Chest pain',
        'print/item: Fainting',
        'print/item: Yellow skin',
        'notes/text: Ask.',
      ),
      ['11 moved: Chest pain > Chest pain'],
    ],
  ])('%s', (_, now, expected) => {
    expect(told(list, now)).toEqual(expected);
  });

  test('of two that were swapped one is said to have moved, and of a part that is gone each sentence', () => {
    expect(told(words('a/text: One.', 'a/text: Two.'), words('a/text: Two.', 'a/text: One.'))).toHaveLength(1);
    expect(told(words('a/text: One.', 'b/text: Two.', 'b/text: Three.'), words('a/text: One.'))).toEqual([
      '1 removed: Two. > ',
      '1 removed: Three. > ',
    ]);
  });

  test('pairs each sentence with the one most like it, although others came between', () => {
    const old = words('a/text: Do not drive for a day.', 'a/text: Rest at home with an adult.');
    const now = words('a/text: Drink some water.', 'a/text: Rest at home.', 'a/text: Do not drive for two days.');
    expect(told(old, now).sort()).toEqual([
      '10 added:  > Drink some water.',
      '11 changed: Rest at home with an adult. > Rest at home.',
      '12 changed: Do not drive for a day. > Do not drive for two days.',
    ]);
  });

  test('a text of which each second sentence is new is still told sentence by sentence', () => {
    const many = Array.from({ length: 1400 }, (_, index) => `a/text: Sentence number ${index}.`);
    const now = many.map((one, index) => (index % 2 === 0 ? one : `a/text: Other words ${index}.`));
    expect(compareWords(words(...many), words(...now), START).map(({ what }) => what)).toEqual(Array(700).fill('changed'));
  });
});

describe('the words of a sentence', () => {
  const marked = (old: string, now: string): string =>
    [markWords(old, now).old, markWords(old, now).now]
      .map((parts) => parts.map(({ text, changed }) => (changed ? `<${text}>` : text)).join(' '))
      .join(' / ');

  test.each([
    ['Wait 24 hours.', 'Wait 2 hours.', 'Wait <24> hours. / Wait <2> hours.'],
    ['Do not drive.', 'Do drive.', 'Do <not> drive. / Do drive.'],
    [
      'seen in healthy people, not in ill people',
      'seen in ill people, not in healthy people',
      'seen in <healthy> people, not in <ill> people / seen in <ill> people, not in <healthy> people',
    ],
    ['', 'New words', '<> / <New words>'],
  ])('%s > %s', (old, now, expected) => {
    expect(marked(old, now)).toBe(expected);
  });
});
