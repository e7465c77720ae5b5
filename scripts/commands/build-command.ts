import { isAbsolute, join, relative, resolve } from 'node:path';
import { hasErrors } from '../model/diagnostic.js';
import type { Format, Paper } from '../model/formats.js';
import type { BuildReport, BuildRequest } from '../stories/build-to-folder.js';
import { countLine, diagnosticLines, messageOf } from './diagnostic-lines.js';
import { paintFor, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { showProgress } from './show-progress.js';
import { EXIT, type Surroundings } from './surroundings.js';

/** The options of `teachback build` as they were read. */
export interface BuildOptions {
  readonly project: string;
  readonly out?: string;
  readonly format?: readonly Format[];
  readonly brand?: readonly string[];
  readonly locale?: readonly string[];
  readonly paper?: readonly Paper[];
  readonly jobs?: number;
  readonly asOf?: string;
  readonly browserPath?: string;
  readonly force?: boolean;
  readonly keepHtml?: boolean;
  readonly requireApproved?: boolean;
  /** False with `--no-expired`. */
  readonly expired?: boolean;
  readonly json?: boolean;
}

/** Builds what was asked for and reports it. Returns the exit code: 1 when something could not be made. */
export async function buildCommand(decks: readonly string[], options: BuildOptions, around: Surroundings): Promise<number> {
  const request = requestOf(decks, options, around);
  const progress = showProgress(around);
  try {
    const report = await around.api.build({ ...request, onProgress: progress.tell });
    progress.end();
    return printBuild(report, options, around);
  } catch (error) {
    progress.end();
    throw error;
  }
}

function requestOf(decks: readonly string[], options: BuildOptions, { cwd, signal }: Surroundings): BuildRequest {
  const { format, brand, locale, paper, jobs, asOf, browserPath, force, keepHtml, requireApproved, expired } = options;
  const project = resolveProject(cwd, options.project, { decks, brands: brand, locales: locale });
  return {
    project,
    out: options.out === undefined ? join(project, 'dist/decks') : resolve(cwd, options.out),
    ...(decks.length > 0 && { decks: [...decks] }),
    ...(format && { formats: [...format] }),
    ...(brand && { brands: [...brand] }),
    ...(locale && { locales: [...locale] }),
    ...(paper && { papers: [...paper] }),
    ...(jobs !== undefined && { pages: jobs }),
    ...(asOf !== undefined && { asOf }),
    ...(browserPath !== undefined && { browserPath }),
    ...(force && { force }),
    ...(keepHtml && { keepHtml }),
    ...(requireApproved && { requireApproved }),
    ...(expired === false && { noExpired: true }),
    ...(signal && { signal }),
  };
}

function printBuild(report: BuildReport, { json }: BuildOptions, around: Surroundings): number {
  const { stdout, stderr, env, cwd } = around;
  const paint = paintFor(stderr, env);
  const all = [...report.diagnostics, ...report.failed.flatMap(({ diagnostics }) => diagnostics)];
  const failed = hasErrors(all) || report.failed.length > 0;
  const out = nearPath(cwd, report.out);
  printLines(stderr, diagnosticLines(all, paint));
  printLines(stderr, failureLines(report));
  printLines(
    stderr,
    [countLine(all), summaryOf(report, out, failed)].filter((line) => line !== undefined),
  );
  if (json) return printJson(around, failed ? EXIT.content : EXIT.done, report);
  printLines(
    stdout,
    report.made.map((path) => visible(`${out}/${path}`)),
  );
  return failed ? EXIT.content : EXIT.done;
}

function failureLines({ failed }: BuildReport): string[] {
  if (failed.length === 0) return [];
  const reason = ({ diagnostics }: BuildReport['failed'][number]) => {
    const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
    return first ? messageOf(first) : 'No reason was given.';
  };
  return ['', 'Not made (an earlier file is left as it was):', ...failed.map((one) => `  ${visible(one.path)}: ${reason(one)}`), ''];
}

function summaryOf({ upToDate, made, unchanged, failed }: BuildReport, out: string, stopped: boolean): string | undefined {
  if (upToDate) return `Nothing to do: everything in ${out} is up to date.`;
  if (stopped && made.length + unchanged.length + failed.length === 0)
    return 'Nothing was made. Mend the errors and run the command again.';
  const counts: [number, string][] = [
    [made.length, 'made'],
    [unchanged.length, 'unchanged'],
    [failed.length, 'not made'],
  ];
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${parts.join(', ') || 'Nothing to make'} in ${out}`;
}

/** `path` as seen from `cwd` when it is inside it, else as it is: with forward slashes. */
function nearPath(cwd: string, path: string): string {
  const way = relative(cwd, path);
  return (way === '' ? '.' : way.startsWith('..') || isAbsolute(way) ? path : way).replaceAll('\\', '/');
}
