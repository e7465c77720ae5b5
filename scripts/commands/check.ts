import { isAbsolute, relative, resolve } from 'node:path';
import { cacheFolder } from '../machine/cache-folder.js';
import { shown } from '../machine/disk-trouble.js';
import { hasErrors } from '../model/diagnostic.js';
import { type CheckSummary, type PieceReadability, summaryOf, tidyDiagnostics } from '../model/diagnostic-list.js';
import type { check as checkProject } from '../stories/check.js';
import type { CheckReport, CheckRequest } from '../stories/check-request.js';
import { toolVersion } from '../stories/open-project.js';
import { type Call, defineCommand } from './command.js';
import { readCount, readNames } from './option-values.js';
import { countLine, type Paint, paintFor, printDiagnostics, printJson, printLines, showProgress, tableLines } from './print.js';
import { resolveProject } from './project-names.js';
import { sarifOf } from './sarif.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

export interface Options {
  readonly project: string;
  readonly built?: boolean;
  readonly force?: boolean;
  readonly locale?: readonly string[];
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly report?: string;
  readonly maxWarnings?: number;
}

/**
 * Checks all decks, or those named: the words alone, or with `built` the whole path in memory; 1 when there are errors, or more
 * warnings than are allowed.
 */
export const check = defineCommand({
  name: 'check',
  example: 'teachback check take-home',
  story: async (request) => (await import('../stories/check.js')).check(request),
  describe: (command) =>
    command
      .description('check the words of all decks, or of those named; starts no browser unless --built asks for it')
      .argument('[decks...]', 'ids of decks (all)')
      .option('--locale <names>', 'languages, drafts too (all but the drafts)', readNames)
      .option('--built', 'also make everything in memory, measure it and read it back; writes none of it')
      .option('--force', 'read and judge everything again; else what an earlier check found in the same files is taken from it')
      .option('--sarif', 'print one SARIF 2.1.0 document on stdout, for code hosts')
      .option('--report <file>', 'also write the result as one HTML file')
      .option('--max-warnings <n>', 'exit with 1 when there are more warnings than this', readCount),
  async run({ options, story, around }: Call<Options, typeof checkProject>, decks: readonly string[]) {
    const request = requestOf(decks, options, around);
    const progress = showProgress(around);
    let report: CheckReport;
    try {
      report = await story({ ...request, ...(options.built && { onProgress: progress.tell }) });
    } finally {
      if (options.built) progress.end();
    }
    return printCheck(report, { ...options, project: request.project }, around);
  },
});

function requestOf(decks: readonly string[], options: Options, { cwd, env, signal }: Surroundings): CheckRequest {
  const { built, force, json, sarif, report, locale } = options;
  if (json && sarif) throw new UsageError('--json and --sarif each print one document. Choose one of them.');
  if (report !== undefined && !/\.html?$/i.test(report))
    throw new UsageError(`--report writes HTML, and "${report}" does not end with .html.`);
  return {
    project: resolveProject(cwd, options.project, { decks, locales: locale }),
    ...(decks.length > 0 && { decks: [...decks] }),
    ...(locale && { locales: [...locale] }),
    ...(built && { built }),
    ...(!force && { cache: cacheFolder(env) }),
    ...(report !== undefined && { report: resolve(cwd, report) }),
    ...(signal && { signal }),
  };
}

function printCheck({ diagnostics, pieces }: CheckReport, options: Options, around: Surroundings): number {
  const { stdout, stderr, env, cwd } = around;
  const { json, sarif, maxWarnings = Number.POSITIVE_INFINITY } = options;
  const summary = summaryOf(diagnostics);
  const tooMany = summary.warnings > maxWarnings;
  const exitCode = hasErrors(diagnostics) || tooMany ? EXIT.content : EXIT.done;
  printDiagnostics(around, diagnostics);
  if (pieces && !json && !sarif) printLines(stdout, summaryLines(summary, pieces, paintFor(stdout, env)));
  printLines(stderr, [countLine(diagnostics) ?? 'No problems found.']);
  if (tooMany) printLines(stderr, [`More warnings than --max-warnings allows (${maxWarnings}).`]);
  if (sarif) {
    stdout.write(
      `${JSON.stringify(sarifOf(diagnostics, { version: toolVersion(), folder: folderFrom(cwd, options.project) }), null, 2)}\n`,
    );
    return exitCode;
  }
  return json ? printJson(around, exitCode, { diagnostics: tidyDiagnostics(diagnostics), summary, ...(pieces && { pieces }) }) : exitCode;
}

/** The project's folder below `cwd`; empty for `cwd` itself and for a project elsewhere. */
function folderFrom(cwd: string, project: string): string {
  const way = relative(cwd, project);
  return way.startsWith('..') || isAbsolute(way) ? '' : shown(way);
}

/** A table of codes, then one of the pieces. A score that a piece is too short for is left empty. */
function summaryLines({ codes }: CheckSummary, pieces: readonly PieceReadability[], paint: Paint): string[] {
  const counts = codes.map(({ code, severity, count }) => [String(count).padStart(5), severity, code]);
  const grade = (score: number | undefined): string => (score === undefined ? '' : score.toFixed(1)).padStart(6);
  const graded = pieces.filter(({ ease }) => ease === undefined);
  const rows = graded.map(({ deck, locale, piece, words, ...scores }) => [
    ...[`${deck}/${piece}`, locale, String(words).padStart(5), grade(scores.fleschKincaid), grade(scores.fleschKincaidFull)],
    ...[grade(scores.smog), grade(scores.smogFull)],
  ]);
  const table = (title: string, head: string[], lines: string[][]): string[] => {
    const [top = '', ...rest] = tableLines([head, ...lines], '  ');
    return lines.length === 0 ? [] : ['', paint('bold', title), paint('dim', top), ...rest];
  };
  return [
    ...table('What was found', ['Count', 'Severity', 'Code'], counts),
    ...table(
      'How hard it is to read, in school grades, without the names explained in the glossary and with them',
      ['Piece', 'Locale', 'Words', '  FKGL', ' +names', '  SMOG', ' +names'],
      rows,
    ),
    ...table(
      'How easy it is to read (higher is easier), without the names explained in the glossary and with them',
      ['Piece', 'Locale', 'Words', 'Formula', '  Ease', ' +names', 'Band'],
      pieces.flatMap(({ deck, locale, piece, words, ease = [] }) =>
        ease.map(({ formula, score, full, band = '' }) => [
          ...[`${deck}/${piece}`, locale, String(words).padStart(5), formula, grade(score), grade(full), band],
        ]),
      ),
    ),
  ];
}
