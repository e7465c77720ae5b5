import type { Command } from 'commander';
import { common, type Done, everywhere } from './common-options.js';
import { devCommand } from './dev-command.js';
import { initCommand } from './init-command.js';
import { newCommand } from './new-command.js';
import { readPort } from './option-values.js';
import { schemaCommand } from './schema-command.js';
import type { Surroundings } from './surroundings.js';

/** Adds the commands for an explainer of one's own. */
export function addOwn(program: Command, around: Surroundings, done: Done): void {
  everywhere(program.command('init'), 'teachback init my-explainer')
    .description(
      'make a project of your own that builds at once: a small example to change, or a copy of the explainer that comes with the tool',
    )
    .argument('<name>', 'the folder to make; never overwrites')
    .option('--from <explainer>', 'what to begin with: starter, or the name of the shipped explainer (starter)')
    .action(async (name, options) => {
      done.exitCode = await initCommand(name, options, around);
    });
  common(program.command('new'), 'teachback new module sleep')
    .description('add a module, deck, brand or claim with words to fill in; never overwrites')
    .argument('<kind>', 'module, deck, brand or claim')
    .argument('<name>', 'its id: small letters, digits and hyphens')
    .action(async (kind, name, options) => {
      done.exitCode = await newCommand(kind, name, options, around);
    });
  common(program.command('dev'), 'teachback dev consult')
    .description('show the deck, the handout and what is wrong side by side, and follow every file that is saved; ends with Ctrl-C')
    .argument('[deck]', 'id of a deck (the first one)')
    .option('--brand <name>', 'brand (the first one)')
    .option('--locale <name>', 'locale (the first one)')
    .option('--open', 'also open it in your browser')
    .option('--port <n>', 'port on this computer (any that is free)', readPort)
    .option('--browser-path <path>', 'the browser to print with')
    .action(async (deck, options) => {
      done.open = true;
      done.exitCode = await devCommand(deck, options, around);
    });
  everywhere(program.command('schema'), 'teachback schema --out schemas')
    .description('write JSON Schemas of all content files, with which editors complete and check')
    .option('--out <dir>', 'where to write', 'schemas')
    .action(async (options) => {
      done.exitCode = await schemaCommand(options, around);
    });
}
