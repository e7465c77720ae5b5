import { type Diagnostic, messageWithHint, placeInWords } from '../model/diagnostic.js';
import { summaryOf, tidyDiagnostics } from '../model/diagnostic-list.js';
import { type Paint, paintFor, visible } from './paint.js';
import type { Surroundings } from './surroundings.js';

/** Prints the one JSON object of a `--json` run: `ok` and `exitCode` first, then the report. Returns the exit code. */
export function printJson({ stdout }: Pick<Surroundings, 'stdout'>, exitCode: number, report: object): number {
  stdout.write(`${JSON.stringify({ ok: exitCode === 0, exitCode, ...report }, null, 2)}\n`);
  return exitCode;
}

/** Prints lines to one stream; those that are undefined are left out. No lines, no output. */
export function printLines(writer: Surroundings['stdout'], lines: readonly (string | undefined)[]): void {
  const told = lines.filter((line) => line !== undefined);
  if (told.length > 0) writer.write(`${told.join('\n')}\n`);
}

/**
 * Prints one line a diagnostic on stderr, each once, by file, line and column, with an empty line between files; those of no file last.
 * `decks/modules/results/en.md:14:9 error Claim "responce" is not in decks/claims.yaml. Did you mean "response"? [unknown-claim]`
 */
export function printDiagnostics({ stderr, env }: Pick<Surroundings, 'stderr' | 'env'>, diagnostics: readonly Diagnostic[]): void {
  const paint = paintFor(stderr, env);
  const sorted = tidyDiagnostics(diagnostics);
  const lines = sorted.flatMap((diagnostic, index) => {
    const line = lineOf(diagnostic, paint);
    return index > 0 && sorted[index - 1]?.at?.file !== diagnostic.at?.file ? ['', line] : [line];
  });
  printLines(stderr, lines);
}

/** Returns `3 errors, 1 warning, 1 notice`, or undefined when there is nothing to count. */
export function countLine(diagnostics: readonly Diagnostic[]): string | undefined {
  const { errors, warnings, notices } = summaryOf(diagnostics);
  const parts = [countOf(errors, 'error'), countOf(warnings, 'warning'), countOf(notices, 'notice')].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

const countOf = (count: number, word: string): string => (count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`);

/** Returns the message with its next step and code, on one line: `Claim "x" is not in ... Did you mean "y"? [unknown-claim]`. */
export const messageOf = (diagnostic: Diagnostic): string => visible(`${messageWithHint(diagnostic)} [${diagnostic.code}]`);

const COLORS = { error: 'red', warning: 'yellow', notice: 'dim' } as const;

function lineOf(diagnostic: Diagnostic, paint: Paint): string {
  const { at, severity } = diagnostic;
  const place = at ? `${paint('bold', visible(placeInWords(at)))} ` : '';
  return `${place}${paint(COLORS[severity], severity)} ${messageOf(diagnostic)}`;
}
