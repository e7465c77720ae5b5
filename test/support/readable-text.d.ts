import type { Piece, SectionGroup } from '../../scripts/model/deck.js';
/** The sentences of printed text, each closed by a full stop (list items, headings and caveats too), as a reading-grade formula needs them. */
export declare function sentencesOf(groups: readonly SectionGroup[]): string;
/** How many words a text has. */
export declare const countWords: (text: string) => number;
/** The words that the author wrote into some pieces, one text a paragraph: no captions, phone numbers or labels. */
export declare function textsOf(piece: Piece): string[];
