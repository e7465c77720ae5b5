import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import type { ContractKind } from '../../scripts/stories/contract-kind.js';
import { openKeptKinds } from '../../scripts/stories/kept-kinds.js';

/** What a build found to keep the contract is known to the next one of the same user, by the same rules. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teachback-kinds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const kind = (look: string, ...elements: string[]): ContractKind => ({ look, controls: ['button'], elements });
const BREACH = { code: 'target-size' } as unknown as Diagnostic;
const pressOf = (rules: string, found: readonly [ContractKind, readonly Diagnostic[]][] = []) => ({
  contracts: new Map(found.map(([one, told]) => [one, Promise.resolve(told)])),
  contractRules: async () => rules,
});
const kinds = ({ contracts }: ReturnType<typeof pressOf>): ContractKind[] => [...contracts.keys()];

test('clean kinds are known again, those beside a breach are not', async () => {
  const press = pressOf('today', [
    [kind('leaflet', 'p'), []],
    [kind('leaflet', 'table'), []],
    [kind('slides', 'p'), []],
    [kind('slides', 'svg'), [BREACH]],
  ]);
  await (await openKeptKinds(folder, press)).keep();
  const next = pressOf('today');
  const known = await openKeptKinds(folder, next);
  expect(kinds(next)).toEqual([kind('leaflet', 'p'), kind('leaflet', 'table')]);
  next.contracts.set(kind('sheet', 'p'), Promise.resolve([]));
  await known.keep();
  const last = pressOf('today');
  await openKeptKinds(folder, last);
  expect(kinds(last)).toEqual([kind('leaflet', 'p'), kind('leaflet', 'table'), kind('sheet', 'p')]);
});

test('what two builds found at the same time is kept once', async () => {
  const presses = [1, 2].map(() => pressOf('today', [[kind('leaflet', 'p'), []]]));
  const builds = await Promise.all(presses.map((press) => openKeptKinds(folder, press)));
  for (const build of builds) await build.keep();
  const next = pressOf('today');
  await openKeptKinds(folder, next);
  expect(kinds(next)).toEqual([kind('leaflet', 'p')]);
});

test('nothing is known by other rules, nor from a damaged file', async () => {
  await (await openKeptKinds(folder, pressOf('today', [[kind('leaflet', 'p'), []]]))).keep();
  const others = pressOf('tomorrow');
  expect((await openKeptKinds(folder, others)).has('anything')).toBe(false);
  expect(kinds(others)).toEqual([]);
  writeFileSync(join(folder, 'contracts'), 'damaged');
  const damaged = pressOf('today');
  await openKeptKinds(folder, damaged);
  expect(kinds(damaged)).toEqual([]);
});
