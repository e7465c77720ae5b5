import { describe, expect, test } from 'vitest';
import { balanceOf, checkBalance } from '../../scripts/checks/pieces/check-balance.js';
import type { Block, Claim, Requirement } from '../../scripts/model/content.js';
import type { ReadPiece } from '../../scripts/model/read-deck.js';
import { at, claim, deckOf, library, module, p, passage, slide } from '../support/compose-library.js';
import { codesOf, composedOf } from '../support/composed.js';

const risk = (id: string, extra: Partial<Claim> = {}): Claim => claim(id, ['s1'], { role: 'risk', ...extra });
const add = [claim('good', ['s2']), risk('bad', { takesUp: ['T09'] }), risk('worse')];
const crisis: Block = { kind: 'phone', line: 'crisis', at: at(), blocks: [p('If you cannot cope.')] };
const T09: Requirement = { id: 'T09', says: { en: 'burns' }, requiredIn: ['tea'], at: at() };
const ten = (word: string, mark: string): Block => p(`${`${word} `.repeat(10).trim()}.[^${mark}]`);

const booklet = (...blocks: Block[]) =>
  composedOf(library([module('brew', { print: passage(blocks) })], deckOf(['brew'], { formats: ['booklet'] }), { add }));
const slides = (...all: ReturnType<typeof slide>[]) =>
  composedOf(library([module('brew', { slides: all })], deckOf(['brew']), { add, requirements: [T09] }));
const foundIn = async (composed: ReturnType<typeof booklet>) => checkBalance(await composed);

describe('a piece', () => {
  test('that states a benefit and no risk is refused', async () => {
    const [found] = await foundIn(booklet(ten('warm', 'good')));
    expect(found).toMatchObject({ code: 'benefit-without-risk', severity: 'error' });
    expect(found?.message).toContain('10 words');
  });

  test('that gives risks fewer than half the words of benefits is refused, with both counts', async () => {
    const [found] = await foundIn(booklet(ten('warm', 'good'), ten('warm', 'good'), ten('warm', 'good'), ten('burns', 'bad')));
    expect(found).toMatchObject({ code: 'unbalanced', severity: 'error' });
    expect(found?.message).toContain('10 words on risks for 30 on benefits (0.33)');
  });

  test('with half as many words on risks passes, and so does one that promises nothing', async () => {
    expect(await foundIn(booklet(ten('warm', 'good'), ten('warm', 'good'), ten('burns', 'bad')))).toEqual([]);
    expect(await foundIn(booklet(p('Tea is a drink.')))).toEqual([]);
    expect(await foundIn(booklet(ten('burns', 'bad')))).toEqual([]);
  });
});

test('a run that states both counts half for either, and a caveat of a benefit for neither', async () => {
  const caveats = [claim('hope', ['s2'], { qualifiedBy: ['small', 'bad'] })];
  const made = library(
    [module('brew', { print: passage([p('One two three four.[^hope][^worse]')]) })],
    deckOf(['brew'], { formats: ['booklet'] }),
    {
      add: [...add, ...caveats],
    },
  );
  const composed = await composedOf(made);
  expect(balanceOf(composed.pieces[0] as ReadPiece, made)).toEqual({ benefit: 2, risk: 2 + 3 });
});

describe('a path through the slides', () => {
  const risks = (extra = {}) => slide('risks', [ten('burns', 'bad')], extra);
  const call = (extra = {}) => slide('call', [crisis], extra);
  const cold = slide('cold', [ten('warm', 'good')], { conditions: ['cold'] });

  test('that shows risks and the crisis box to everyone passes', async () => {
    expect(await foundIn(slides(cold, risks(), call()))).toEqual([]);
  });

  test('without the risks that others see is refused, even where another risk is left', async () => {
    const other = slide('other', [ten('stains', 'worse')]);
    const found = await foundIn(slides(cold, risks({ conditions: ['cold'] }), other, call()));
    expect(codesOf(found)).toEqual(['path-without-risk']);
    expect(found[0]?.message).toContain('T09 (burns)');
  });

  test('without any risk is refused', async () => {
    const found = await foundIn(slides(cold, risks({ conditions: ['cold'] }), call()));
    expect(codesOf(found)).toEqual(['path-without-risk']);
  });

  test('without a crisis box is refused, with all who miss it', async () => {
    const found = await foundIn(slides(cold, risks(), call({ conditions: ['cold'] })));
    expect(found.map(({ code, message }) => [code, message.includes('everyone')])).toEqual([['path-without-crisis', true]]);
    expect(codesOf(await foundIn(slides(cold, risks())))).toEqual(['path-without-crisis']);
  });
});
