import type { At } from '../../model/diagnostic.js';
import type { Place } from '../words/authored-text.js';
import type { SentenceMatcher } from './align-sentences.js';
import type { ClaimSide } from './claim-side.js';
import type { Quantity, ReadQuantities } from './numbers-with-units.js';
import type { FeatureReader, Side } from './sentence-features.js';

/** A sentence as a reader meets it, with the claims that cover it. */
export interface CitedSentence {
  readonly text: string;
  readonly claims: readonly ClaimSide[];
  readonly at: At;
  /** The marks stand in it or right after it. */
  readonly own: boolean;
  readonly instruction: boolean;
  readonly place: Place;
}

/** Subject groups, sides of opposites and quantities that the material of a claim names. */
export interface NamedByClaim {
  readonly subjects: ReadonlySet<number>;
  readonly sides: readonly Side[];
  readonly quantities: readonly Quantity[];
}

/** What sentences and claims of one locale are compared with, compiled once. */
export interface Comparison {
  readonly features: FeatureReader;
  readonly matcher: SentenceMatcher;
  readonly quantities: ReadQuantities;
  isUnit(text: string): boolean;
  side(claim: string): ClaimSide | undefined;
  /** What all the material of a claim names, read once. */
  namedBy(side: ClaimSide): NamedByClaim;
}

/** The names of claims for a message: `"fast" and "fades"`. */
export const namesOf = (claims: readonly ClaimSide[]): string => claims.map(({ claim }) => `"${claim.id}"`).join(' and ');
