import type { Diagnostic } from '../model/diagnostic.js';
import { summaryOf, tidyDiagnostics } from '../model/diagnostic-list.js';
import { type Paint, visible } from './paint.js';

/**
 * Returns one line a diagnostic, each once, by file, line and column, with an empty line between files. Those of no file come last.
 * `decks/modules/results/en.md:14:9 error Claim "responce" is not in decks/claims.yaml. Did you mean "response"? [unknown-claim]`
 */
export function diagnosticLines(diagnostics: readonly Diagnostic[], paint: Paint): string[] {
  const sorted = tidyDiagnostics(diagnostics);
  return sorted.flatMap((diagnostic, index) => {
    const line = diagnosticLine(diagnostic, paint);
    return index > 0 && sorted[index - 1]?.at?.file !== diagnostic.at?.file ? ['', line] : [line];
  });
}

/** Returns `3 errors, 1 warning, 1 notice`, or undefined when there is nothing to count. */
export function countLine(diagnostics: readonly Diagnostic[]): string | undefined {
  const { errors, warnings, notices } = summaryOf(diagnostics);
  const parts = [countOf(errors, 'error'), countOf(warnings, 'warning'), countOf(notices, 'notice')].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** Returns the message with its next step and code, on one line: `Claim "x" is not in ... Did you mean "y"? [unknown-claim]`. */
export function messageOf({ message, hint, code }: Diagnostic): string {
  return visible([message, hint, `[${code}]`].filter(Boolean).join(' '));
}

const COLORS = { error: 'red', warning: 'yellow', notice: 'dim' } as const;

function diagnosticLine(diagnostic: Diagnostic, paint: Paint): string {
  const { at, severity } = diagnostic;
  const place = at ? `${paint('bold', visible(`${at.file}:${at.line}:${at.column}`))} ` : '';
  return `${place}${paint(COLORS[severity], severity)} ${messageOf(diagnostic)}`;
}

const countOf = (count: number, word: string): string => (count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`);
