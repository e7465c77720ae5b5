import type { AddedKind } from '../model/definitions.js';
import { countLine, diagnosticLines } from './diagnostic-lines.js';
import { unknownName } from './option-values.js';
import { paintFor, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

/** A record rather than a list: the compiler names a kind that is missing here. */
const KINDS: Readonly<Record<AddedKind, string>> = {
  module: 'Fill in its words, then name it in a deck.',
  deck: 'Fill in its words and its modules.',
  brand: 'Fill in its facts, and put its own picture in place of logo.svg.',
  claim: 'Fill in its words and its source, then cite it in a module: [^NAME].',
};

/** Adds what was asked for and says what to do next. Returns the exit code: 1 when the files to add to have errors. */
export async function newCommand(
  kind: string,
  name: string,
  { project, json }: { readonly project: string; readonly json?: boolean },
  around: Surroundings,
): Promise<number> {
  const { cwd, stdout, stderr, env } = around;
  if (!Object.hasOwn(KINDS, kind)) throw new UsageError(visible(unknownName('kind', kind, Object.keys(KINDS))));
  const known = kind as AddedKind;
  const { made, changed, wrong, diagnostics } = await around.api.add({ project: resolveProject(cwd, project), kind: known, name });
  if (wrong !== undefined) throw new UsageError(visible(wrong));
  const exitCode = made.length + changed.length > 0 ? EXIT.done : EXIT.content;
  printLines(stderr, diagnosticLines(diagnostics, paintFor(stderr, env)));
  if (exitCode !== EXIT.done) printLines(stderr, [`${countLine(diagnostics)}. Nothing was added: mend these first.`]);
  if (json) return printJson(around, exitCode, { made, changed, diagnostics });
  printLines(stdout, [...made, ...changed]);
  if (exitCode === EXIT.done)
    printLines(stderr, [`${KINDS[known].replace('NAME', name)} "teachback check" tells what is left to fill in.`]);
  return exitCode;
}
