import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { FORMAT_NAMES } from '../model/formats.js';
import { PAPER_NAMES } from '../model/paper.js';
import type { BuildRequest } from '../stories/build-to-folder.js';
import { readDay, readFormats, readNames, readPapers } from './option-values.js';
import { resolveProject } from './project-names.js';
import type { Surroundings } from './surroundings.js';

/** What every command that builds is told of what to build and where to. */
export interface BuildOptions {
  readonly project: string;
  readonly out?: string;
  readonly format?: BuildRequest['formats'];
  readonly brand?: readonly string[];
  readonly locale?: readonly string[];
  readonly paper?: BuildRequest['papers'];
  readonly asOf?: string;
  readonly browserPath?: string;
  readonly keepHtml?: boolean;
  readonly requireApproved?: boolean;
  /** False with `--no-expired`. */
  readonly expired?: boolean;
}

/** Adds the options of all commands that build. */
export const withBuildOptions = (command: Command): Command =>
  command
    .option('--format <names>', `formats: ${FORMAT_NAMES.join(', ')} (all of the deck)`, readFormats)
    .option('--brand <names>', 'brands (all)', readNames)
    .option('--locale <names>', 'locales (all)', readNames)
    .option('--paper <names>', `paper sizes: ${PAPER_NAMES.join(', ')} (all of the project)`, readPapers)
    .option('--out <dir>', 'where to write (<project>/dist/decks)')
    .option('--keep-html', 'keep the HTML of printed pieces beside them')
    .option('--browser-path <path>', 'the browser to print with')
    .option('--as-of <date>', 'judge reviews as of this day, YYYY-MM-DD (today, UTC)', readDay)
    .option('--require-approved', 'make only decks of which every module is reviewed as it stands now')
    .option('--no-expired', 'make no deck with a module whose review has ended');

/** Returns what these options ask for; `usual` is where a build goes that is told no place. */
export function buildRequestOf(
  options: BuildOptions,
  { cwd, signal }: Surroundings,
  { decks = [], usual = 'dist/decks' }: { readonly decks?: readonly string[]; readonly usual?: string } = {},
): BuildRequest & { readonly out: string } {
  const { format, brand, locale, paper, asOf, browserPath, keepHtml, requireApproved, expired } = options;
  const project = resolveProject(cwd, options.project, { decks, brands: brand, locales: locale });
  return {
    project,
    out: options.out === undefined ? join(project, usual) : resolve(cwd, options.out),
    ...(decks.length > 0 && { decks: [...decks] }),
    ...(format && { formats: [...format] }),
    ...(brand && { brands: [...brand] }),
    ...(locale && { locales: [...locale] }),
    ...(paper && { papers: [...paper] }),
    ...(asOf !== undefined && { asOf }),
    ...(browserPath !== undefined && { browserPath }),
    ...(keepHtml && { keepHtml }),
    ...(requireApproved && { requireApproved }),
    ...(expired === false && { noExpired: true }),
    ...(signal && { signal }),
  };
}
