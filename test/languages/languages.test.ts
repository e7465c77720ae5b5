import { describe, expect, test } from 'vitest';
import { cognatesIn } from '../../scripts/languages/cognates.js';
import { languageOf } from '../../scripts/languages/index.js';

const values = (tag: string, text: string): number[] =>
  languageOf(tag)
    .numbersIn(text)
    .map(({ value }) => value);

describe('numbers', () => {
  test.each([
    ['en', 'Half of 1,250 people, about twelve, 0.5 mg', [0.5, 1250, 12, 0.5]],
    ['es', 'La mitad de 12,500 personas, unas doce, 0.5 mg', [0.5, 12500, 12, 0.5]],
    ['es-ES', 'La mitad de 12.500 personas, 0,5 mg', [0.5, 12500, 0.5]],
    ['es', 'Bajaron a la mitad en 4; por lo menos a la  mitad. Cayó a la mitad de la mitad.', [4, 0.5]],
    ['es-MX', 'La mitad de 12,500 personas, 0.5 mg', [0.5, 12500, 0.5]],
    ['de', 'Zehn von 12.500, 0,5 mg', [12500, 0.5]],
    ['fr', '12\u202f500 personnes, 0,5 mg', [12500, 0.5]],
  ])('in %s: %s', (tag, text, expected) => {
    expect(values(tag, text)).toEqual(expected);
  });

  test('a word of another language is no number: "ten cuidado" counts nothing', () => {
    expect(values('es', 'Ten cuidado.')).toEqual([]);
    expect(values('en', 'Ten cups.')).toEqual([10]);
  });

  test.each([
    [
      'en',
      '41 of 100, 1 in every 8, 40 in 2020',
      [
        [41, 100],
        [1, 8],
      ],
    ],
    [
      'es',
      '41 de 100, 1 de cada 8, 40 en 2020',
      [
        [41, 100],
        [1, 8],
      ],
    ],
    ['de', '41 von 100', []],
  ] as const)('so many of so many in %s', (tag, text, expected) => {
    const found = languageOf(tag).frequenciesIn(text);
    expect(found.map(({ part, whole }) => [part, whole])).toEqual(expected);
  });

  test.each([
    ['en', '6.8%', '6,8%'],
    ['es', '6.8%', '6,8%'],
    ['es-ES', '6,8%', '6.8%'],
  ])('a decimal in %s is %s, and %s is none', (tag, is, isNot) => {
    expect([languageOf(tag).decimal.test(is), languageOf(tag).decimal.test(isNot)]).toEqual([true, false]);
  });

  test.each([
    ['en', 'Between 6 to 8% and 27.1 %', [8, 27.1, 6, 8]],
    ['es', 'Entre 6 y 8 % o 27.1 %', [8, 27.1, 6, 8]],
  ])('percentages in %s: %s', (tag, text, expected) => {
    expect(languageOf(tag).percentsIn(text)).toEqual(expected);
  });
});

describe('sentences', () => {
  test.each([
    ['en', 'Ask Dr. Leaf. Drink tea, e.g. Green tea.', ['Ask Dr. Leaf.', 'Drink tea, e.g. Green tea.']],
    ['es', 'Pregunte a la Dra. Hoja. Beba té, p. ej. Verde.', ['Pregunte a la Dra. Hoja.', 'Beba té, p. ej. Verde.']],
    ['es', '¿Duele? No. Puede beber.', ['¿Duele?', 'No.', 'Puede beber.']],
    ['es', 'Un té (EE. UU.): 4 tazas. A las 5 p. m. Venga.', ['Un té (EE. UU.): 4 tazas.', 'A las 5 p. m. Venga.']],
    ['xx', 'Ask Dr. Leaf. Drink.', ['Ask Dr. Leaf.', 'Drink.']],
  ])('in %s: %s', (tag, text, expected) => {
    expect(languageOf(tag).sentencesIn(text)).toEqual(expected);
  });
});

describe('terms', () => {
  const stand = (tag: string, term: string, text: string): string[] =>
    languageOf(tag)
      .termFinder(term)
      .all(text)
      .map(({ start, end }) => text.slice(start, end));

  test.each([
    ['en', 'samovar', 'Samovars, a samovar, samovar-like, samovary', ['Samovars', 'samovar', 'samovar']],
    ['en', 'CTC', 'CTCs, ctc', ['CTCs']],
    ['en', 'flor', 'flores', []],
    ['es', 'flor', 'Flores, flor, florido', ['Flores', 'flor']],
    ['xx', 'samovar', 'samovars, samovar', ['samovar']],
  ])('in %s: "%s" in "%s"', (tag, term, text, expected) => {
    expect(stand(tag, term, text)).toEqual(expected);
  });
});

test('short forms lose the ending of their plural, other words do not', () => {
  expect(['MRIs', 'MRI', 'cups'].map(languageOf('en').singular)).toEqual(['MRI', 'MRI', 'cups']);
  expect(languageOf('xx').singular('MRIs')).toBe('MRIs');
});

test.each([
  ['en', 'November 9, 2026', 'November 2026', 'English'],
  ['es', '9 de noviembre de 2026', 'noviembre de 2026', 'español'],
  ['not a tag', 'November 9, 2026', 'November 2026', 'English'],
])('a day, a month and its own name in %s', (tag, day, month, name) => {
  const language = languageOf(tag);
  expect([language.dayInWords('2026-11-09'), language.monthInWords('2026-11-09'), language.name]).toEqual([day, month, name]);
  expect(language.dayInWords('soon')).toBe('soon');
});

test('words stand in the order of the language: ñ after n in Spanish, and with it elsewhere', () => {
  const words = ['nube', 'ñandú', 'nácar', 'oro'];
  expect([...words].sort(languageOf('es').compare)).toEqual(['nácar', 'nube', 'ñandú', 'oro']);
  expect([...words].sort(languageOf('en').compare)).toEqual(['nácar', 'ñandú', 'nube', 'oro']);
});

test('a score has its band where the language has a table of them', () => {
  const inflesz = languageOf('es').readability?.formulas.flatMap(({ band }) => (band ? [`${band.name}: ${band.of(94.9)}`] : []));
  expect(inflesz).toEqual(['INFLESZ: muy fácil']);
});

test('nobody reads a made-up language, so none of its texts is judged by a formula', () => {
  expect([languageOf('en-XA').isPseudo, languageOf('en-XA').readability, languageOf('en-US').isPseudo]).toEqual([true, undefined, false]);
  expect(languageOf('en-US').readability?.formulas.map(({ id }) => id)).toEqual(['fleschKincaid', 'smog', 'newDaleChall']);
});

test('a word is found in another language by its root', () => {
  const isIn = cognatesIn(['Theophylline, psychosis, phobia and chronic depression; anesthesia at 5.']);
  const found = ['teofilina', 'psicosis', 'fobia', 'crónica', 'depresión', 'anestesia', 'té', 'sueño', 'depósito', 'fobos'];
  expect(found.filter((word) => isIn([word]))).toEqual(['teofilina', 'psicosis', 'crónica', 'depresión', 'anestesia']);
});

test('short forms that everybody reads', () => {
  const { isShortForm } = languageOf('es');
  expect(['EE', 'UU', 'Dra', 'TEC', 'MAV'].filter(isShortForm)).toEqual(['EE', 'UU', 'Dra']);
});
