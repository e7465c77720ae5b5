import { describe, expect, test } from 'vitest';
import { checkBrandPhones } from '../../scripts/checks/safety/check-brand-phones.js';
import { checkPhones } from '../../scripts/checks/safety/check-phones.js';
import type { Library } from '../../scripts/model/content.js';
import { deckOf, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { shippedLibrary } from '../support/shipped.js';

const { regions, wording, words } = shippedLibrary();

/** A small explainer of one brand in a country, with the lines of five countries and the wording of the shipped one. */
function inCountry(region: string, { prose = 'Tea is warm.', facts = {} }: { prose?: string; facts?: Record<string, string> }): Library {
  const made = library([module('brew', { print: passage([p(prose)]) })], deckOf(['brew']), { regions, wording, words });
  const [brand] = Object.values(made.brands);
  if (!brand) throw new Error('The library has no brand.');
  const declared = Object.fromEntries(
    Object.keys(facts).map((name) => [name, { label: { en: name }, ...(name === 'phone' && { kind: 'phone' as const }) }]),
  );
  const own = Object.fromEntries(Object.entries(facts).map(([name, en]) => [name, { en }]));
  return {
    ...made,
    project: { ...made.project, facts: declared },
    brands: { [brand.id]: { ...brand, region, facts: own } },
  };
}

const told = (content: Library): string[] => {
  const facts = factsOf(content);
  return [...checkBrandPhones(facts), ...checkPhones(facts)].map(({ code, message }) => `${code} ${/"([^"]*)"/.exec(message)?.[1]}`);
};

describe('a number that helps people of another country alone is told where somebody is to call it', () => {
  test.each<[string, Record<string, string>, string]>([
    ['us', { hours: 'Monday to Friday. Emergencies: 999' }, '999'],
    ['us', { hours: 'Nights: dial 112 from any phone' }, '112'],
    ['us', { emergency: '999' }, '999'],
    ['us', { phone: '000' }, '000'],
    ['us', { hours: 'In a crisis: 116 123' }, '116 123'],
    ['gb', { hours: 'All week. Emergency number 911' }, '911'],
    ['gb', { phone: '988' }, '988'],
    ['au', { hours: 'In an emergency 999' }, '999'],
  ])('%s: a fact %o', (region, facts, number) => expect(told(inCountry(region, { facts }))).toEqual([`strange-phone ${number}`]));

  test.each([
    ['us', 'Emergencies: 999.', '999'],
    ['us', 'In an emergency, 112 helps you.', '112'],
    ['gb', 'Emergency number: 911.', '911'],
    ['ie', 'The police are at 000.', '000'],
  ])('%s: %j', (region, prose, number) => expect(told(inCountry(region, { prose }))).toEqual([`strange-phone ${number}`]));

  test.each<[string, { prose?: string; facts?: Record<string, string> }]>([
    ['us', { facts: { hours: 'Emergencies: 911', phone: '555-0100' } }],
    ['ie', { facts: { hours: 'Emergencies: 112 or 999' } }],
    ['us', { facts: { place: '999 Ring Road, Room #112', cost: '999 dollars' } }],
    ['us', { prose: 'Of 112 people in the emergency room, 9 slept.' }],
    ['us', { prose: 'A cup has 112 drops.' }],
    ['gb', { prose: 'In an emergency, {{emergency}}.' }],
  ])('%s: %o is right', (region, what) => expect(told(inCountry(region, what))).toEqual([]));
});
