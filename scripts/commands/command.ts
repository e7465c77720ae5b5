import type { Command } from 'commander';
import type { Story, Surroundings } from './surroundings.js';

/** What a command is run with: its options as they were read, the story to call, and the world around it. */
export interface Call<Options, Told extends Story> {
  readonly options: Options & { readonly json?: boolean };
  readonly story: Told;
  readonly around: Surroundings;
}

/** One command: how it is called, the story behind it, and how it reports what came of that. */
export interface CliCommand<Name extends string, Told extends Story, Options, Args extends readonly unknown[]> {
  readonly name: Name;
  /** A line to try, for the help. */
  readonly example: string;
  /** False for the commands that need no project: they have no `--project`. */
  readonly inProject?: false;
  /** True for one that runs until it is stopped, so that a stop is no trouble. */
  readonly staysOpen?: true;
  /** Calls the story, which is loaded when it is first called: `--help` and a build with nothing to do load no renderer. */
  readonly story: Told;
  /** Says what the command does and adds its arguments and options. */
  describe(command: Command): unknown;
  /** Calls the story, prints its report and returns the exit code. `args` are the arguments in order. */
  run(call: Call<Options, Told>, ...args: Args): Promise<number>;
}

type AnyCommand = CliCommand<string, Story, unknown, readonly unknown[]>;

/** What the command ended with. `open`: it runs until it is stopped. */
export interface Done {
  exitCode: number;
  open?: boolean;
}

/** Returns `command` as it is, and has the compiler hold its parts against each other. */
export const defineCommand = <const Name extends string, Told extends Story, Options, Args extends readonly unknown[]>(
  command: CliCommand<Name, Told, Options, Args>,
): CliCommand<Name, Told, Options, Args> => command;

/** Adds a command to the program, with what all of them share. */
export function addCommand(program: Command, command: AnyCommand, around: Surroundings, done: Done): void {
  const added = program
    .command(command.name)
    .helpOption('-h, --help', 'show help')
    .option('--json', 'print one JSON object on stdout')
    .showHelpAfterError(`Write for example: ${command.example}\nAll options: teachback ${command.name} --help`)
    .addHelpText('after', `\nExample:\n  $ ${command.example}`);
  if (command.inProject !== false) added.option('--project <dir>', 'the folder that holds decks/', '.');
  command.describe(added);
  added.action(async (...given) => {
    // Commander hands over the arguments, then the options, then the command.
    const [args, [options]] = [given.slice(0, -2), given.slice(-2)];
    if (command.staysOpen) done.open = true;
    const story = around.stories?.[command.name] ?? command.story;
    done.exitCode = await command.run({ options, story, around }, ...args);
  });
}
