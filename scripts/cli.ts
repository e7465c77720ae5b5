#!/usr/bin/env node
import { existsSync, realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { toolVersion } from './bundle/tool-version.js';
import { lazyApi } from './commands/api.js';
import { approveCommand } from './commands/approve-command.js';
import { buildCommand } from './commands/build-command.js';
import { checkCommand } from './commands/check-command.js';
import { common, type Done } from './commands/common-options.js';
import { coverageCommand } from './commands/coverage-command.js';
import { doctorCommand } from './commands/doctor-command.js';
import { listCommand } from './commands/list-command.js';
import { formatNames, paperNames, readCount, readDay, readFormats, readJobs, readNames, readPapers } from './commands/option-values.js';
import { addOwn } from './commands/own-commands.js';
import { printJson } from './commands/print-json.js';
import { reportTrouble } from './commands/report-trouble.js';
import { reviewCommand } from './commands/review-command.js';
import { EXIT, Interrupted, type Surroundings } from './commands/surroundings.js';

const EXIT_CODES = `
Exit codes:
  0    done
  1    problems in the content; each is listed with file, line and column
  2    wrong use of the command
  3    trouble with this computer (browser, disk, rights) or a fault of the tool
  130  stopped with Ctrl-C (143: by SIGTERM)

Results go to stdout, progress and problems to stderr. NO_COLOR and FORCE_COLOR are respected.`;

/** Runs the command line `argv` (without node and script) and returns the exit code. Never throws, never ends the process. */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  const json = argv.includes('--json');
  const done: Done = { exitCode: EXIT.done };
  try {
    await programFor(around, done).parseAsync(argv, { from: 'user' });
    if (around.signal?.aborted && !done.open) return reportTrouble(around.signal.reason, around, false);
    return done.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportTrouble(error, around, json);
    if (error.exitCode === 0) return EXIT.done;
    const message = error.message.replace(/^error: /, '');
    return json ? printJson(around, EXIT.usage, { error: { kind: 'usage', message } }) : EXIT.usage;
  }
}

