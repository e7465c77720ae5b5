import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesTable } from '../../scripts/maintain/readme-tables.js';
import { RULES } from '../../scripts/measure/contract/rules.js';
import { CODE_SECTIONS } from '../../scripts/model/codes.js';
import { FORM_CASES, LIVE_CASES, SLIDE_CASES, STATE_CASES } from '../support/contract-cases.js';
import { CONTENT_CASES } from '../support/cures/content-cases.js';
import { PAGE_CASES } from '../support/page-cases.js';
import { STAGE_CASES } from '../support/stage-cases.js';

test('decks/README.md says of every code what it means and how to mend it (npm run docs)', () => {
  const readme = readFileSync(new URL('../../decks/README.md', import.meta.url), 'utf8');
  expect(readme).toContain(codesTable());
  const ids = CODE_SECTIONS.flatMap(({ codes }) => Object.keys(codes));
  expect(ids.length).toBe(new Set(ids).size);
});

test('every code has a mistake that provokes it and the cure that its message asks for', () => {
  const broken = [...FORM_CASES.map(({ rule }) => rule), ...[...LIVE_CASES, ...SLIDE_CASES, ...STATE_CASES].flatMap(({ rules }) => rules)];
  const tables = [CONTENT_CASES, PAGE_CASES, STAGE_CASES].flatMap((table) => Object.keys(table));
  const cases = new Set<string>([...tables, ...broken.map((rule) => RULES[rule].code)]);
  const ids = CODE_SECTIONS.flatMap(({ codes }) => Object.keys(codes));
  expect([...cases].sort()).toEqual(ids.sort());
});

test('every code is given somewhere', () => {
  const folder = new URL('../../scripts/', import.meta.url);
  const paths = readdirSync(folder, { recursive: true }).map(String);
  const texts = paths
    .filter((path) => path.endsWith('.ts') && !path.includes('codes'))
    .map((path) => readFileSync(new URL(path, folder), 'utf8'));
  const ids = CODE_SECTIONS.flatMap(({ codes }) => Object.keys(codes));
  const given = (id: string): boolean => texts.some((text) => text.includes(`'${id.replace(/^fit-(?!pages)/, '')}'`));
  expect(ids.filter((id) => !given(id))).toEqual([]);
});
