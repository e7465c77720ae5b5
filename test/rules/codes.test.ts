import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesTable } from '../../scripts/maintain/readme-tables.js';
import { RULES } from '../../scripts/measure/contract/rules.js';
import { CODE_SECTIONS } from '../../scripts/model/codes.js';
import { CODE_CASES } from '../support/code-cases.js';
import { FORM_CASES, LIVE_CASES, SLIDE_CASES, STATE_CASES } from '../support/contract-cases.js';
import { MISTAKES } from '../support/mistakes.js';
import { PAGE_CASES } from '../support/page-cases.js';
import { readFaults } from '../support/plant.js';
import { STAGE_CASES } from '../support/stage-cases.js';

test('decks/README.md says of every code what it means and how to mend it (npm run docs)', () => {
  const readme = readFileSync(new URL('../../decks/README.md', import.meta.url), 'utf8');
  expect(readme).toContain(codesTable());
  const ids = CODE_SECTIONS.flatMap(({ codes }) => Object.keys(codes));
  expect(ids.length).toBe(new Set(ids).size);
});

test('every code has a case that provokes it, which some test runs', () => {
  const alone = ({ code, missed }: { code: readonly string[]; missed: boolean }): readonly string[] =>
    code.length === 1 && !missed ? code : [];
  const provoked = new Set<string>([
    ...Object.values(MISTAKES).flatMap((all) => all.map(([, { code }]) => code)),
    ...[...CODE_CASES, ...PAGE_CASES].map(({ code }) => code),
    ...FORM_CASES.map(({ rule }) => RULES[rule].code),
    ...[...LIVE_CASES, ...SLIDE_CASES, ...STATE_CASES].flatMap(({ rules }) => rules.map((rule) => RULES[rule].code)),
    ...Object.keys(STAGE_CASES),
    ...readFaults().faults.flatMap(alone),
  ]);
  const ids = CODE_SECTIONS.flatMap(({ codes }) => Object.keys(codes));
  expect(ids.filter((id) => !provoked.has(id))).toEqual([]);
  expect([...provoked].filter((id) => !ids.includes(id))).toEqual([]);
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
