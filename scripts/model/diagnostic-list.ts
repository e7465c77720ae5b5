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

/** How alike is told together: what a file lacks of a language, and the same of many brands. */
interface Gathering {
  /** Undefined for what is told by itself. */
  readonly keyOf: (one: Diagnostic) => string | undefined;
  readonly together: (all: readonly Diagnostic[]) => Diagnostic;
}

const OF_LANGUAGES: Gathering = {
  keyOf: ({ code, severity, at, concerns }) =>
    OF_A_LANGUAGE.has(code) ? JSON.stringify([code, severity, at?.file, concerns?.locale]) : undefined,
  together: ([first, ...rest]) => withRest(first as Diagnostic, rest),
};

const OF_BRANDS: Gathering = {
  keyOf(one) {
    const { id, rest } = inBrand(one);
    if (id === undefined) return undefined;
    return JSON.stringify([one.code, one.severity, rest, ...[one.message, one.hint ?? ''].map((text) => text.replaceAll(id, '\0'))]);
  },
  together(all) {
    const ids = [...new Set(all.map((one) => inBrand(one).id))];
    const shown = `${ids.slice(0, MOST_OF_A_KIND).join(', ')}${ids.length > MOST_OF_A_KIND ? ', ...' : ''}`;
    const first = all[0] as Diagnostic;
    return { ...first, message: `In ${withCommas(ids.length)} brands (${shown}): ${first.message}` };
  },
};

const withCommas = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** The brand whose file something stands in, and the rest of the way. */
function inBrand({ at }: Diagnostic): { readonly id?: string | undefined; readonly rest?: string | undefined } {
  const [, id, rest] = /^decks\/brands\/([^/]+)\/(.*)$/.exec(at?.file ?? '') ?? [];
  return { id, rest };
}

/** Tells together what is alike, where there is more of it than anybody reads. */
function gathered(diagnostics: readonly Diagnostic[], { keyOf, together }: Gathering): Diagnostic[] {
  const keys = new Map(diagnostics.map((one) => [one, keyOf(one)]));
  const alike = new Map<string | undefined, Diagnostic[]>();
  for (const [one, key] of keys)
    alike
      .set(key, alike.get(key) ?? [])
      .get(key)
      ?.push(one);
  return diagnostics.flatMap((one) => {
    const key = keys.get(one);
    const all = key === undefined ? [] : (alike.get(key) ?? []);
    if (all.length <= MOST_OF_A_KIND) return [one];
    return one === all[0] ? [together(all)] : [];
  });
}

function withRest(first: Diagnostic, rest: readonly Diagnostic[]): Diagnostic {
  const lines = [...new Set(rest.flatMap(({ at }) => (at ? [at.line] : [])))].sort((a, b) => a - b);
  const shown = lines.slice(0, MOST_LINES).join(', ');
  const where = lines.length > 1 ? ` (lines ${shown}${lines.length > MOST_LINES ? ' ...' : ''})` : '';
  return { ...first, message: `${first.message} The same holds for ${rest.length} more${where}.` };
}

/** Returns `diagnostics`, each once and what is alike together, by file, line and column. Those of no file come last. */
export const tidyDiagnostics = (diagnostics: readonly Diagnostic[]): Diagnostic[] => readable(diagnostics).sort(byPlace);

/** As `tidyDiagnostics`, errors first, then warnings. */
export const worstDiagnosticsFirst = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  tidyDiagnostics(diagnostics).sort((a, b) => BY_WEIGHT.indexOf(a.severity) - BY_WEIGHT.indexOf(b.severity));

/** Counts `diagnostics`, the same one once. */
export function summaryOf(diagnostics: readonly Diagnostic[]): CheckSummary {
  const unique = readable(diagnostics);
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

/** Returns `diagnostics`, each once. */
export function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ at, severity, code, message, hint }: Diagnostic) =>
    JSON.stringify([at?.file, at?.line, at?.column, severity, code, message, hint]);
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}

const readable = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [OF_LANGUAGES, OF_BRANDS].reduce<Diagnostic[]>(gathered, uniqueDiagnostics(diagnostics));

function byPlace({ at: a }: Diagnostic, { at: b }: Diagnostic): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
