import type { Localised } from './definitions.js';
import type { At } from './diagnostic.js';
import type { Order } from './orders.js';
import type { Told } from './safety.js';

/** What must be said, and where. */
export interface Requirement {
  readonly id: string;
  readonly says: Localised;
  /** Decks (`consult`) and printed pieces (`take-home/brochure`) that must contain it. */
  readonly requiredIn: readonly string[];
  /** Where it is required: none for every region. */
  readonly regions?: readonly string[];
  /** Per locale, words that each module which takes it up must say; `a|b` is either of two. */
  readonly mustSay?: Readonly<Record<string, readonly string[]>>;
  /** Its orders to the reader, in the words that were agreed. */
  readonly orders?: readonly Order[];
  /** Safety items that each of the pieces must tell. */
  readonly tells?: readonly Told[];
  readonly at: At;
}
