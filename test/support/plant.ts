import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { deckKey, stoppedDecks } from '../../scripts/compose/stopped-decks.js';
import { type LibraryRead, readLibrary } from '../../scripts/content/read-library.js';
import type { Kept } from '../../scripts/content/read-text.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { judgeDecks } from '../../scripts/stories/judge-project.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const AS_OF = '2026-11-23';

/** One mistake of one file: a text that stands once in it, and what stands there instead. */
export const edit = z.strictObject({ file: z.string(), find: z.string(), with: z.string() });
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
export type Edit = z.infer<typeof edit>;

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

/** How many of a list are caught, as the list says: "134 of 136". */
export const countOf = (faults: readonly { readonly missed: boolean }[]): { caught: number; share: number; says: string } => {
  const caught = faults.filter(({ missed }) => !missed).length;
  return { caught, share: caught / faults.length, says: `${caught} of ${faults.length}` };
};

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
async function* saidOf({ library, diagnostics }: LibraryRead): AsyncGenerator<readonly Diagnostic[]> {
  const facts = library && readFacts(library, AS_OF);
  const written = [...diagnostics, ...(facts ? runChecks(facts) : [])];
  yield written;
  if (!library || !facts) return;
  const unfit = stoppedDecks(library, written);
  const jobs = planJobs(library, { asOf: AS_OF }).filter((job) => !unfit.has(deckKey(job)));
  for await (const { found } of judgeDecks(library, jobs, { decks: openDeckCache({ wordsOnly: true }) })) yield found;
}

const cleanIn = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

/** The files of a project that `edits` change, as they are with them, by path from its folder. */
export function planted(edits: readonly Edit[], project: string = root): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, find, with: replacement } of edits) {
    const text = texts.get(file) ?? cleanIn(project, file);
    if (text.split(find).length !== 2) throw new Error(`"${find}" does not stand exactly once in ${file}: mend the fault list.`);
    texts.set(
      file,
      text.replace(find, () => replacement),
    );
  }
  return texts;
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
  readLibrary(folder, templates, { kept });
  /** Parses only what is planted: the files as they are shipped were parsed once. */
  const read = (): LibraryRead => readLibrary(folder, templates, { kept: new Map(kept) });
  const judge = (edits: readonly Edit[]): Promise<readonly Diagnostic[]> =>
    withPlanted(edits, async () => {
      const said: Diagnostic[] = [];
      for await (const more of saidOf(read())) said.push(...more);
      return said;
    });
  let before: Promise<readonly Diagnostic[]> | undefined;
  return {
    judge,
    async caught(faults) {
      before ??= judge([]);
      const known = await before;
      const open = new Map(faults.map((fault) => [fault.id, { ...fault, lines: linesOf(fault, project) }]));
      await withPlanted(
        faults.flatMap(({ edits }) => edits),
        async () => {
          for await (const said of saidOf(read())) {
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

/** The place of a fault once it stands alone in its files: the lines that are named, and the first that an edit changes. */
function linesOf({ edits, at }: Pick<Fault, 'edits' | 'at'>, project: string): readonly string[] {
  const texts = planted(edits, project);
  const changed = [...texts].map(([file, text]) => `${file}:${firstChange(cleanIn(project, file), text)}`);
  const told = at.map(({ file, text }) => {
    const whole = texts.get(file) ?? cleanIn(project, file);
    return `${file}:${whole.slice(0, whole.indexOf(text)).split('\n').length}`;
  });
  return [...changed, ...told];
}

function firstChange(before: string, after: string): number {
  const old = before.split('\n');
  const now = after.split('\n');
  const index = now.findIndex((line, place) => line !== old[place]);
  return (index < 0 ? now.length - 1 : index) + 1;
}

const keyOf = ({ code, severity, message, at }: Diagnostic): string => [code, severity, at?.file, message].join('|');

/** The diagnostics that the clean content does not give. */
export function added(clean: readonly Diagnostic[], now: readonly Diagnostic[]): Diagnostic[] {
  const known = new Set(clean.map(keyOf));
  return now.filter((one) => !known.has(keyOf(one)));
}

const isInModules = ({ edits, anywhere }: Fault): boolean => !anywhere && edits.every(({ file }) => file.startsWith('decks/modules/'));
const touch = (one: Fault, other: Fault): boolean =>
  one.code.some((code) => other.code.includes(code)) || one.edits.some(({ file }) => other.edits.some((edit) => edit.file === file));

/**
 * Faults to plant together, so that the content is judged once for all of them: each stands in modules of its own and has codes of its
 * own, so that no diagnostic of one could pass for another's. A fault in what modules share, or of a whole piece, stands alone.
 */
export function roundsOf(faults: readonly Fault[]): readonly (readonly Fault[])[] {
  const rounds: Fault[][] = [];
  for (const fault of faults) {
    const round = isInModules(fault) && rounds.find((all) => all.every((other) => isInModules(other) && !touch(fault, other)));
    if (round) round.push(fault);
    else rounds.push([fault]);
  }
  return rounds;
}
