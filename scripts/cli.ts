#!/usr/bin/env node
import { existsSync, realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { addCommand, type Done } from './commands/command.js';
import { COMMANDS } from './commands/index.js';
import { printJson } from './commands/print.js';
import { reportTrouble } from './commands/report-trouble.js';
import { EXIT, Interrupted, type Surroundings, UsageError } from './commands/surroundings.js';
import { tuneEngine } from './commands/tune-engine.js';
import { toolVersion } from './stories/open-project.js';

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
    refuseDashes(argv);
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

/** Text programs make one long dash of the two hyphens that begin an option. */
function refuseDashes(argv: readonly string[]): void {
  const bad = argv.find((one) => /^-?[‐‑‒–—―−][-‐‑‒–—―−]?[a-z]/i.test(one));
  if (bad !== undefined)
    throw new UsageError(`"${bad}" begins with a dash that a text program made. Type two hyphens: ${bad.replace(/^[^a-z]+/i, '--')}.`);
}

function programFor(around: Surroundings, done: Done): Command {
  const program = new Command('teachback')
    .description('Write reviewed patient-education content once; get decks, leaflets, brochures and large print from it.')
    .version(toolVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help')
    .showHelpAfterError('All commands: teachback --help')
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
  for (const command of COMMANDS) addCommand(program, command, around, done);
  return program;
}

/** Runs this process's own command line. The first Ctrl-C stops the work and cleans up, the second one leaves at once. */
async function main(): Promise<void> {
  tuneEngine();
  const controller = new AbortController();
  const { stdout, stderr, env } = process;
  const around = { stdout, stderr, env, cwd: process.cwd(), signal: controller.signal };
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
