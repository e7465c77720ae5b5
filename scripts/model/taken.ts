import type { Part } from './formats.js';

/** A requirement met by words that a reader sees. `slide` is the slide's number; print pages are read back later. */
export interface Taken {
  readonly requirement: string;
  readonly key: string;
  readonly text: string;
  readonly slide?: string;
  /** A block or passage that says itself that it takes the requirement, not a claim in it. */
  readonly whole?: true;
}

/** Where requirements are met, per kind of output: all slide formats share one list. */
export type TakenIn = Readonly<Partial<Record<Part, readonly Taken[]>>>;
