import { describe, expect, test } from 'vitest';
import { findingDiagnostic, findingDiagnostics } from '../../scripts/measure/finding-diagnostic.js';
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
  findingDiagnostic({ kind, key: 'shared', box, under: undefined, element: 'p', tag: '<p>', text: 'Talk', by: 115 }, deck, 'brochure.pdf');

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

test('what a style does is told once, at its line, and what no author wrote at its template', () => {
  const pair = { ink: '#bbbbbb', ground: '#ffffff', ratio: 1.9, needs: 4.5, vision: 'full' as const };
  const style = { selector: '.caveats', property: 'color', value: 'rgb(187, 187, 187)' };
  const one = {
    kind: 'contrast-text' as const,
    box: undefined,
    under: undefined,
    element: 'p.caveat',
    tag: '<p class="caveat">',
    by: 2,
    pair,
  };
  const findings = [
    { ...one, key: 'shared', text: 'Talk', style },
    { ...one, key: 'own', text: 'Parking', style },
    { ...one, key: undefined, text: 'Page', tag: '<footer class="foot">' },
  ];
  const templates = {
    'blocks.css': 'p { margin: 0 }\n.caveats { color: #bbb }\n',
    'print/page.hbs': '<main></main>\n<footer class="foot">Page</footer>\n',
  };
  const told = findingDiagnostics(findings, { deck, job: { path: 'a.pdf', format: 'handout' }, templates });
  expect(told.map(({ at }) => `${at?.file}:${at?.line}`)).toEqual(['templates/blocks.css:2', 'templates/print/page.hbs:2']);
  expect(told[0]?.message).toBe(
    'p.caveat is hard to read by ".caveats { color: rgb(187, 187, 187) }": #bbbbbb on #ffffff is 1.9:1, less than 4.5:1.',
  );
});
