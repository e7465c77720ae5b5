import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { stoppedDecks } from '../../scripts/compose/stopped-decks.js';
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
});
const faultsSchema = z.strictObject({
  faults: z.array(entry),
  human: z.array(entry.omit({ code: true, plausible: true }).extend({ watch: z.string(), plausible: z.boolean().optional() })),
  harmless: z.array(z.strictObject({ id: z.string(), says: z.string(), kind: z.string().optional(), edits: z.array(edit).min(1) })),
});

export type Fault = z.infer<typeof entry>;
export type Edit = z.infer<typeof edit>;

/** Returns the committed fault list. */
export const readFaults = (): z.infer<typeof faultsSchema> =>
  faultsSchema.parse(parse(readFileSync(join(root, 'test/faults/content-faults.yaml'), 'utf8')));

/** A copy of the shipped content in which faults are planted one at a time. */
export interface Field {
  /** All that the gate says once `edits` stand in the copy; the copy is as it was afterwards. */
  judge(edits: readonly Edit[]): Promise<readonly Diagnostic[]>;
  /**
   * True when `isIt` holds for some of what the gate says once `edits` stand in the copy. A deck is composed only when nothing that is
   * said before, of the content as written or of the decks before it, will do: most faults are found there, in half the time.
   */
  says(edits: readonly Edit[], isIt: (said: readonly Diagnostic[]) => boolean): Promise<boolean>;
  /** The place in the copy with `edits`: the line where a text stands, or the first line that an edit changes. */
  linesOf(fault: Pick<Fault, 'edits' | 'at'>): readonly string[];
  remove(): void;
}

/** What the gate says of some content, as `judgeProject` does: of the content as written, then of each deck that nothing stops. */
async function* saidOf({ library, diagnostics }: LibraryRead): AsyncGenerator<readonly Diagnostic[]> {
  const facts = library && readFacts(library, AS_OF);
  const written = [...diagnostics, ...(facts ? runChecks(facts) : [])];
  yield written;
  if (!library || !facts) return;
  const unfit = stoppedDecks(library, written);
  const jobs = planJobs(library, { asOf: AS_OF }).filter(({ deck }) => !unfit.has(deck));
  for await (const { found } of judgeDecks(library, jobs, { decks: openDeckCache({ wordsOnly: true }) })) yield found;
}

const clean = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files that `edits` change, as they are with them, by path from the project's folder. */
export function planted(edits: readonly Edit[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, find, with: replacement } of edits) {
    const text = texts.get(file) ?? clean(file);
    if (text.split(find).length !== 2) throw new Error(`"${find}" does not stand exactly once in ${file}: mend the fault list.`);
    texts.set(
      file,
      text.replace(find, () => replacement),
    );
  }
  return texts;
}

export function openField(): Field {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-faults-'));
  cpSync(join(root, 'decks'), join(folder, 'decks'), { recursive: true });
  const templates = join(root, 'templates');
  let last: Promise<unknown> = Promise.resolve();
  /** One after another, even where a test that took too long has left some behind: two would stand in the copy together. */
  const withPlanted = <T>(edits: readonly Edit[], use: () => Promise<T>): Promise<T> => {
    const texts = planted(edits);
    const turn = last.then(async () => {
      for (const [file, text] of texts) writeFileSync(join(folder, file), text);
      return use().finally(() => {
        for (const file of texts.keys()) writeFileSync(join(folder, file), clean(file));
      });
    });
    last = turn.catch(() => {});
    return turn;
  };
  const kept: Kept = new Map();
  readLibrary(folder, templates, kept);
  /** Parses only what is planted: the files as they are shipped were parsed once. */
  const read = (): LibraryRead => readLibrary(folder, templates, new Map(kept));
  return {
    judge: (edits) =>
      withPlanted(edits, async () => {
        const said: Diagnostic[] = [];
        for await (const more of saidOf(read())) said.push(...more);
        return said;
      }),
    says: (edits, isIt) =>
      withPlanted(edits, async () => {
        for await (const more of saidOf(read())) if (isIt(more)) return true;
        return false;
      }),
    linesOf({ edits, at }) {
      const texts = planted(edits);
      const changed = [...texts].map(([file, text]) => `${file}:${firstChange(clean(file), text)}`);
      const told = at.map(({ file, text }) => {
        const whole = texts.get(file) ?? clean(file);
        return `${file}:${whole.slice(0, whole.indexOf(text)).split('\n').length}`;
      });
      return [...changed, ...told];
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
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

/** Prints how many faults of each kind were caught, and which were not. Returns the share that was caught, 0 to 1. */
export function shareCaught(faults: readonly { readonly id: string; readonly kind: string }[], caught: ReadonlySet<string>): number {
  const kinds = new Map<string, { planted: number; caught: number }>();
  for (const { id, kind } of faults) {
    const row = kinds.get(kind) ?? { planted: 0, caught: 0 };
    kinds.set(kind, { planted: row.planted + 1, caught: row.caught + Number(caught.has(id)) });
  }
  const slipped = faults.filter(({ id }) => !caught.has(id)).map(({ id }) => id);
  console.table(Object.fromEntries(kinds));
  console.log(`${faults.length - slipped.length} of ${faults.length} faults caught. Not caught: ${slipped.join(', ') || 'none'}.`);
  return (faults.length - slipped.length) / faults.length;
}
