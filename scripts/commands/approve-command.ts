import { hasErrors } from '../model/diagnostic.js';
import { countLine, diagnosticLines } from './diagnostic-lines.js';
import { paintFor, tableLines, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

/** The options of `teachback approve` as they were read. */
export interface ApproveOptions {
  readonly project: string;
  readonly by: string;
  readonly role: string;
  readonly on: string;
  readonly due: string;
  readonly locale?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Records a review of modules and prints it. Returns the exit code: 1 when the modules have errors and nothing was recorded. */
export async function approveCommand(modules: readonly string[], options: ApproveOptions, around: Surroundings): Promise<number> {
  const { stdout, stderr, env, cwd } = around;
  const { project, json, by, role, on, due, locale, asOf } = options;
  const report = await around.api.approve({
    ...{
      project: resolveProject(cwd, project, { modules, locales: locale === undefined ? [] : [locale] }),
      modules: [...modules],
      by,
      role,
      on,
      due,
    },
    ...(locale !== undefined && { locale }),
    ...(asOf !== undefined && { asOf }),
  });
  if (report.wrong !== undefined) throw new UsageError(report.wrong);
  const { recorded, diagnostics } = report;
  const exitCode = hasErrors(diagnostics) ? EXIT.content : EXIT.done;
  printLines(stderr, diagnosticLines(diagnostics, paintFor(stderr, env)));
  if (exitCode !== EXIT.done) {
    printLines(stderr, [`${countLine(diagnostics)}. Nothing was recorded: what has errors cannot be approved.`]);
  }
  if (json) return printJson(around, exitCode, { recorded, diagnostics });
  const rows = recorded.map((one) => [one.id, one.locale, one.fingerprint, one.on, `due ${one.due}`, visible(`${one.by}, ${one.role}`)]);
  printLines(stdout, tableLines(rows));
  if (recorded.length > 0) printLines(stderr, ['Recorded in decks/reviews.yaml. The next build says so on each piece.']);
  return exitCode;
}
