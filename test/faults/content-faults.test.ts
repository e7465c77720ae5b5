import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { added, countOf, type Edit, type Fault, named, openField, readFaults, roundsOf } from '../support/plant.js';

const { faults, human, harmless } = readFaults();
const rounds = roundsOf(faults);
const judged = new Map<readonly Fault[], Promise<ReadonlySet<string>>>();
const field = openField();
/** A guard against a hang. */
const LONG = 300_000;
let clean: readonly Diagnostic[] = [];

beforeAll(async () => {
  clean = await field.judge([]);
}, LONG);
afterAll(() => field.remove());

test('the shipped content gives no error', () => {
  expect(clean.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the list is long enough, and a third of it are edits that a person could make', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60);
  expect(faults.filter(({ plausible }) => plausible).length).toBeGreaterThan(faults.length / 3);
  expect(human.length).toBeGreaterThanOrEqual(12);
});

test(`${countOf(faults).says} faults are caught: at least 95 of 100`, () => {
  expect(countOf(faults).share).toBeGreaterThanOrEqual(0.95);
});

/** Judged with the others of its round; alone where it was not caught among them. */
async function isCaught(fault: Fault): Promise<boolean> {
  const round = rounds.find((all) => all.includes(fault)) ?? [fault];
  const together = judged.get(round) ?? field.caught(round);
  judged.set(round, together);
  return (await together).has(fault.id) || (round.length > 1 && (await field.caught([fault])).has(fault.id));
}

describe('a code that names its kind stands at the line of', () => {
  test.each(named(faults))('%s', { timeout: LONG }, async (_, fault) => {
    expect(await isCaught(fault), 'as the list says by "missed"').toBe(!fault.missed);
  });
});

const errorsOf = async (edits: readonly Edit[]): Promise<Diagnostic[]> =>
  added(clean, await field.judge(edits)).filter(({ severity }) => severity === 'error');

test('edits of every day give no error', { timeout: LONG }, async () => {
  // All at once, as a morning's work would; one by one only to name the one that is blamed.
  const together = await errorsOf(harmless.flatMap(({ edits }) => edits));
  const blamed: string[] = [];
  if (together.length > 0) {
    for (const { id, edits } of harmless) {
      for (const { code, message } of await errorsOf(edits)) blamed.push(`${id}: ${code}: ${message}`);
    }
  }
  expect({ together, blamed }).toEqual({ together: [], blamed: [] });
});
