import { join, resolve } from 'node:path';
import { countLine, diagnosticLines } from './diagnostic-lines.js';
import { paintFor, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings } from './surroundings.js';

interface ReviewOptions {
  readonly project: string;
  readonly out?: string;
  readonly locale?: string;
  readonly asOf?: string;
  readonly browserPath?: string;
  readonly json?: boolean;
}

/** Writes the review packet and the traceability table. Returns the exit code: 1 when something could not be made. */
export async function reviewCommand(options: ReviewOptions, around: Surroundings): Promise<number> {
  const { stdout, stderr, env, cwd, signal } = around;
  const { locale, asOf, browserPath } = options;
  const project = resolveProject(cwd, options.project, locale === undefined ? {} : { locales: [locale] });
  const report = await around.api.review({
    project,
    out: options.out === undefined ? join(project, 'dist/review') : resolve(cwd, options.out),
    ...(locale !== undefined && { locale }),
    ...(asOf !== undefined && { asOf }),
    ...(browserPath !== undefined && { browserPath }),
    ...(signal && { signal }),
  });
  const exitCode = report.failed.length > 0 ? EXIT.content : EXIT.done;
  printLines(stderr, diagnosticLines(report.failed, paintFor(stderr, env)));
  const counted = countLine(report.diagnostics);
  if (report.made.length === 0) printLines(stderr, ['Nothing was made. Mend the errors and run the command again.']);
  else if (counted) printLines(stderr, [`The checks found ${counted}: all stand in the packet.`]);
  if (options.json) return printJson(around, exitCode, report);
  printLines(
    stdout,
    report.made.map((name) => visible(join(report.out, name))),
  );
  return exitCode;
}
