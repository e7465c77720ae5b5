import type { Diagnostic } from '../model/diagnostic.js';
import type { PieceReadability } from '../model/diagnostic-list.js';
import type { BuildEvent } from './build.js';

export interface CheckRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Deck ids; all unless told. */
  readonly decks?: readonly string[];
  /** Languages; all but the drafts unless told. */
  readonly locales?: readonly string[];
  /** Also makes every artifact in memory, measures it and reads it back. Needs the browser; writes nothing. */
  readonly built?: boolean;
  /** Where to write the result as one HTML file. */
  readonly report?: string;
  /**
   * A folder of this user in which what was found is kept: with unchanged files the next check knows it at once. Nothing is kept without
   * it, nor with `built`.
   */
  readonly cache?: string;
  readonly signal?: AbortSignal;
  /** Told of each artifact when `built` is asked for. */
  readonly onProgress?: (event: BuildEvent) => void;
}

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** The pieces that could be composed, with how hard they are to read. */
  readonly pieces?: readonly PieceReadability[];
}

/** What to do where the report cannot be written. */
export const REPORT_MEND = 'Choose another file with --report, then run the command again.';
