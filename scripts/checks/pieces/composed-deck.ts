import type { Library } from '../../model/content.js';
import type { Deck } from '../../model/deck.js';
import type { At } from '../../model/diagnostic.js';
import type { ReadPiece } from '../../model/read-deck.js';
import type { Wording } from '../../model/wording.js';
import type { PieceScore } from './score-piece.js';

/** A deck as its readers meet it, with the content it was composed from: what the checks of a composed deck judge. */
export interface ComposedDeck {
  readonly library: Library;
  readonly deck: Deck;
  readonly pieces: readonly ReadPiece[];
  /** What the checks look for in the deck's locale; none when the explainer has no such file. */
  readonly wording?: Wording;
  /** How hard its pieces are to read, where that was worked out before. */
  readonly scores?: readonly PieceScore[];
  /** The author's line of a block, or of the deck when the key leads nowhere. */
  placeOf(key: string): At | undefined;
}
