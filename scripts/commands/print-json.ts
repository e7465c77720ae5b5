import type { Surroundings } from './surroundings.js';

/** Prints the one JSON object of a `--json` run: `ok` and `exitCode` first, then the report. Returns the exit code. */
export function printJson({ stdout }: Pick<Surroundings, 'stdout'>, exitCode: number, report: object): number {
  stdout.write(`${JSON.stringify({ ok: exitCode === 0, exitCode, ...report }, null, 2)}\n`);
  return exitCode;
}

/** Prints lines to one stream. No lines, no output. */
export function printLines(writer: Surroundings['stdout'], lines: readonly string[]): void {
  if (lines.length > 0) writer.write(`${lines.join('\n')}\n`);
}
