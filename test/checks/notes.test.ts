import { describe, expect, test } from 'vitest';
import { checkNotes } from '../../scripts/checks/safety/check-notes.js';
import type { SafetyItem } from '../../scripts/model/safety.js';
import { at, deckOf, library, list, module, p, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';

const medicine = (id: string, says: string, also: string[] = []): SafetyItem => ({
  ...{ id, kind: 'medicine', claims: [], at: at(), words: { en: { says, also, keeps: [], at: at() } } },
});
const safety = { honey: medicine('honey', 'honey'), lemon: medicine('lemon', 'lemon juice', ['lemons']), mint: medicine('mint', 'mint') };
const told = (item: string, ...places: string[]) => ({ item, group: 'medicine' as const, in: places, at: at() });
const asked = {
  ...{ id: 'SAFE-07', says: { en: 'what is in it' }, requiredIn: ['tea'], at: at() },
  tells: [told('honey', 'notes', 'print'), told('lemon', 'notes'), told('mint', 'print')],
};

const lost = (notes: string, takes: string[] = ['SAFE-07']): string[] => {
  const shown = slide('tell', [list('checklist', 'Tell us.')], { takes, notes: notes === '' ? [] : [p(notes)] });
  const made = library([module('brew', { slides: [shown] })], deckOf(['brew']));
  return checkNotes(factsOf({ ...made, safety, requirements: [asked] as never })).map(({ code, message }) => `${code} ${message}`);
};

describe('what staff are to ask about stands in their notes', () => {
  test.each([
    ['Ask about lemon juice.', ['honey']],
    ['Ask about honey.', ['lemon']],
    ['Ask about mint.', ['honey', 'lemon']],
    ['Ask about each line.', ['honey', 'lemon']],
    ['Include lemonade and honeydew.', ['honey', 'lemon']],
  ])('%s', (notes, items) => {
    const [one = '', ...more] = lost(notes);
    expect(more).toEqual([]);
    expect(one).toContain('item-lost');
    for (const item of items) expect(one).toContain(`"${item}"`);
    expect(one).not.toContain('"mint"');
  });
  test.each(['Ask about honey and lemon juice.', 'Lemons? Honey? Ask about both.', 'Ask about honey, mint and lemon juice, and wait.'])(
    '%s',
    (notes) => expect(lost(notes)).toEqual([]),
  );
  test('a slide that takes nothing, or has no notes, is asked nothing', () => {
    expect(lost('Pour it.', [])).toEqual([]);
    expect(lost('')).toEqual([]);
  });
});
