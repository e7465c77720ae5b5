import type { Code } from './codes.js';

/** Where an author's mistake stands. `file` is relative to the project; line and column count from 1. */
export interface At {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the value of each key of an entry stands, by key. */
export type Fields = Readonly<Record<string, At>>;

/** The place of one key of an entry, or of the entry itself when that is not known. */
export const fieldAt = (entry: { readonly at: At; readonly fields?: Fields }, key: string): At => entry.fields?.[key] ?? entry.at;

/** What a mistake concerns alone, where its place does not say so: the id of each kind. */
export interface Concerns {
  readonly brand?: string;
  readonly region?: string;
  readonly locale?: string;
  readonly deck?: string;
  readonly claim?: string;
  readonly reference?: string;
  /** A paper that is none: no piece is printed on it. */
  readonly paper?: string;
}

/** An author's mistake as data. `message` quotes the bad value and names the rule; `hint` is the next step. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly at?: At;
  readonly hint?: string;
  /** It stops nothing else. Without it the place tells: a brand's folder, a region's file, a module. */
  readonly concerns?: Concerns;
}

export interface Problem {
  readonly code: Code;
  readonly message: string;
  readonly at?: At;
  readonly hint?: string;
  readonly concerns?: Concerns;
}

/** Returns `problem` as a diagnostic that stops the artifacts it concerns. */
export const error = (problem: Problem): Diagnostic => ({ severity: 'error', ...problem });

/** Returns `problem` as a diagnostic that is reported and counted, and stops nothing. */
export const warning = (problem: Problem): Diagnostic => ({ severity: 'warning', ...problem });

/** Returns `problem` as a diagnostic that tells of something left out that the content does not ask for. It is no mistake. */
export const notice = (problem: Problem): Diagnostic => ({ severity: 'notice', ...problem });

/** Returns where something stands as people and editors write it: `decks/modules/results/en.md:14:9`. */
export const placeInWords = ({ file, line, column }: At): string => `${file}:${line}:${column}`;

/** Returns the message with its next step: `Claim "x" is not in decks/claims.yaml. Did you mean "y"?` */
export const messageWithHint = ({ message, hint }: Pick<Diagnostic, 'message' | 'hint'>): string =>
  [message, hint].filter(Boolean).join(' ');

/** True when any of `diagnostics` is an error. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((one) => one.severity === 'error');
