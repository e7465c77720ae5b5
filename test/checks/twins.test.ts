import { expect, test } from 'vitest';
import { readFacts } from '../../scripts/checks/facts.js';
import { checkTwins } from '../../scripts/checks/links/check-twins.js';
import type { Block } from '../../scripts/model/content.js';
import { at, deckOf, library, module, p, slide } from '../support/compose-library.js';

/** What is said of a slide in Spanish beside one in English. */
function said(english: readonly Block[], spanish: readonly Block[], locale = 'es', id = 'warm'): string[] {
  const en = module('brew', { slides: [slide('warm', [...english])] });
  const es = module('brew', { locale, slides: [slide(id, [...spanish])] });
  const tea = library([en], deckOf(['brew']));
  const both = { ...tea, project: { ...tea.project, locales: ['en', locale] }, modules: { brew: { en, [locale]: es } } };
  return checkTwins(readFacts(both, '2026-11-23')).map(({ message }) => message.replace(/^.* differs from "en" in its /, ''));
}

const one = (english: string, spanish: string): string[] => said([p(english)], [p(spanish)]);

test.each([
  ['a mark is lost', 'It warms.[^warm]', 'Calienta.', 'marks: [^warm] missing.'],
  ['a mark is more', 'It warms.', 'Calienta.[^warm]', 'marks: [^warm] added.'],
  ['a mark is twice', 'It warms.[^warm]', 'Calienta.[^warm] Sí.[^warm]', 'marks: [^warm] added.'],
  ['another mark', 'It warms.[^warm]', 'Calienta.[^wakes]', 'marks: [^warm] missing, [^wakes] added.'],
  ['another number', 'It warms 4 of 5.', 'Calienta a 3 de 5.', 'numbers: 4 missing, 3 added.'],
  ['a number in words is the same', 'It warms three people.', 'Calienta a 3 personas.', undefined],
  ['thousands as each language writes them', 'It warmed 1,500 people.', 'Calentó a 1,500 personas.', undefined],
  ['a word more', 'It warms.[^warm]', 'Calienta mucho a la gente.[^warm]', undefined],
])('%s', (_, english, spanish, told) => expect(one(english, spanish)).toEqual(told === undefined ? [] : [told]));

test.each<[string, Block, Block | undefined, string | undefined]>([
  ['a figure', { kind: 'figure', at: at(), name: 'cup' }, undefined, 'figures: cup missing.'],
  [
    'a fact of the clinic',
    { kind: 'facts', at: at(), names: ['cost', 'hours'] },
    { kind: 'facts', at: at(), names: ['hours'] },
    'facts of the clinic: cost missing.',
  ],
  ['a region', p('It warms.', { regions: ['us'] }), p('Calienta.'), 'passages for some: regions="us" missing.'],
  ['an offer', p('It warms.'), p('Calienta.', { only: ['samovar'] }), 'passages for some: only="samovar" added.'],
  ['the same region', p('It warms.', { regions: ['us'] }), p('Calienta.', { regions: ['us'] }), undefined],
])('%s that only one has', (_, english, spanish, told) =>
  expect(said([english], spanish ? [spanish] : [])).toEqual(told === undefined ? [] : [told]),
);

test('a slide that the other language does not have', () => {
  const [message] = said([p('It warms.')], [p('Calienta.')], 'es', 'calor');
  expect(message).toContain('lacks "slide warm", "notes of slide warm", and has "slide calor", "notes of slide calor" besides');
});

test('another country of the same language has words of its own', () => {
  expect(said([p('It warms 4 of 5.[^warm]')], [p('Tea is lovely.')], 'en-GB')).toEqual([]);
});
