import type { Statement } from './sentence-parts.js';

/** Where a statement says of one thing what its ground says of another, in words for a message. */
export interface Contrast {
  /** `other`: of another group, amount, outcome or time. `opposite`: the reverse. */
  readonly kind: 'other' | 'opposite';
  /** False where a program cannot be sure. */
  readonly sure: boolean;
  /** What the statement says, and what its ground says instead. */
  readonly said: string;
  readonly told: string;
  /** The words of the ground. */
  readonly of: string;
}

/** What a statement is held against. */
export interface Material {
  /** The words of its claims, and of their caveats. */
  readonly told: readonly Statement[];
  /** What the evidence shows, in the words of those who read it. */
  readonly shown: readonly Statement[];
}
