import { expect, test } from 'vitest';
import { readAccessFaults } from '../support/accessible-field.js';
import { type Edit, planted } from '../support/edits.js';
import { FROZEN, readFaults, SHIPPED } from '../support/plant.js';

/** Edits that cannot be planted any more: what they look for does not stand once in their file. */
function stale(entries: readonly { readonly id: string; readonly edits: readonly Edit[] }[], project?: string): string[] {
  return entries.flatMap(({ id, edits }) => {
    try {
      planted(edits, project);
      return [];
    } catch (cause) {
      return [`${id}: ${(cause as Error).message}`];
    }
  });
}

test('every fault can be planted: what it edits stands where the lists say', () => {
  const access = readAccessFaults();
  const inContent = [FROZEN, SHIPPED].flatMap((ground) => {
    const { faults, human, harmless } = readFaults(ground);
    return stale([...faults, ...human, ...harmless], ground.folder);
  });
  expect([...inContent, ...stale([...access.faults, ...access.harmless])]).toEqual([]);
});

test('no fault is listed twice', () => {
  const ids = [...readFaults().faults, ...readAccessFaults().faults].map(({ id }) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});
