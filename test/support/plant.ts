import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { deckKey, stoppedDecks } from '../../scripts/compose/stopped-decks.js';
import { type LibraryRead, readLibrary } from '../../scripts/content/read-library.js';
import type { Kept } from '../../scripts/content/read-text.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { ReviewDemands } from '../../scripts/model/definitions.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { once } from '../../scripts/model/remember.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { judgeContent, judgeDecks } from '../../scripts/stories/judge-project.js';
import { openMemory } from '../../scripts/stories/recall.js';
import { cleanIn, type Edit, edit, planted } from './edits.js';
import { linesAmong } from './rounds.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const AS_OF = '2026-11-23';

const entry = z.strictObject({
  id: z.string(),
  kind: z.string(),
  plausible: z.boolean(),
  says: z.string(),
  edits: z.array(edit).min(1),
  code: z.array(z.string()).min(1),
  at: z.array(z.strictObject({ file: z.string(), text: z.string() })).default([]),
  anywhere: z.boolean().default(false),
  /** True where no check catches it yet. Once one does, its test asks for this to go. */
  missed: z.boolean().default(false),
});
const faultsSchema = z.strictObject({
  faults: z.array(entry),
  human: z.array(
    entry.omit({ code: true, plausible: true, missed: true }).extend({ watch: z.string(), plausible: z.boolean().optional() }),
  ),
  harmless: z.array(z.strictObject({ id: z.string(), says: z.string(), kind: z.string().optional(), edits: z.array(edit).min(1) })),
});

export type Fault = z.infer<typeof entry>;

/** A list of faults, and the folder that holds the `decks` in which they are planted. */
export interface FaultGround {
  readonly list: string;
  readonly folder: string;
}

/** The long list stands on a copy of the content as it was when the list was written: what is written anew does not move it. */
export const FROZEN: FaultGround = { list: join(root, 'test/faults/content-faults.yaml'), folder: join(root, 'test/faults/content') };
/** The short list, one fault of each kind, stands on the content as it is shipped, and moves with it. */
export const SHIPPED: FaultGround = { list: join(root, 'test/faults/shipped-faults.yaml'), folder: root };

/** Returns the faults of a list. */
export const readFaults = ({ list }: FaultGround = FROZEN): z.infer<typeof faultsSchema> =>
  faultsSchema.parse(parse(readFileSync(list, 'utf8')));

/** The faults with what their tests are called. */
export const named = <T extends { readonly id: string; readonly kind: string; readonly missed: boolean }>(
  faults: readonly T[],
): [string, T][] => faults.map((fault) => [`${fault.id} (${fault.kind})${fault.missed ? ': not caught yet' : ''}`, fault]);

/** How many of a list are caught, as the list says. */
const caughtOf = (faults: readonly { readonly missed: boolean }[]): number => faults.filter(({ missed }) => !missed).length;

/** The floor of a list as test/faults/README.md gives it: how many faults are caught at least, of how many, beside how many harmless edits. */
export function floorOf(list: string): { readonly caught: number; readonly faults: number; readonly harmless: number } {
  const table = readFileSync(join(root, 'test/faults/README.md'), 'utf8');
  const row = table.split('\n').find((line) => line.startsWith(`| \`${basename(list)}\` |`));
  const [, caught, faults, harmless] = /\| (\d+) of (\d+) \| (\d+) \|/.exec(row ?? '') ?? [];
  return { caught: Number(caught), faults: Number(faults), harmless: Number(harmless) };
}

/** States that a list has not lost an entry, and that no fewer of its faults are caught than its floor says. */
export function stateFloor(list: string, faults: readonly { readonly missed: boolean }[], harmless: readonly unknown[]): void {
  const floor = floorOf(list);
  test(`at least ${floor.caught} of ${floor.faults} faults of ${basename(list)} are caught`, () => {
    expect(caughtOf(faults)).toBeGreaterThanOrEqual(floor.caught);
    expect(faults.length).toBeGreaterThanOrEqual(floor.faults);
    expect(harmless.length).toBeGreaterThanOrEqual(floor.harmless);
  });
}

