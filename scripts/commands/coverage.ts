import { join, resolve } from 'node:path';
import { hasErrors } from '../model/diagnostic.js';
import type { coverageOf } from '../stories/coverage.js';
import { type Call, defineCommand } from './command.js';
import { countLine, paintFor, printDiagnostics, printJson, printLines, tableLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT } from './surroundings.js';

export interface Options {
  readonly project: string;
  readonly out?: string;
}

/** Prints where each requirement is met: id, place, artifact, the words a reader sees; 1 when one is missing. */
export const coverage = defineCommand({
  name: 'coverage',
  example: 'teachback coverage --json',
  story: async (request) => (await import('../stories/coverage.js')).coverageOf(request),
  describe: (command) =>
    command
      .description('show where each requirement is met in what was built: id, page or slide, artifact, the words a reader sees')
      .option('--out <dir>', 'where the build wrote (<project>/dist/decks)'),
  async run({ options, story, around }: Call<Options, typeof coverageOf>) {
    const { stdout, stderr, env, cwd } = around;
    const project = resolveProject(cwd, options.project);
    const out = options.out === undefined ? join(project, 'dist/decks') : resolve(cwd, options.out);
    const report = await story({ project, out });
    const missing = report.rows.filter((row) => row.missing.length > 0);
    const exitCode = missing.length > 0 || hasErrors(report.diagnostics) ? EXIT.content : EXIT.done;
    const paint = paintFor(stderr, env);
    printDiagnostics(around, report.diagnostics);
    printLines(stderr, [
      ...missing.map((row) => `${paint('red', 'missing')} ${row.id} in ${row.missing.join(', ')}: ${visible(row.says)}`),
      countLine(report.diagnostics),
      `${report.rows.length - missing.length} of ${report.rows.length} requirements are met wherever they must be.`,
    ]);
    if (options.json) return printJson(around, exitCode, report);
    const rows = report.rows.flatMap(({ id, where }) => where.map((one) => [id, one.where, one.path, visible(one.text)]));
    printLines(stdout, tableLines(rows));
    return exitCode;
  },
});
