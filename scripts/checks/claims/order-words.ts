import { remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import { alikeFinder, type FoundPhrase, type Grouped, groupFinder, phraseFinder } from '../words/phrase-finder.js';

/** Finds what gives an order its force, and what takes some of it back. */
export interface OrderWords {
  /** Words of force; the group is their rank, 0 for the weakest. */
  force(text: string): readonly Grouped[];
  /** The rank of the strongest words of force. */
  readonly strongest: number;
  exceptions(text: string): readonly FoundPhrase[];
  /** Words that make an order whole. */
  whole(text: string): readonly FoundPhrase[];
  conditions(text: string): readonly FoundPhrase[];
  joins(text: string): readonly Grouped[];
}

/** Compiles the words of one locale; the finders remember the texts that they have seen. */
export const orderWords = ({ force, exceptions, whole, conditions, joins }: Wording): OrderWords => ({
  force: groupFinder(force),
  strongest: force.length - 1,
  exceptions: remember(phraseFinder(exceptions)),
  whole: remember(alikeFinder(whole)),
  conditions: remember(phraseFinder(conditions)),
  joins: groupFinder(joins),
});
