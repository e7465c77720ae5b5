import type { ReviewKind } from '../model/content.js';
import { hasErrors } from '../model/diagnostic.js';
import type { approveModules } from '../stories/approve.js';
import { type Call, defineCommand } from './command.js';
import { readDay, readKind, readNames } from './option-values.js';
import { countLine, printDiagnostics, printJson, printLines, tableLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT, UsageError } from './surroundings.js';

export interface Options {
  readonly project: string;
  readonly by: string;
  readonly role: string;
  readonly on: string;
  readonly due: string;
  readonly locale?: string;
  readonly regions?: readonly string[];
  readonly kind?: ReviewKind;
  readonly asOf?: string;
}

/** Records a review of modules and prints it; 1 when the modules have errors and nothing was recorded. */
export const approve = defineCommand({
  name: 'approve',
  example: 'teachback approve results driving --by "Dana Reyes" --role pharmacist --on 2026-11-20 --due 2027-11-20',
  story: async (request) => (await import('../stories/approve.js')).approveModules(request),
  describe: (command) =>
    command
      .description(
        'record that somebody has read modules as they stand now and approves them: adds to decks/reviews.yaml and keeps the words in decks/reviews/',
      )
      .argument('<modules...>', 'ids of the modules that were read')
      .requiredOption('--by <name>', 'who read them')
      .requiredOption('--role <role>', 'what the reader is, for example "pharmacist"')
      .requiredOption('--on <date>', 'the day of the review, YYYY-MM-DD', readDay)
      .requiredOption('--due <date>', 'the day by which the next one is due, YYYY-MM-DD, at most three years later', readDay)
      .option('--locale <name>', 'the locale that was read (the first of the project)')
      .option(
        '--regions <names>',
        'the regions whose lines were read, with commas between them (that of the first brand with that locale)',
        readNames,
      )
      .option('--kind <what>', 'clinical: the words are right; translation: they say the same as in another language (clinical)', readKind)
      .option('--as-of <date>', 'take this day for today, YYYY-MM-DD (today, UTC)', readDay),
  async run({ options, story, around }: Call<Options, typeof approveModules>, modules: readonly string[]) {
    const { stdout, stderr, cwd } = around;
    const { by, role, on, due, locale, regions, kind, asOf } = options;
    const report = await story({
      project: resolveProject(cwd, options.project, { modules, locales: locale === undefined ? [] : [locale] }),
      ...{ modules: [...modules], by, role, on, due },
      ...(kind && { kind }),
      ...(regions && { regions }),
      ...(locale !== undefined && { locale }),
      ...(asOf !== undefined && { asOf }),
    });
    if (report.wrong !== undefined) throw new UsageError(report.wrong);
    const { recorded, diagnostics } = report;
    const exitCode = hasErrors(diagnostics) ? EXIT.content : EXIT.done;
    printDiagnostics(around, diagnostics);
    if (exitCode !== EXIT.done) {
      printLines(stderr, [`${countLine(diagnostics)}. Nothing was recorded: what has errors cannot be approved.`]);
    }
    if (options.json) return printJson(around, exitCode, { recorded, diagnostics });
    const rows = recorded.map((one) => [
      ...[
        one.module,
        one.locale,
        one.regions.join(' '),
        one.kind,
        one.on,
        `due ${one.due}`,
        visible(`${one.by}, ${one.role}`),
        one.snapshot,
      ],
    ]);
    printLines(stdout, tableLines(rows));
    if (recorded.length > 0)
      printLines(stderr, ['Recorded in decks/reviews.yaml, with the words in decks/reviews/. The next build says so on each piece.']);
    return exitCode;
  },
});
