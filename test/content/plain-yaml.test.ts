import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFullYaml, treeOf } from '../../scripts/content/full-yaml.js';
import { readPlainYaml } from '../../scripts/content/plain-yaml.js';
import { randomOf } from '../support/mutations.js';
import { ROOT } from '../support/places.js';

/** The quick reader says what the whole parser says, or leaves the text to it. */
const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
const files = ['decks', 'templates/starter', 'test/fixtures'].flatMap(filesBelow);
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What the whole parser makes of a text; nothing where it finds anything wrong. */
function wholeOf(text: string): unknown {
  const document = parseFullYaml(text);
  if (document.errors.length + document.warnings.length > 0) return undefined;
  return JSON.parse(JSON.stringify({ root: treeOf(document), value: document.toJS() }));
}

const quickOf = (text: string): unknown => {
  const read = readPlainYaml(text);
  return read && JSON.parse(JSON.stringify(read));
};

test('every file of content, of the starter and of the fixtures is plain, and read as the whole parser reads it', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => readPlainYaml(textOf(file)) === undefined)).toEqual([]);
  for (const file of ['decks/regions/us.yaml', 'decks/safety.yaml', 'decks/project.yaml', 'decks/brands/example-clinic/brand.yaml'])
    expect(quickOf(textOf(file))).toEqual(wholeOf(textOf(file)));
});

test.each([
  ['lists of lists', 'a:\n- - 1\n  - b c\n- d: e\n  f: [g, "h, i", { j: k }]\n'],
  ['a list in brackets over lines', 'a: [\n  b, # why\n  c d\n   e,\n]\nf: x#y: z'.replace(': z', '')],
  ['marks in quotation marks', `a: "b: \\"c\\" # d"\ne: 'f''s'\n`],
  ['what looks like numbers', 'a: 0800\nb: +353 1 676\nc: 2026-11-23\nd: true\ne: 12 weeks\n'],
  ['comments and empty lines at odd places', '# a\n\nb: # c\n\n  # d\n  - e # f\n# g\n\n'],
  ['names that objects know', 'constructor: a\ntoString: { valueOf: b }\n'],
])('%s', (_, text) => {
  expect(quickOf(text)).toEqual(wholeOf(text));
  expect(quickOf(text)).toBeDefined();
});

test.each([
  ['a key twice', 'a: 1\na: 2\n'],
  ['a tab', 'a:\tb\n'],
  ['a text over lines', 'a: b\n  c\n'],
  ['an anchor', 'a: &b c\n'],
  ['a colon in a text', 'a: b: c\n'],
  ['a line between two depths', 'a:\n    b: 1\n  c: 2\n'],
  ['a bracket that is not closed', 'a: [b, c\nd: e\n'],
  ['a comment left of a list in brackets', 'a:\n  b: [\n# c\n    d]\n'],
  ['a fraction', 'a: 1.10\n'],
  ['a name with a meaning', '__proto__: a\n'],
  ['depth without end', `a: ${'['.repeat(2000)}`],
])('%s is left to the whole parser', (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

const BITS = [
  ' ',
  '\n',
  '\n  ',
  '- ',
  ': ',
  '#',
  ' #',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ', ',
  '\\',
  '|',
  '*a',
  '? ',
  '---',
  '0x1',
  '~',
  'x:\n',
];

test('what is damaged anywhere is read alike, or left to the whole parser', () => {
  const random = randomOf(14);
  const upTo = (count: number): number => Math.floor(random() * count);
  const lines = textOf('decks/regions/us.yaml').split('\n');
  const shapes = [0, 4, 12, 20].map((from) =>
    lines
      .slice(from, from + 12)
      .join('\n')
      .replace(/^ {2}(?=.)/gm, from > 4 ? '' : '  '),
  );
  let read = 0;
  for (let round = 0; round < 300; round++) {
    const shape = shapes[round % shapes.length] ?? '';
    const at = upTo(shape.length);
    const text = shape.slice(0, at) + (BITS[upTo(BITS.length)] ?? '') + shape.slice(at + upTo(3));
    const quick = quickOf(text);
    if (quick === undefined) continue;
    read++;
    expect(quick, text).toEqual(wholeOf(text));
  }
  expect(read).toBeGreaterThan(50);
});
