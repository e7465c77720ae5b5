import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas, schemaFor } from '../../scripts/content/json-schemas.js';
import { ELEMENTS } from '../../scripts/content/schema/drawing.js';
import { keysTable } from '../../scripts/maintain/readme-tables.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemas = jsonSchemas();
const ajv = new Ajv({ allErrors: true, validateFormats: false, allowUnionTypes: true });
const judges = new Map<string, ValidateFunction>(schemas.map(({ name, schema }) => [name, ajv.compile(schema)]));

/** All files with a schema in an explainer: what they hold, front matter only of a module. */
function contentOf(folder: string): { path: string; kind: string; value: unknown }[] {
  return readdirSync(join(root, folder, 'decks'), { recursive: true })
    .map((name) => `decks/${String(name).replaceAll('\\', '/')}`)
    .flatMap((path) => {
      const kind = schemaFor(path, schemas)?.name;
      if (!kind) return [];
      const text = readFileSync(join(root, folder, path), 'utf8');
      return [{ path, kind, value: parse(kind === 'front-matter' ? (text.split(/^---$/m)[1] ?? '') : text) }];
    });
}

const wrongIn = (kind: string, value: unknown): string[] => {
  const judge = judges.get(kind);
  judge?.(value);
  return (judge?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe('the JSON Schemas', () => {
  const content = ['.', 'templates/starter', 'test/fixtures/cast-care'].flatMap((folder) => contentOf(folder));

  test('accept every file of the shipped explainer, the starter and the fixture', () => {
    expect(content.flatMap(({ path, kind, value }) => wrongIn(kind, value).map((wrong) => `${path}${wrong}`))).toEqual([]);
    expect(new Set(content.map(({ kind }) => kind))).toEqual(new Set(schemas.map(({ name }) => name)));
  });

  test('leave no YAML file of an explainer out', () => {
    const yaml = readdirSync(join(root, 'decks'), { recursive: true }).map(String);
    const names = yaml.filter((name) => name.endsWith('.yaml')).map((name) => `decks/${name.replaceAll('\\', '/')}`);
    expect(names.filter((name) => !schemaFor(name, schemas))).toEqual([]);
  });

  test.each([
    ['deck', 'an unknown key', { setings: 'talk' }, 'must NOT have additional properties'],
    ['deck', 'an unknown format', { formats: ['revael'] }, '/formats/0 must be equal to one of the allowed values'],
    ['brand', 'a color without #', { colors: { accent: 'a8461f' } }, '/colors/accent must match pattern'],
    ['project', 'a day that is none', { date: '23.11.2026' }, '/date must match pattern'],
    ['front-matter', 'a figure without alternative', { figures: { a: { caption: 'x' } } }, "must have required property 'alt'"],
  ])('refuse in a %s: %s', (kind, _, mistake, said) => {
    const good = content.find((one) => one.kind === kind)?.value as object;
    expect(wrongIn(kind, { ...good, ...mistake }).join('\n')).toContain(said);
  });

  test('have words for every file and every key', () => {
    expect(schemas.filter(({ schema }) => !schema.description).map(({ name }) => name)).toEqual([]);
    expect(schemas.flatMap(({ name, schema }) => keysWithoutWords(schema, name))).toEqual([]);
  });

  test('are what decks/README.md says of the keys of each file (npm run docs)', () => {
    const readme = readFileSync(join(root, 'decks/README.md'), 'utf8');
    expect(readme).toContain(keysTable(schemas));
  });

  test('are joined by the elements of a drawing: decks/README.md names those that are let in', () => {
    const readme = readFileSync(join(root, 'decks/README.md'), 'utf8');
    const named = [...ELEMENTS].filter((name) => !/^fe[A-Z]/.test(name));
    expect(readme).toContain(`Drawn: \`${named.join(' ')}\`, and filters.`);
  });
});

/** The keys at any depth of a schema that editors can say nothing of. */
function keysWithoutWords(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== 'properties') return keysWithoutWords(value, path);
    return Object.entries(value as Record<string, { description?: string }>).flatMap(([name, inner]) => [
      ...(inner.description ? [] : [`${path}.${name}`]),
      ...keysWithoutWords(inner, `${path}.${name}`),
    ]);
  });
}
