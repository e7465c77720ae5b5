import { join, resolve } from 'node:path';
import type { reviewProject } from '../stories/review.js';
import type { ReviewRequest } from '../stories/review-request.js';
import { type Call, defineCommand } from './command.js';
import { readDay } from './option-values.js';
import { countLine, printDiagnostics, printJson, printLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT } from './surroundings.js';

export type Options = Omit<ReviewRequest, 'signal'>;

/** Writes the review packet and the traceability table; 1 when something could not be made. */
export const review = defineCommand({
  name: 'review',
  example: 'teachback review --out review',
  story: async (request) => (await import('../stories/review.js')).reviewProject(request),
  describe: (command) =>
    command
      .description('write what a clinical reviewer reads and marks (HTML and PDF), and the table from requirement to page (HTML and CSV)')
      .option('--changes', 'only what has changed since it was approved, old beside new: a few pages')
      .option('--out <dir>', 'where to write (<project>/dist/review)')
      .option('--locale <name>', 'one locale (all)')
      .option('--browser-path <path>', 'the browser to print with')
      .option('--as-of <date>', 'judge reviews as of this day, YYYY-MM-DD (today, UTC)', readDay),
  async run({ options, story, around }: Call<Options, typeof reviewProject>) {
    const { stdout, stderr, cwd, signal } = around;
    const { locale, asOf, browserPath, changes } = options;
    const project = resolveProject(cwd, options.project, locale === undefined ? {} : { locales: [locale] });
    const report = await story({
      project,
      out: options.out === undefined ? join(project, 'dist/review') : resolve(cwd, options.out),
      ...(changes && { changes }),
      ...(locale !== undefined && { locale }),
      ...(asOf !== undefined && { asOf }),
      ...(browserPath !== undefined && { browserPath }),
      ...(signal && { signal }),
    });
    const exitCode = report.failed.length > 0 ? EXIT.content : EXIT.done;
    printDiagnostics(around, report.failed);
    const counted = countLine(report.diagnostics);
    if (report.made.length === 0) printLines(stderr, ['Nothing was made. Mend the errors and run the command again.']);
    else if (counted) printLines(stderr, [`The checks found ${counted}: all stand in the packet.`]);
    if (options.json) return printJson(around, exitCode, report);
    printLines(
      stdout,
      report.made.map((name) => visible(join(report.out, name))),
    );
    return exitCode;
  },
});
