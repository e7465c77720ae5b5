import { hasErrors } from '../model/diagnostic.js';
import { countLine, diagnosticLines } from './diagnostic-lines.js';
import { paintFor } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings } from './surroundings.js';

/** Checks the words of all decks, or of those named, with no browser. Returns the exit code: 1 when there are errors. */
export async function checkCommand(
  decks: readonly string[],
  options: { readonly project: string; readonly json?: boolean },
  around: Surroundings,
): Promise<number> {
  const project = resolveProject(around.cwd, options.project, { decks });
  const { diagnostics } = await around.api.check({ project, ...(decks.length > 0 && { decks: [...decks] }) });
  const exitCode = hasErrors(diagnostics) ? EXIT.content : EXIT.done;
  const { stderr, env } = around;
  printLines(stderr, diagnosticLines(diagnostics, paintFor(stderr, env)));
  printLines(stderr, [countLine(diagnostics) ?? 'No problems found.']);
  return options.json ? printJson(around, exitCode, { diagnostics }) : exitCode;
}
