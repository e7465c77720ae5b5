import type { Diagnostic } from './diagnostic.js';

/** How often one code was given. */
export interface CodeCount {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly count: number;
}

/** How hard one piece of a deck is to read, in school grades: without the names that the glossary explains, and with them. */
export interface PieceReadability {
  readonly deck: string;
  readonly locale: string;
  readonly piece: string;
  readonly words: number;
  /** Flesch-Kincaid grade. */
  readonly fleschKincaid?: number;
  readonly fleschKincaidFull?: number;
  /** SMOG grade; only from 30 sentences. */
  readonly smog?: number;
  readonly smogFull?: number;
  /** Where the language has formulas of ease in place of grades: higher is easier. */
  readonly ease?: readonly EaseScore[];
}

/** What one formula of ease makes of a piece, without the names that the glossary explains and with them. */
export interface EaseScore {
  /** "Szigriszt-Pazos". */
  readonly formula: string;
  readonly score: number;
  readonly full: number;
  /** What a table of bands calls the first: "INFLESZ: bastante fácil". */
  readonly band?: string;
}

/** What a check found, in numbers. */
export interface CheckSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** Errors first, then by number. */
  readonly codes: readonly CodeCount[];
}

/** What a language that is being written lacks by the hundred. */
const OF_A_LANGUAGE: ReadonlySet<string> = new Set([
  'missing-locale',
  'claim-without-words',
  'item-without-words',
  'missing-word',
  'untranslated',
]);
/** So many are told one by one. */
const MOST_OF_A_KIND = 3;
const MOST_LINES = 12;

/** What a file lacks of a language is told once a file, with the lines of the rest. */
function gathered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const keyOf = ({ code, severity, at, concerns }: Diagnostic): string | undefined =>
    OF_A_LANGUAGE.has(code) ? JSON.stringify([code, severity, at?.file, concerns?.locale]) : undefined;
  const alike = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const key = keyOf(one);
    if (key !== undefined) alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return diagnostics.flatMap((one) => {
    const all = alike.get(keyOf(one) ?? '') ?? [];
    if (all.length <= MOST_OF_A_KIND) return [one];
    return one === all[0] ? [withRest(one, all.slice(1))] : [];
  });
}

function withRest(first: Diagnostic, rest: readonly Diagnostic[]): Diagnostic {
  const lines = [...new Set(rest.flatMap(({ at }) => (at ? [at.line] : [])))].sort((a, b) => a - b);
  const shown = lines.slice(0, MOST_LINES).join(', ');
  const where = lines.length > 1 ? ` (lines ${shown}${lines.length > MOST_LINES ? ' ...' : ''})` : '';
  return { ...first, message: `${first.message} The same holds for ${rest.length} more${where}.` };
}

/** Returns `diagnostics`, each once, by file, line and column. Those of no file come last. */
export const tidyDiagnostics = (diagnostics: readonly Diagnostic[]): Diagnostic[] => uniqueDiagnostics(diagnostics).sort(byPlace);

/** As `tidyDiagnostics`, errors first, then warnings. */
export const worstDiagnosticsFirst = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  tidyDiagnostics(diagnostics).sort((a, b) => BY_WEIGHT.indexOf(a.severity) - BY_WEIGHT.indexOf(b.severity));

/** Counts `diagnostics`, the same one once. */
export function summaryOf(diagnostics: readonly Diagnostic[]): CheckSummary {
  const unique = uniqueDiagnostics(diagnostics);
  const counts = new Map<string, CodeCount>();
  for (const { code, severity } of unique) {
    const key = `${severity} ${code}`;
    counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const of = (wanted: Diagnostic['severity']): number => unique.filter(({ severity }) => severity === wanted).length;
  return { errors: of('error'), warnings: of('warning'), notices: of('notice'), codes: [...counts.values()].sort(worstFirst) };
}

const BY_WEIGHT: readonly Diagnostic['severity'][] = ['error', 'warning', 'notice'];

function worstFirst(a: CodeCount, b: CodeCount): number {
  if (a.severity !== b.severity) return BY_WEIGHT.indexOf(a.severity) - BY_WEIGHT.indexOf(b.severity);
  return b.count - a.count || (a.code < b.code ? -1 : 1);
}

function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ at, severity, code, message, hint }: Diagnostic) =>
    JSON.stringify([at?.file, at?.line, at?.column, severity, code, message, hint]);
  return gathered([...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()]);
}

function byPlace({ at: a }: Diagnostic, { at: b }: Diagnostic): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
