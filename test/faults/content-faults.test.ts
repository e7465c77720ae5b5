import { expect, test } from 'vitest';
import { ALL } from '../support/long-lists.js';
import { FROZEN, readFaults } from '../support/plant.js';
import { stateFaults } from '../support/state-faults.js';

const { faults, human } = readFaults(FROZEN);

test('a third of the list are edits that a person could make', () => {
  expect(faults.filter(({ plausible }) => plausible).length).toBeGreaterThan(faults.length / 3);
  expect(human.length).toBeGreaterThanOrEqual(12);
});

// The shipped list has one fault of each kind, those that stand alone too.
stateFaults(FROZEN, { alone: ALL });
