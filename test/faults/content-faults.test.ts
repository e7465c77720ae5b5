import { expect, test } from 'vitest';
import { FROZEN, readFaults, SHIPPED, stateFloor } from '../support/plant.js';
import { stateFaults } from '../support/state-faults.js';

const { faults, human, harmless } = readFaults(FROZEN);

test('a third of the list are edits that a person could make', () => {
  expect(faults.filter(({ plausible }) => plausible).length).toBeGreaterThan(faults.length / 3);
  expect(human.length).toBeGreaterThanOrEqual(12);
});

test('each kind of it is in the shipped list too', () => {
  const shipped = new Set(readFaults(SHIPPED).faults.map(({ kind }) => kind));
  expect(faults.map(({ kind }) => kind).filter((kind) => !shipped.has(kind))).toEqual([]);
});

stateFloor(FROZEN.list, faults, harmless);

stateFaults(FROZEN);
