import type { Code } from '../../model/codes.js';
import type { Facts } from '../facts.js';
import type { Named } from './named.js';

/** One kind of reference: what names what, what there is, and what an author is told of a name that leads nowhere. */
export interface NameRow {
  readonly code: Code;
  readonly named: (facts: Facts) => readonly Named[];
  /** What there is, where that does not depend on the place. Without either, every name is wrong. */
  readonly known?: (facts: Facts) => readonly string[];
  /** Names to suggest besides those that are known. */
  readonly suggest?: (facts: Facts) => readonly string[];
  /** True where decks can be put together in spite of it. */
  readonly loose?: true;
  readonly message: (named: Named) => string;
  /** True for names so short that one like another says nothing. */
  readonly unlike?: true;
  /** The next step where no known name is like it. A row without one tells only of a name that is like a known one. */
  readonly hint?: (named: Named, known: readonly string[]) => string;
}
