import { describe, expect, test } from 'vitest';
import { findingDiagnostic } from '../../scripts/measure/finding-diagnostic.js';
import type { Finding } from '../../scripts/measure/findings.js';
import type { Deck } from '../../scripts/model/deck.js';

const SHARED = { file: 'decks/modules/choices/en.md', line: 30, column: 1 };
const OWN = { file: 'decks/brands/river/modules/our-visit/en.md', line: 6, column: 1 };
const hours = { label: 'Hours', value: [{ kind: 'text', text: 'Mo' }, { kind: 'break' }, { kind: 'text', text: 'Tu' }] };
const phone = { kind: 'phone', phone: { facts: [{ label: 'Phone', value: [{ kind: 'text', text: '555-0100' }] }, hours] } };
const section = (key: string, label?: string) => ({
  key,
  title: [{ kind: 'text', text: 'Parking' }],
  stretches: [],
  ...(label && { label }),
});
const deck = {
  brand: { id: 'river' },
  places: { shared: SHARED, own: OWN },
  brochure: [
    { name: 'back', sections: [{ ...section('shared'), stretches: [{ blocks: [phone] }] }] },
    { name: 'inside-left', sections: [section('shared')] },
    { name: 'inside-right', sections: [section('shared'), section('own', 'Added by River')] },
  ],
} as unknown as Deck;
const told = (box: string, kind: Finding['kind'] = 'overflow') =>
  findingDiagnostic({ kind, key: 'shared', box, under: undefined, element: 'p', text: 'Talk', by: 115 }, deck, 'brochure.pdf');

describe('a panel of the brochure that a brand overfills', () => {
  test('is told at what was added, and says how to leave it out', () => {
    const { at, hint } = told('inside-right');
    expect(at).toEqual(OWN);
    expect(hint).toContain(
      `before "Parking" was added. Shorten its "## Brief", or take "## Brief" and what stands under it out of ${OWN.file}`,
    );
  });
  test.each([
    ['where nothing was added to that panel', told('inside-left')],
    ['where it is no matter of room', told('inside-right', 'small-text')],
  ])('is told at the words themselves %s', (_, { at }) => expect(at).toEqual(SHARED));
  test('names what the clinic itself says in several lines', () => {
    expect(told('back').hint).toContain('"Hours" under facts: of brand "river"');
    expect(told('inside-left').hint).not.toContain('facts:');
  });
});
