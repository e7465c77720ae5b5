import { join, resolve } from 'node:path';
import { hasErrors } from '../model/diagnostic.js';
import { countLine, diagnosticLines } from './diagnostic-lines.js';
import { paintFor, tableLines, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings } from './surroundings.js';

interface CoverageOptions {
  readonly project: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Prints where each requirement is met: id, place, artifact, the words a reader sees. Returns the exit code: 1 when one is missing. */
export async function coverageCommand(options: CoverageOptions, around: Surroundings): Promise<number> {
  const { stdout, stderr, env, cwd } = around;
  const project = resolveProject(cwd, options.project);
  const out = options.out === undefined ? join(project, 'dist/decks') : resolve(cwd, options.out);
  const report = await around.api.coverage({ project, out });
  const missing = report.rows.filter((row) => row.missing.length > 0);
  const exitCode = missing.length > 0 || hasErrors(report.diagnostics) ? EXIT.content : EXIT.done;
  const paint = paintFor(stderr, env);
  printLines(stderr, diagnosticLines(report.diagnostics, paint));
  printLines(
    stderr,
    missing.map((row) => `${paint('red', 'missing')} ${row.id} in ${row.missing.join(', ')}: ${visible(row.says)}`),
  );
  const met = `${report.rows.length - missing.length} of ${report.rows.length} requirements are met wherever they must be.`;
  printLines(
    stderr,
    [countLine(report.diagnostics), met].filter((line) => line !== undefined),
  );
  if (options.json) return printJson(around, exitCode, report);
  const rows = report.rows.flatMap(({ id, where }) => where.map((one) => [id, one.where, one.path, visible(one.text)]));
  printLines(stdout, tableLines(rows));
  return exitCode;
}
