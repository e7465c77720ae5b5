import { expect, test } from 'vitest';
import { ALL } from '../support/long-lists.js';
import { countOf, FROZEN, readFaults } from '../support/plant.js';
import { stateFaults } from '../support/state-faults.js';

const { faults, human } = readFaults(FROZEN);

test('the list is long enough, and a third of it are edits that a person could make', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60);
  expect(faults.filter(({ plausible }) => plausible).length).toBeGreaterThan(faults.length / 3);
  expect(human.length).toBeGreaterThanOrEqual(12);
});

test(`${countOf(faults).says} faults are caught: at least 95 of 100`, () => {
  expect(countOf(faults).share).toBeGreaterThanOrEqual(0.95);
});

// The shipped list has one fault of each kind, those that stand alone too.
stateFaults(FROZEN, { alone: ALL });
