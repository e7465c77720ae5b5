import type { Diagnostic } from './diagnostic.js';

/** The two pieces that the preview shows side by side. */
export type View = 'deck' | 'handout';

/** What the preview's page is told whenever something changes: all of it, each time. */
export interface DevState {
  /** Counts the changes of each view; a page that shows another number asks for the view again. 0: there is none. */
  readonly views: Readonly<Record<View, number>>;
  /** True while the content cannot be shown as it stands: the views are those of before. */
  readonly held: boolean;
  /** Everything that is known to be wrong, by file and line. */
  readonly problems: readonly Diagnostic[];
  /** True while the words are being judged; `problems` are those of before, and what reading the files has found. */
  readonly checking: boolean;
}
