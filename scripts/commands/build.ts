import { join, resolve } from 'node:path';
import { cacheFolder } from '../machine/cache-folder.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { hasErrors } from '../model/diagnostic.js';
import { FORMAT_NAMES } from '../model/formats.js';
import { PAPER_NAMES } from '../model/paper.js';
import type { BuildReport, BuildRequest } from '../stories/build-to-folder.js';
import type { ShareNumber } from '../stories/share-jobs.js';
import { type Call, defineCommand } from './command.js';
import { readDay, readFormats, readJobs, readNames, readPapers, readShard } from './option-values.js';
import { countLine, messageOf, printDiagnostics, printJson, printLines, showProgress, visible } from './print.js';
import { nearPath, resolveProject } from './project-names.js';
import { EXIT, type Surroundings } from './surroundings.js';

export interface Options {
  readonly project: string;
  readonly out?: string;
  readonly format?: BuildRequest['formats'];
  readonly brand?: readonly string[];
  readonly locale?: readonly string[];
  readonly paper?: BuildRequest['papers'];
  readonly jobs?: number;
  readonly asOf?: string;
  readonly browserPath?: string;
  readonly force?: boolean;
  readonly keepHtml?: boolean;
  readonly requireApproved?: boolean;
  /** False with `--no-expired`. */
  readonly expired?: boolean;
  readonly shard?: ShareNumber;
  readonly json?: boolean;
}

/** A build, or one share of it. */
type Request = BuildRequest & { readonly shard?: ShareNumber };

/** Builds what was asked for and reports it; 1 when something could not be made. */
export const build = defineCommand({
  name: 'build',
  example: 'teachback build consult --format reveal,slides --paper letter',
  story: async ({ shard, ...request }) =>
    shard
      ? (await import('../stories/build-share.js')).buildShare({ ...request, shard })
      : (await import('../stories/build-to-folder.js')).buildToFolder(request),
  describe: (command) =>
    command
      .description('make every deck and printed piece, or those asked for; what has not changed is left alone')
      .argument('[decks...]', 'ids of decks (all)')
      .option('--format <names>', `formats: ${FORMAT_NAMES.join(', ')} (all of the deck)`, readFormats)
      .option('--brand <names>', 'brands (all)', readNames)
      .option('--locale <names>', 'locales (all)', readNames)
      .option('--paper <names>', `paper sizes: ${PAPER_NAMES.join(', ')} (all of the project)`, readPapers)
      .option('--out <dir>', 'where to write (<project>/dist/decks)')
      .option('--jobs <n>', 'pages open at once in the browser (as many as processor cores, at most 4)', readJobs)
      .option('--shard <share>', 'make one share of the build, such as 3/8; "teachback merge" joins all of them', readShard)
      .option('--force', 'make everything again')
      .option('--keep-html', 'keep the HTML of printed pieces beside them')
      .option('--browser-path <path>', 'the browser to print with')
      .option('--as-of <date>', 'judge reviews as of this day, YYYY-MM-DD (today, UTC)', readDay)
      .option('--require-approved', 'make only decks of which every module is reviewed as it stands now')
      .option('--no-expired', 'make no deck with a module whose review has ended'),
  async run({ options, story, around }: Call<Options, (request: Request) => Promise<BuildReport>>, decks: readonly string[]) {
    const request = requestOf(decks, options, around);
    const progress = showProgress(around);
    try {
      const report = await story({ ...request, onProgress: progress.tell });
      progress.end();
      return printBuild(report, options, around);
    } catch (error) {
      progress.end();
      throw error;
    }
  },
});

function requestOf(decks: readonly string[], options: Options, { cwd, env, signal }: Surroundings): Request {
  const { format, brand, locale, paper, jobs, asOf, browserPath, force, keepHtml, requireApproved, expired, shard } = options;
  const usual = shard ? `dist/shares/${shard.index}-of-${shard.count}` : 'dist/decks';
  const project = resolveProject(cwd, options.project, { decks, brands: brand, locales: locale });
  return {
    project,
    out: options.out === undefined ? join(project, usual) : resolve(cwd, options.out),
    ...(decks.length > 0 && { decks: [...decks] }),
    ...(format && { formats: [...format] }),
    ...(brand && { brands: [...brand] }),
    ...(locale && { locales: [...locale] }),
    ...(paper && { papers: [...paper] }),
    ...(jobs !== undefined && { pages: jobs }),
    ...(asOf !== undefined && { asOf }),
    ...(browserPath !== undefined && { browserPath }),
    ...(force ? { force } : { cache: cacheFolder(env) }),
    ...(keepHtml && { keepHtml }),
    ...(requireApproved && { requireApproved }),
    ...(expired === false && { noExpired: true }),
    ...(shard && { shard }),
    ...(signal && { signal }),
  };
}

/** Reports a build; 1 when something could not be made. */
export function printBuild(report: BuildReport, { json }: Pick<Options, 'json'>, around: Surroundings): number {
  const { stdout, stderr, cwd } = around;
  const all = [...report.diagnostics, ...report.failed.flatMap(({ diagnostics }) => diagnostics)];
  const failed = hasErrors(all) || report.failed.length > 0;
  const out = nearPath(cwd, report.out);
  printDiagnostics(around, all);
  printLines(stderr, [...failureLines(report), countLine(all), summaryOf(report, out, failed)]);
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

const PROJECT = 'decks/project.yaml';
const isOfAll = ({ severity, at }: Diagnostic): boolean => severity === 'error' && at?.file === PROJECT;

function summaryOf(report: BuildReport, out: string, stopped: boolean): string | undefined {
  const { upToDate, made, resumed, unchanged, failed, diagnostics } = report;
  if (upToDate) return `Nothing to do: everything in ${out} is up to date.`;
  if (stopped && made.length + unchanged.length + failed.length === 0)
    return `Nothing was made${diagnostics.some(isOfAll) ? `: ${PROJECT} holds for every piece` : ''}. Mend the errors and run the command again.`;
  const counts: [number, string][] = [
    [made.length, resumed.length > 0 ? `made (${resumed.length} of them by a build that did not end)` : 'made'],
    [unchanged.length, 'unchanged'],
    [failed.length, 'not made'],
  ];
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${parts.join(', ') || 'Nothing to make'} in ${out}`;
}
