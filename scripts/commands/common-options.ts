import type { Command } from 'commander';

/** What the command ended with. `open`: it runs until it is stopped, so that a stop is no trouble. */
export interface Done {
  exitCode: number;
  open?: boolean;
}

/** Adds what all commands share that work on a project. */
export function common(command: Command, example: string): Command {
  return everywhere(command, example).option('--project <dir>', 'the folder that holds decks/', '.');
}

/** Adds what all commands share. */
export function everywhere(command: Command, example: string): Command {
  return command
    .helpOption('-h, --help', 'show help')
    .option('--json', 'print one JSON object on stdout')
    .addHelpText('after', `\nExample:\n  $ ${example}`);
}
