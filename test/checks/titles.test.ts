import { expect, test } from 'vitest';
import { checkTitles } from '../../scripts/checks/pieces/check-titles.js';
import type { Module } from '../../scripts/model/content.js';
import { deckOf, library, module, p, passage, slide } from '../support/compose-library.js';
import { composedOf } from '../support/composed.js';

type Written = readonly [id: string, heading: string, conditions?: readonly string[]];

const slides = ([id, heading, conditions = []]: Written): Module =>
  module(id, { slides: [slide(`${id}-1`, [p('Drink it.', { instruction: true })], { heading, conditions })] });

async function told(modules: readonly Module[], formats: readonly ('reveal' | 'booklet')[] = ['reveal']): Promise<string[]> {
  const content = library(
    [...modules],
    deckOf(
      modules.map(({ id }) => id),
      { formats },
    ),
  );
  return checkTitles(await composedOf(content)).map(({ code, message }) => `${code} ${message}`);
}

test.each<[string, Written, Written, boolean]>([
  ['the same title', ['leaf', 'How to brew'], ['cup', 'How to brew'], true],
  ['one sign more', ['leaf', 'How to brew'], ['cup', 'How to brew?'], true],
  ['other capitals', ['leaf', 'How to brew'], ['cup', 'How To Brew'], true],
  ['one for all and one for some', ['leaf', 'How to brew'], ['cup', 'How to brew', ['cold']], true],
  ['two for different people', ['leaf', 'How to brew', ['tired']], ['cup', 'How to brew', ['cold']], false],
  ['another title', ['leaf', 'How to brew leaves'], ['cup', 'How to warm a cup'], false],
])('slides of two modules with %s', async (_, one, other, isTold) => {
  const found = await told([slides(one), slides(other)]);
  expect(found.length > 0).toBe(isTold);
  if (isTold) expect(found[0]).toMatch(/^same-heading This slide has the title of another one that stands before it, "How to brew/i);
});

test('parts of a booklet too', async () => {
  const part = (id: string, heading: string): Module =>
    module(id, { print: passage([p('Drink it.', { instruction: true })], { heading }) });
  expect(await told([part('leaf', 'Tea'), part('cup', 'Tea')], ['booklet'])).toHaveLength(1);
  expect(await told([part('leaf', 'Tea'), part('cup', 'Cups')], ['booklet'])).toEqual([]);
});
