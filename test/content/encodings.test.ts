import { describe, expect, test } from 'vitest';
import { brokenProject, fixtureFiles, readBroken } from '../support/broken-project.js';

const skin = 'decks/modules/skin/en.md';
const brand = 'decks/brands/example-clinic/brand.yaml';

const asWindows = (byte: number): string => ({ 128: '€', 147: '“', 148: '”', 153: '™', 156: 'œ' })[byte] ?? String.fromCharCode(byte);

/** What is said of a file of the fixture as these bytes. */
const told = (file: string, bytes: string | Uint8Array): string[] =>
  readBroken(brokenProject({ [file]: bytes })).diagnostics.map(
    ({ code, at, message, hint }) => `${code} ${at?.file}:${at?.line}:${at?.column} ${message} ${hint}`,
  );
const text = fixtureFiles.text(skin);
const wide = (big: boolean): Buffer => (big ? Buffer.from(`\uFEFF${text}`, 'utf16le').swap16() : Buffer.from(`\uFEFF${text}`, 'utf16le'));

test.each([
  ['a byte order mark', `\uFEFF${text}`],
  ['line ends of Windows', text.replaceAll('\n', '\r\n')],
  ['line ends of an old Mac', text.replaceAll('\n', '\r')],
])('%s changes nothing', (_, bytes) => expect(told(skin, bytes)).toEqual([]));

test.each([
  ['with its mark', wide(false)],
  ['the other way around', wide(true)],
  ['without a mark', Buffer.from(text, 'utf16le')],
])('UTF-16 %s is named, once', (_, bytes) => {
  expect(told(skin, bytes)).toEqual([expect.stringMatching(/^not-utf8 \S+:1:1 .* is UTF-16, not UTF-8 text\. Save it again as UTF-8/)]);
});

test('the line of the first letter of an older encoding is quoted as it was meant', () => {
  const yaml = fixtureFiles.text(brand).replace('Example Clinic }', 'Clínica Example – Nord }');
  const old = Buffer.from(yaml.replace('–', '\x96'), 'latin1');
  const line = yaml.split('\n').findIndex((one) => one.includes('Clínica')) + 1;
  const [one = '', ...more] = told(brand, old);
  expect(one).toContain(`not-utf8 ${brand}:${line}:`);
  expect(one).toContain('Clínica Example – Nord');
  expect(more).toEqual([]);
});

describe('letters that were opened in another encoding and saved are told with those that were meant', () => {
  test.each(['Café', 'Señor', 'don’t', '“so”', 'two – three', 'Übung', '25 °C', 'naïve'])('%s', (word) => {
    const damaged = Array.from(Buffer.from(word), (byte) => asWindows(byte)).join('');
    const yaml = fixtureFiles.text(brand).replace('Example Clinic }', `Example ${damaged} Clinic }`);
    const [one = ''] = told(brand, yaml);
    const meant = word.split(' ').find((part) => /[^\0-\x7F]/.test(part)) ?? '';
    expect(one).toContain(`stands here for "${meant}"`);
    expect(told(brand, yaml.replace(damaged, word)).filter((line) => line.startsWith('not-utf8'))).toEqual([]);
  });

  test.each(['MAÇÃ', 'LÂNIA', 'Ân', 'É»', 'pâté', 'CHÂTEAU', '«MAÇÃ»', 'Hà Nội'])('%s is a word like any other', (word) => {
    const yaml = fixtureFiles.text(brand).replace('Example Clinic }', `Example ${word} }`);
    expect(told(brand, yaml)).toEqual([]);
  });
});
