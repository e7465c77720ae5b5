import { describe, expect, test } from 'vitest';
import { checkFillIns } from '../../scripts/checks/links/check-fill-ins.js';
import { fillerIn } from '../../scripts/checks/links/fillers.js';
import { deckOf, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { shippedLibrary } from '../support/shipped.js';
import { wording } from '../support/tea-wording.js';

const { en, es } = shippedLibrary().wording;

describe('a filler is told by its form, or by words of its language in brackets or in capitals', () => {
  test.each([
    '[insert clinic name]',
    'Call [phone number] first.',
    'Written by <Clinic name>.',
    'Lorem ipsum dolor sit amet',
    'Phone: xxx-xxx',
    '(555) XXX-XXXX',
    '555-XXXX',
    'Open from XX.XX',
    'TODO: ask the nurse',
    'TBD',
    'Costs about $??? a visit',
    'At {{clinic name}}',
    '{{your name}}',
  ])('%j', (text) => expect(fillerIn(text, en?.fillers ?? [])).toBeDefined());
  test.each([
    '[inserte el nombre]',
    'Llame al [número de teléfono].',
    '<Nombre de la clínica>',
    'POR DEFINIR',
    'TODO: preguntar',
    'Tel. XXX-XXXX',
  ])('%j in Spanish', (text) => expect(fillerIn(text, es?.fillers ?? [])).toBeDefined());
  test.each([
    'Pain score < 3 and > 1',
    'Two X chromosomes, XX, and XXY or 47,XXX',
    'Insert the needle slowly.',
    'Your name and phone number',
    'A week [sic] later',
    'Is it so??',
    'Ask about today, to do it well.',
    'See [the address of our clinic on the map](x)'.replace(/\[|\]/g, ''),
    'Extra large: XXL',
  ])('%j is none', (text) => expect(fillerIn(text, en?.fillers ?? [])).toBeUndefined());
  test.each(['Todo: pregunte a su médico.', 'Antes de TODO, respire.', 'Su nombre y teléfono', 'No está pendiente de nada.'])(
    '%j is none in Spanish',
    (text) => expect(fillerIn(text, es?.fillers ?? [])).toBeUndefined(),
  );
});

test('a filler in a brand and one in a module are told, each at its place', () => {
  const made = library([module('brew', { print: passage([p('Ask [insert who] about tea.')]) })], deckOf(['brew']), {
    wording: { en: wording({ fillers: ['insert'] }) },
  });
  const [brand] = Object.values(made.brands);
  if (!brand) throw new Error('The library has no brand.');
  const own = { ...brand, facts: { hours: { en: 'xxx-xxx' }, place: { en: '[insert place]' } } };
  const told = checkFillIns(factsOf({ ...made, brands: { [brand.id]: own } }));
  expect(told.map(({ code, severity, message }) => [code, severity, /"(.*)"/.exec(message)?.[1]])).toEqual([
    ['to-fill-in', 'warning', '[insert who]'],
    ['to-fill-in', 'warning', 'xxx-xxx'],
    ['to-fill-in', 'warning', '[insert place]'],
  ]);
});
