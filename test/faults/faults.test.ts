import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { added, type Edit, type Fault, openField, readFaults, shareCaught } from '../support/plant.js';

const { faults, human, harmless } = readFaults();
const field = openField();
let clean: readonly Diagnostic[] = [];

beforeAll(async () => {
  clean = await field.judge([]);
});
afterAll(() => field.remove());

/** True when a new diagnostic names the fault's kind at its line. */
async function isCaught(fault: Fault): Promise<boolean> {
  const lines = field.linesOf(fault);
  return field.says(fault.edits, (said) => {
    const found = added(clean, said).filter(({ code }) => fault.code.includes(code));
    return found.some(({ at }) => fault.anywhere || (at && lines.includes(`${at.file}:${at.line}`)));
  });
}

test('the shipped content gives no error', () => {
  expect(clean.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the list is long enough, and a third of it are edits that a person could make', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60);
  expect(faults.filter(({ plausible }) => plausible).length).toBeGreaterThan(faults.length / 3);
  expect(human.length).toBeGreaterThanOrEqual(12);
});

test('at least 95 of 100 faults are caught by a code that names their kind, at their line', { timeout: 300_000 }, async () => {
  const caught = new Set<string>();
  for (const fault of faults) if (await isCaught(fault)) caught.add(fault.id);
  expect(shareCaught(faults, caught)).toBeGreaterThanOrEqual(0.95);
});

const errorsOf = async (edits: readonly Edit[]): Promise<Diagnostic[]> =>
  added(clean, await field.judge(edits)).filter(({ severity }) => severity === 'error');

test('edits of every day give no error', { timeout: 120_000 }, async () => {
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
