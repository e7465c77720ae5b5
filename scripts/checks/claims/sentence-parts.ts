import type { Amount } from './quantities.js';
import type { Side } from './sentence-features.js';

/** A part of a sentence, between signs and words such as "and" or "than", with what it names. */
export interface Clause {
  readonly text: string;
  /** What stands before it: a sign, or a word that joins. */
  readonly join: string;
  readonly amounts: readonly Amount[];
  /** Groups of `subjects` and of `outcomes`, with the word that names each. */
  readonly subjects: ReadonlyMap<number, string>;
  readonly outcomes: ReadonlyMap<number, string>;
  readonly sides: readonly Side[];
  /** What it is about: its words without small ones, without numbers and units, and without the words of `sides`. */
  readonly topics: ReadonlySet<string>;
  readonly saysNo: boolean;
  /** True when it says no, or is joined by "and" or "or" to a part that does: "not to drive or use machines". */
  readonly isDenied: boolean;
  /** True when a negation is its first word: "not in guests". */
  readonly startsWithNo: boolean;
}

/** A sentence with its parts. */
export interface Statement {
  readonly text: string;
  readonly clauses: readonly Clause[];
  /** What stands on both sides of a word that compares ("than", "before"), as far as the next sign or joining word. */
  readonly comparisons: readonly Compared[];
  /** The topics and subjects of all its parts, and its amounts with what they are said of: read when first asked for. */
  readonly topics: ReadonlySet<string>;
  readonly bound: readonly Bound[];
}

export interface Compared {
  /** The word that compares, in small letters. */
  readonly pivot: string;
  readonly left: Clause;
  readonly right: Clause;
}

/** An amount with what it is said of: the subjects and outcomes that its part of the sentence names, or the parts beside it. */
export interface Bound {
  readonly amount: Amount;
  readonly clause: Clause;
  /** The words of its sentence, and its parts. */
  readonly sentence: string;
  readonly parts: readonly Clause[];
  readonly subjects: ReadonlyMap<number, string>;
  readonly outcomes: ReadonlyMap<number, string>;
  readonly topics: ReadonlySet<string>;
}
