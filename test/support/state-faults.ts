import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { rememberOf } from '../../scripts/model/remember.js';
import type { Edit } from './edits.js';
import { added, type Fault, type FaultGround, named, openField, readFaults } from './plant.js';
import { roundsOf } from './rounds.js';

/** A guard against a hang. */
const LONG = 300_000;

/** States that the content gives no error, that each fault of the list is caught as the list says, and that the harmless edits are not blamed. */
export function stateFaults(ground: FaultGround): void {
  const { faults, harmless } = readFaults(ground);
  const rounds = roundsOf(faults, ground.folder);
  const field = openField(ground);
  let clean: readonly Diagnostic[] = [];

  beforeAll(async () => {
    clean = await field.judge([]);
  }, LONG);
  afterAll(() => field.remove());

  test('the content gives no error', () => {
    expect(clean.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  /** Judged with the others of its round, then with those that were not caught among them: an error of one stops the decks that show another. */
  const caughtIn = rememberOf(async (round: readonly Fault[]): Promise<ReadonlySet<string>> => {
    const first = await field.caught(round);
    const left = round.filter(({ id }) => !first.has(id));
    return new Set([...first, ...(left.length > 0 && round.length > 1 ? await field.caught(left) : [])]);
  });

  /** Alone at last. */
  async function isCaught(fault: Fault): Promise<boolean> {
    const round = rounds.find((all) => all.includes(fault)) ?? [fault];
    if ((await caughtIn(round)).has(fault.id)) return true;
    return round.length > 1 && (await field.caught([fault])).has(fault.id);
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
}
