/** A source in a deck's list. */
export interface NumberedReference {
  readonly number: number;
  readonly id: string;
  /** Formatted citation, without address. */
  readonly text: string;
  /** DOI or web address. */
  readonly url: string;
  readonly secondHand: boolean;
  /** The short source name of a claim that rests on it ("Evans and others, 2018"). */
  readonly short: string;
}

/** A word in a deck's list of words to know. */
export interface GlossaryEntry {
  readonly term: string;
  readonly plain: string;
  /** True where a slide or section marks a use of it. */
  readonly marked?: boolean;
}
