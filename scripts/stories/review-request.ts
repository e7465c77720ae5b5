import type { Diagnostic } from '../model/diagnostic.js';

export interface ReviewRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Where to write; default `<project>/dist/review`. */
  readonly out?: string;
  /** Default: all locales of the project. */
  readonly locale?: string;
  /** Only what has changed since the latest approvals, old beside new. */
  readonly changes?: boolean;
  /** The day on which reviews are judged, as 2026-11-23; today (UTC) unless told. */
  readonly asOf?: string;
  readonly browserPath?: string;
  readonly signal?: AbortSignal;
}

export interface ReviewReport {
  readonly out: string;
  /** Names of the files that were written. */
  readonly made: readonly string[];
  /** What the checks found: it stands in the packet. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why something could not be made: content that cannot be read, or that the PDF cannot show. */
  readonly failed: readonly Diagnostic[];
}
