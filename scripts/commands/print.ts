import { styleText } from 'node:util';
import { type Diagnostic, messageWithHint, placeInWords } from '../model/diagnostic.js';
import { summaryOf, tidyDiagnostics } from '../model/diagnostic-list.js';
import type { BuildRequest } from '../stories/build-to-folder.js';
import type { Surroundings, Writer } from './surroundings.js';

type Style = 'red' | 'yellow' | 'green' | 'bold' | 'dim';
export type Paint = (style: Style, text: string) => string;

/**
 * Returns the function that colors text for `writer`, or leaves it plain. FORCE_COLOR decides first (0 and false mean no),
 * then NO_COLOR (https://no-color.org), then whether `writer` is a terminal that knows colors.
 */
export function paintFor(writer: Writer, env: Surroundings['env']): Paint {
  return wantsColor(writer, env) ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

function wantsColor(writer: Writer, env: Surroundings['env']): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR || env.NODE_DISABLE_COLORS) return false;
  return writer.isTTY === true && env.TERM !== 'dumb';
}

/**
 * Returns `text` on one line and harmless to a terminal: content may quote anything, so control characters and those that
 * turn the direction of writing are shown as their code.
 */
export function visible(text: string): string {
  const oneLine = text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll('\t', ' ');
  return oneLine.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (bad) => `\\u{${bad.codePointAt(0)?.toString(16)}}`);
}

/** Returns rows of cells as lines whose columns stand below each other. The last column runs free. */
export function tableLines(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return rows.map((row) => `${indent}${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
}

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

/** What is told of each job as it ends, and the end of the telling. */
export interface Progress {
  readonly tell: NonNullable<BuildRequest['onProgress']>;
  readonly end: () => void;
}

/** Shows how far a build is on stderr: one line that changes on a terminal (failures stay above it), a line a job elsewhere. */
export function showProgress({ stderr, env }: Pick<Surroundings, 'stderr' | 'env'>): Progress {
  const paint = paintFor(stderr, env);
  if (!stderr.isTTY || env.TERM === 'dumb') {
    return {
      tell: ({ kind, path, done, total }) => stderr.write(`${kind.padEnd(9)} ${visible(path)} (${done} of ${total})\n`),
      end: () => {},
    };
  }
  const clear = '\r\u001b[2K';
  return {
    tell: ({ kind, path, done, total }) => {
      const failure = kind === 'failed' ? `${paint('red', 'failed')} ${visible(path)}\n` : '';
      const line = `${String(done).padStart(String(total).length)} of ${total}  ${visible(path)}`.slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(`${clear}${failure}${line}`);
    },
    end: () => stderr.write(clear),
  };
}