function programFor(around: Surroundings, done: Done): Command {
  const program = new Command('teachback')
    .description('Write reviewed patient-education content once; get decks, leaflets, brochures and large print from it.')
    .version(toolVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => around.stdout.write(text),
      writeErr: (text) => around.stderr.write(text),
      getOutHelpWidth: () => around.stdout.columns ?? 80,
      getErrHelpWidth: () => around.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', '\nExample:\n  $ teachback build')
    .addHelpText('afterAll', EXIT_CODES);
  addBuild(program, around, done);
  addWords(program, around, done);
  addReview(program, around, done);
  addApprove(program, around, done);
  addDoctor(program, around, done);
  addOwn(program, around, done);
  return program;
}

function addBuild(program: Command, around: Surroundings, done: Done): void {
  common(program.command('build'), 'teachback build consult --format reveal,slides --paper letter')
    .description('make every deck and printed piece, or those asked for; what has not changed is left alone')
    .argument('[decks...]', 'ids of decks (all)')
    .option('--format <names>', `formats: ${formatNames().join(', ')} (all of the deck)`, readFormats)
    .option('--brand <names>', 'brands (all)', readNames)
    .option('--locale <names>', 'locales (all)', readNames)
    .option('--paper <names>', `paper sizes: ${paperNames().join(', ')} (all of the project)`, readPapers)
    .option('--out <dir>', 'where to write (<project>/dist/decks)')
    .option('--jobs <n>', 'pages open at once in the browser (as many as processor cores, at most 4)', readJobs)
    .option('--force', 'make everything again')
    .option('--keep-html', 'keep the HTML of printed pieces beside them')
    .option('--browser-path <path>', 'the browser to print with')
    .option('--as-of <date>', 'judge reviews as of this day, YYYY-MM-DD (today, UTC)', readDay)
    .option('--require-approved', 'make only decks of which every module is reviewed as it stands now')
    .option('--no-expired', 'make no deck with a module whose review has ended')
    .action(async (decks, options) => {
      done.exitCode = await buildCommand(decks, options, around);
    });
}

function addWords(program: Command, around: Surroundings, done: Done): void {
  common(program.command('check'), 'teachback check take-home')
    .description('check the words of all decks, or of those named; starts no browser unless --built asks for it')
    .argument('[decks...]', 'ids of decks (all)')
    .option('--built', 'also make everything in memory, measure it and read it back; writes none of it')
    .option('--sarif', 'print one SARIF 2.1.0 document on stdout, for code hosts')
    .option('--report <file>', 'also write the result as one HTML file')
    .option('--max-warnings <n>', 'exit with 1 when there are more warnings than this', readCount)
    .action(async (decks, options) => {
      done.exitCode = await checkCommand(decks, options, around);
    });
  common(program.command('list'), 'teachback list')
    .description('list decks, modules, brands and locales')
    .action(async (options) => {
      done.exitCode = await listCommand(options, around);
    });
  common(program.command('coverage'), 'teachback coverage --json')
    .description('show where each requirement is met in what was built: id, page or slide, artifact, the words a reader sees')
    .option('--out <dir>', 'where the build wrote (<project>/dist/decks)')
    .action(async (options) => {
      done.exitCode = await coverageCommand(options, around);
    });
}

function addReview(program: Command, around: Surroundings, done: Done): void {
  common(program.command('review'), 'teachback review --out review')
    .description('write what a clinical reviewer reads and marks (HTML and PDF), and the table from requirement to page (HTML and CSV)')
    .option('--out <dir>', 'where to write (<project>/dist/review)')
    .option('--locale <name>', 'one locale (all)')
    .option('--browser-path <path>', 'the browser to print with')
    .option('--as-of <date>', 'judge reviews as of this day, YYYY-MM-DD (today, UTC)', readDay)
    .action(async (options) => {
      done.exitCode = await reviewCommand(options, around);
    });
}

function addApprove(program: Command, around: Surroundings, done: Done): void {
  common(
    program.command('approve'),
    'teachback approve results driving --by "Dana Reyes" --role pharmacist --on 2026-11-20 --due 2027-11-20',
  )
    .description('record that somebody has read modules as they stand now and approves them: adds to decks/reviews.yaml')
    .argument('<modules...>', 'ids of the modules that were read')
    .requiredOption('--by <name>', 'who read them')
    .requiredOption('--role <role>', 'what the reader is, for example "pharmacist"')
    .requiredOption('--on <date>', 'the day of the review, YYYY-MM-DD', readDay)
    .requiredOption('--due <date>', 'the day by which the next one is due, YYYY-MM-DD, at most three years later', readDay)
    .option('--locale <name>', 'the locale that was read (the first of the project)')
    .option('--as-of <date>', 'take this day for today, YYYY-MM-DD (today, UTC)', readDay)
    .action(async (modules, options) => {
      done.exitCode = await approveCommand(modules, options, around);
    });
}

function addDoctor(program: Command, around: Surroundings, done: Done): void {
  common(program.command('doctor'), 'teachback doctor --browser-path /usr/bin/chromium')
    .description('see whether this computer has what the tool needs, and how to mend what it lacks')
    .option('--out <dir>', 'where a build would write (<project>/dist/decks)')
    .option('--browser-path <path>', 'the browser to print with')
    .action(async (options) => {
      done.exitCode = await doctorCommand(options, around);
    });
}

/** Runs this process's own command line. The first Ctrl-C stops the work and cleans up, the second one leaves at once. */
async function main(): Promise<void> {
  const controller = new AbortController();
  const { stdout, stderr, env } = process;
  const around = { stdout, stderr, env, cwd: process.cwd(), signal: controller.signal, api: lazyApi() };
  let ended = false;
  const stop = (name: NodeJS.Signals) => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    controller.abort(new Interrupted(name === 'SIGINT' ? EXIT.interrupted : EXIT.terminated));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  // An error that no promise carried stops the work like a signal does, and is reported as what it is.
  process.on('uncaughtException', (error) => {
    controller.abort(error);
    if (ended) process.exitCode = reportTrouble(error, around, false);
  });
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  process.exitCode = await run(process.argv.slice(2), around);
  ended = true;
}

/** The reader of our output may leave early (`teachback list | head -1`): that is no error. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** True when Node was started with this file, also through a link (npm makes one) and without its ending. */
function isStartedDirectly(): boolean {
  const script = process.argv[1] ?? '';
  const own = fileURLToPath(import.meta.url);
  return [script, `${script}${extname(own)}`].some((path) => existsSync(path) && realpathSync(path) === own);
}

if (isStartedDirectly()) await main();
