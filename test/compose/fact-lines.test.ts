import { describe, expect, test } from 'vitest';
import type { Composer } from '../../scripts/compose/composer.js';
import { brandFacts } from '../../scripts/compose/phone-boxes.js';
import { plainText } from '../../scripts/model/tree.js';

/** A brand that gives one fact. */
const factOf = (value: string) => {
  const composer = {
    library: { project: { facts: { hours: { label: { en: 'Hours' } } } } },
    brand: { facts: { hours: { en: value } } },
    inLocale: (words: Readonly<Record<string, string>> | undefined) => words?.en ?? '',
  };
  return brandFacts(['hours'], composer as unknown as Composer)[0]?.value ?? [];
};
const kindsOf = (value: string): string[] => factOf(value).map(({ kind }) => kind);

describe('a fact is printed as it is typed', () => {
  test.each([
    ['one line', 'Monday to Friday', ['strong']],
    ['two lines', 'Monday 8-5\nFriday 8-12\n', ['strong', 'break', 'strong']],
    ['lines with blanks around them', '  Monday 8-5  \n\n  Friday 8-12', ['strong', 'break', 'strong']],
    ['a bold word', 'Monday 8-5\n**Closed** on holidays', ['text', 'break', 'strong', 'text']],
    ['two bold words', '**Mon** 8-5, **Fri** 8-12', ['strong', 'text', 'strong', 'text']],
    ['stars that mark nothing', 'Rated ** by 5 ** people', ['strong']],
    ['one star', '8-5 * not on holidays', ['strong']],
  ])('%s', (_, value, kinds) => {
    expect(kindsOf(value)).toEqual(kinds);
  });

  test('the stars around a bold word are not printed', () => {
    expect(plainText(factOf('**Closed** on holidays'))).toBe('Closed on holidays');
  });
});
