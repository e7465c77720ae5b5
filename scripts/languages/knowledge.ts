import type { Readability } from './readability.js';

/** What the file of a language says of it. What it leaves out is done as in any language. */
export interface Knowledge {
  /** The country whose words a tag without one means, as a region's id ("us"). */
  readonly country?: string;
  /** Titles, times and short forms whose full stop ends no sentence, without that stop. */
  readonly abbreviations?: readonly string[];
  /** Numbers in words with their values. One is not among them where it is an article as well. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** Phrases with a word of `numbers` that tell a change and no number ("a la mitad": halved). */
  readonly noNumbers?: readonly string[];
  readonly frequency?: FrequencyWords;
  /** Endings of more than one thing ("s"). */
  readonly plurals?: readonly string[];
  /** Endings of an owner ("'s"). */
  readonly possessives?: readonly string[];
  /**
   * How a participle looks right after a form of "to be": a screen by endings, which misses some and takes some adjectives for one.
   * A language without it is not screened for passives.
   */
  readonly participle?: RegExp;
  /** The name of the citation styles' words in this language (CSL locale). */
  readonly citations?: string;
  /** None where no formula was made for the language. */
  readonly readability?: () => Readability;
}

/** The words of "41 of 100" and "1 in 8". */
export interface FrequencyWords {
  readonly between: readonly string[];
  /** The one of these that also stands before a year ("40 in 2020"). */
  readonly beforeYear: string;
  /** What may stand before the whole ("1 in every 8"). */
  readonly each: readonly string[];
}
