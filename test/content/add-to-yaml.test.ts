import { describe, expect, test } from 'vitest';
import { addEntries, addName } from '../../scripts/content/add-to-yaml.js';
import { claimWordsSchema } from '../../scripts/content/schema/claims.js';
import { glossarySchema } from '../../scripts/content/schema/glossary.js';
import { regionSchema } from '../../scripts/content/schema/region.js';

const tea = '- term: tea\n  plain: leaves in water\n';
const pot = '- term: pot\n  plain: what tea is made in\n';

describe('an entry is added', () => {
  test.each([
    ['to nothing', '', pot],
    ['to an empty list, whose comment stays', '# Words.\n[] # none yet\n', `# Words.\n# none yet\n${pot}`],
    ['to entries that stand close', tea, `${tea}${pot}`],
    ['to entries with a blank line between them', `${tea}\n${tea}`, `${tea}\n${tea}\n${pot}`],
    ['to a text without a line end', tea.trimEnd(), `${tea}${pot}`],
    ['to an indented list', tea.replace(/^(?=.)/gm, '  '), `${tea}${pot}`.replace(/^(?=.)/gm, '  ')],
    ['with the line ends of the text', tea.replaceAll('\n', '\r\n'), `${tea}${pot}`.replaceAll('\n', '\r\n')],
  ])('%s', (_, text, after) => expect(addEntries(text, pot, glossarySchema)).toBe(after));

  test('to a map, and not indented like the lists in it', () => {
    const text = 'fast:\n  says: One.\n  short: Two\n  compared:\n    - tea\n';
    expect(addEntries(text, 'slow:\n  says: A.\n  short: B\n', claimWordsSchema)).toBe(`${text}slow:\n  says: A.\n  short: B\n`);
  });
});

test.each([
  ['a list in brackets', '[{ term: tea, plain: leaves }]'],
  ['a list with a mistake', '- term: tea\n'],
  ['a text that is no YAML', '- term: "tea\n'],
  ['a text that goes on after its end', `${tea}...\n`],
])('nothing is added to %s', (_, text) => expect(addEntries(text, pot, glossarySchema)).toBeUndefined());

test('a key that stands there already is no new entry', () => {
  const text = 'fast: { says: One., short: Two }\n';
  expect(addEntries(text, text, claimWordsSchema)).toBeUndefined();
});

test('a name is added to no list but the one that is asked for', () => {
  expect(addName('id: us\nname: { en: Here }\n', { key: 'name', name: 'x' }, regionSchema)).toBeUndefined();
});
