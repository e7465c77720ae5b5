import { cacheFolder } from '../machine/cache-folder.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { groupedBy } from '../model/grouped-by.js';
import type { BuildReport, BuildRequest } from '../stories/build-to-folder.js';
import type { ShareNumber } from '../stories/share-jobs.js';
import { type BuildOptions, buildRequestOf, withBuildOptions } from './build-options.js';
import { type Call, defineCommand } from './command.js';
import { readJobs, readShard } from './option-values.js';
import { countLine, messageOf, printDiagnostics, printJson, printLines, showProgress, visible } from './print.js';
import { nearPath } from './project-names.js';
import { EXIT, type Surroundings } from './surroundings.js';

export interface Options extends BuildOptions {
  readonly jobs?: number;
  readonly force?: boolean;
  readonly shard?: ShareNumber;
  readonly json?: boolean;
}

/** A build, or one share of it. */
type Request = BuildRequest & { readonly shard?: ShareNumber };

/** Builds what was asked for and reports it. */
export const build = defineCommand({
  name: 'build',
  example: 'teachback build consult --format reveal,slides --paper letter',
  story: async ({ shard, ...request }) =>
    shard
      ? (await import('../stories/build-share.js')).buildShare({ ...request, shard })
      : (await import('../stories/build-to-folder.js')).buildToFolder(request),
  describe: (command) =>
    withBuildOptions(
      command
        .description('make every deck and printed piece, or those asked for; what has not changed is left alone')
        .argument('[decks...]', 'ids of decks (all)'),
    )
      .option('--jobs <n>', 'pages open at once in the browser (as many as processor cores, at most 4)', readJobs)
      .option('--shard <share>', 'make one share of the build, such as 3/8; "teachback merge" joins all of them', readShard)
      .option('--force', 'make everything again'),
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

function requestOf(decks: readonly string[], options: Options, around: Surroundings): Request {
  const { jobs, force, shard } = options;
  const usual = shard ? `dist/shares/${shard.index}-of-${shard.count}` : 'dist/decks';
  return {
    ...buildRequestOf(options, around, { decks, usual }),
    ...(jobs !== undefined && { pages: jobs }),
    ...(force ? { force } : { cache: cacheFolder(around.env) }),
    ...(shard && { shard }),
  };
}

/** Reports a build. Returns 0; 1 when the content stopped something, 3 when this computer alone did. */
export function printBuild(report: BuildReport, { json }: Pick<Options, 'json'>, around: Surroundings): number {
  const { stdout, stderr, cwd } = around;
  const all = [...report.diagnostics, ...report.failed.flatMap(({ diagnostics }) => diagnostics)];
  const exitCode = exitCodeOf(all, report);
  const failed = exitCode !== EXIT.done;
  const out = nearPath(cwd, report.out);
  printDiagnostics(around, all);
  printLines(stderr, [...failureLines(report), countLine(all), summaryOf(report, out, failed)]);
  if (json) return printJson(around, exitCode, report);
  printLines(
    stdout,
    report.made.map((path) => visible(`${out}/${path}`)),
  );
  return exitCode;
}

function exitCodeOf(diagnostics: readonly Diagnostic[], { failed }: BuildReport): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return failed.length > 0 ? EXIT.content : EXIT.done;
  return errors.every(({ code }) => code === 'not-taken') ? EXIT.environment : EXIT.content;
}

/** The pieces that are not made, each reason once behind its pieces. */
function failureLines({ failed }: BuildReport): string[] {
  if (failed.length === 0) return [];
  const lines = [...groupedBy(failed, reasonOf)].flatMap(([reason, pieces]) => {
    const paths = pieces.map(({ path }) => `  ${visible(path)}`);
    return [...paths.slice(0, -1), `${paths.at(-1)}: ${reason}`];
  });
  return ['', 'Not made (an earlier file is left as it was):', ...lines, ''];
}

function reasonOf({ diagnostics }: BuildReport['failed'][number]): string {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  return first ? messageOf(first) : 'No reason was given.';
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