/** A copy of some content in which faults are planted. */
export interface Field {
  /** All that the gate says once `edits` stand in the copy; the copy is as it was afterwards. */
  judge(edits: readonly Edit[]): Promise<readonly Diagnostic[]>;
  /**
   * Plants some faults together, and returns the ids of those that the gate catches: a new diagnostic has one of the fault's codes and
   * stands at its line. A deck is composed only when nothing that is said before, of the content as written or of the decks before it, will do.
   */
  caught(faults: readonly Fault[]): Promise<ReadonlySet<string>>;
  remove(): void;
}

/** What the gate says of some content, as `judgeProject` does: of the content as written, then of each deck that nothing stops. */
export async function* saidOf(
  { library, diagnostics }: LibraryRead,
  { kept, ...demands }: ReviewDemands & { readonly kept?: Kept } = {},
): AsyncGenerator<readonly Diagnostic[]> {
  if (!library) return yield diagnostics;
  const decks = openDeckCache({ wordsOnly: true });
  const memory = openMemory(kept);
  const { diagnostics: written } = await judgeContent({ library, diagnostics }, { asOf: AS_OF, decks, recall: memory.recall });
  yield written;
  const unfit = stoppedDecks(library, written);
  const jobs = planJobs(library, { asOf: AS_OF }).filter((job) => !unfit.has(deckKey(job)));
  for await (const { found } of judgeDecks(library, jobs, { ...demands, decks, memory })) yield found;
}

export function openField({ folder: project }: FaultGround): Field {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-faults-'));
  cpSync(join(project, 'decks'), join(folder, 'decks'), { recursive: true });
  const templates = join(root, 'templates');
  let last: Promise<unknown> = Promise.resolve();
  /** One after another, even where a test that took too long has left some behind: two would stand in the copy together. */
  const withPlanted = <T>(edits: readonly Edit[], use: () => Promise<T>): Promise<T> => {
    const texts = planted(edits, project);
    const turn = last.then(async () => {
      for (const [file, text] of texts) writeFileSync(join(folder, file), text);
      return use().finally(() => {
        for (const file of texts.keys()) writeFileSync(join(folder, file), cleanIn(project, file));
      });
    });
    last = turn.catch(() => {});
    return turn;
  };
  const kept: Kept = new Map();
  const saidIn = (known: Kept): AsyncGenerator<readonly Diagnostic[]> =>
    saidOf(readLibrary(folder, templates, { kept: known }), { kept: known });
  /** Reads and judges only what is planted, and what rests on it: the content as it is was read and judged once. */
  const saidNow = (): AsyncGenerator<readonly Diagnostic[]> => saidIn(new Map(kept));
  const all = async (told: AsyncGenerator<readonly Diagnostic[]>): Promise<readonly Diagnostic[]> => {
    const said: Diagnostic[] = [];
    for await (const more of told) said.push(...more);
    return said;
  };
  const clean = once(() => withPlanted([], () => all(saidIn(kept))));
  return {
    async judge(edits) {
      const known = await clean();
      return edits.length === 0 ? known : withPlanted(edits, () => all(saidNow()));
    },
    async caught(faults) {
      const known = await clean();
      const open = new Map(faults.map((fault) => [fault.id, { ...fault, lines: linesAmong(fault, faults, project) }]));
      await withPlanted(
        faults.flatMap(({ edits }) => edits),
        async () => {
          for await (const said of saidNow()) {
            const found = added(known, said);
            for (const { id, code, lines, anywhere } of open.values()) {
              const named = found.filter((one) => code.includes(one.code));
              if (named.some(({ at }) => anywhere || (at && lines.includes(`${at.file}:${at.line}`)))) open.delete(id);
            }
            if (open.size === 0) return;
          }
        },
      );
      return new Set(faults.map(({ id }) => id).filter((id) => !open.has(id)));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const keyOf = ({ code, severity, message, at }: Diagnostic): string => [code, severity, at?.file, message].join('|');

/** The diagnostics that the clean content does not give. */
export function added(clean: readonly Diagnostic[], now: readonly Diagnostic[]): Diagnostic[] {
  const known = new Set(clean.map(keyOf));
  return now.filter((one) => !known.has(keyOf(one)));
}
