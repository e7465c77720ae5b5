import type { Piece, SectionGroup } from '../../scripts/model/deck.js';
import { spanText } from '../../scripts/model/span-text.js';

/** The sentences of printed text, each closed by a full stop (list items, headings and caveats too), as a reading-grade formula needs them. */
export function sentencesOf(groups: readonly SectionGroup[]): string {
  const texts = groups.flatMap((group) =>
    group.sections.flatMap((section) => [
      spanText(section.title),
      ...section.stretches.flatMap(({ pieces, caveats }) => [...pieces.flatMap(textsOf), ...caveats.map(({ spans }) => spanText(spans))]),
    ]),
  );
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (/[.!?:]["”’)]*$/.test(text) ? text : `${text}.`))
    .join(' ');
}

/** How many words a text has. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The words that the author wrote into some pieces, one text a paragraph: no captions, phone numbers or labels. */
export function textsOf(piece: Piece): string[] {
  switch (piece.kind) {
    case 'paragraph':
    case 'heading':
    case 'statement':
      return [spanText(piece.spans)];
    case 'list':
      return piece.items.flatMap((item) => item.pieces.flatMap(textsOf));
    case 'table':
      return [piece.head, ...piece.rows].flat().map(spanText);
    case 'sides':
      return piece.sides.flatMap((side) => [spanText(side.title), ...side.pieces.flatMap(textsOf)]);
    case 'question':
      return [spanText(piece.question), ...piece.pieces.flatMap(textsOf)];
    case 'group':
    case 'key':
    case 'phone':
      return piece.pieces.flatMap(textsOf);
    default:
      return [];
  }
}
