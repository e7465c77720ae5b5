import { describe, expect, test } from 'vitest';
import { readYaml } from '../../scripts/content/read-yaml.js';
import { brandSchema } from '../../scripts/content/schema/brand.js';
import { claimsSchema, claimWordsSchema } from '../../scripts/content/schema/claims.js';
import { glossarySchema } from '../../scripts/content/schema/glossary.js';
import { projectSchema } from '../../scripts/content/schema/project.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { brokenProject, diagnose } from '../support/broken-project.js';

type Schema = Parameters<typeof readYaml>[1];

function read(text: string, schema: Schema): Diagnostic[] {
  const found: Diagnostic[] = [];
  readYaml({ file: 'decks/a.yaml', text }, schema, found);
  return found;
}

/** What is said of the place `line:column`. */
const saidAt = (text: string, schema: Schema, place: string): string[] =>
  read(text, schema)
    .filter(({ at }) => `${at?.line}:${at?.column}` === place)
    .map(({ message }) => message);

describe('what no author writes gets its message at its place', () => {
  test.each<[string, string, Schema, string, RegExp]>([
    ['a list that holds itself', '- term: &a [*a]\n', glossarySchema, '1:1', /refers to its own parts/],
    ['a map that holds itself', 'x: &a { b: *a }\n', projectSchema, '1:1', /refers to its own parts/],
    ['a value with a toString of its own', '- role: { toString: x }\n', claimsSchema, '1:9', /"0.role" is {"toString":"x"}/],
    ['a key that JavaScript would swallow', 'id: a\n__proto__: { id: b }\n', brandSchema, '2:1', /Unknown key "__proto__"/],
    ['such a key in a map of names', 'facts:\n  __proto__: { en: x }\n', brandSchema, '2:3', /Unknown key "__proto__"/],
    [
      'a locale that is none',
      'name:\n  constructor: x\n',
      brandSchema,
      '2:3',
      /"name.constructor" cannot be a key: a locale is a language tag/,
    ],
    ['an id that is none', 'A b:\n  says: x\n', claimWordsSchema, '1:1', /"A b" cannot be a key: an id has small letters/],
    ['a locale with an extension of nothing', 'locales: [en-x]\n', projectSchema, '1:11', /a locale is a language tag/],
    ['lists that nest without end', `id: ${'['.repeat(3000)}`, brandSchema, '1:1', /nested too deeply/],
  ])('%s', (_, text, schema, place, says) => {
    expect(saidAt(text, schema, place)).toContainEqual(expect.stringMatching(says));
  });

  test.each<[string, string]>([
    ['in a key', `? "${'k'.repeat(100_000)}"\n: x\n`],
    ['in a key without quotation marks', `${'k'.repeat(100_000)}: x\n`],
    ['in a value', `id: "${'v'.repeat(100_000)}"\n`],
    ['in a list', `locales: [${'v'.repeat(100_000)}]\n`],
  ])('a hundred thousand letters %s are not all quoted', (_, text) => {
    const found = read(text, projectSchema);
    expect(found.length).toBeGreaterThan(0);
    expect(Math.max(...found.map(({ message, hint = '' }) => message.length + hint.length))).toBeLessThan(1000);
  });
});

test('a diagnostic holds nothing but what its type names', () => {
  const [one] = read('id: 5\n', projectSchema);
  expect(Object.keys(one ?? {}).sort()).toEqual(['at', 'code', 'hint', 'message', 'severity']);
});

test('names that every object has by birth are names like others, wherever ids stand', () => {
  const brand = 'decks/brands/example-clinic/brand.yaml';
  const project = 'decks/project.yaml';
  const born = 'constructor: { en: Word }';
  const root = brokenProject((files) => ({
    [project]: files
      .text(project)
      .replace(/^conditions:$/m, `conditions:\n  ${born}`)
      .replace(/^facts:$/m, 'facts:\n  constructor: { label: { en: Word } }'),
    [brand]: files.text(brand).replace(/^facts:$/m, `facts:\n  ${born}`),
  }));
  expect(diagnose(root).filter(({ severity }) => severity === 'error')).toEqual([]);
});
