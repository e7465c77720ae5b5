import type { Panel, Piece, Span } from '../model/deck.js';

/** Returns all inline text of a panel: titles, blocks and caveats. */
export function panelSpans({ sections, caveats }: Pick<Panel, 'sections' | 'caveats'>): readonly Span[] {
  const pieces = sections.flatMap(({ stretches }) => stretches.flatMap((stretch) => stretch.pieces));
  return [...sections.flatMap(({ title }) => title), ...pieces.flatMap(spansOf), ...caveats.flatMap(({ spans }) => spans)];
}

function spansOf(piece: Piece): readonly Span[] {
  switch (piece.kind) {
    case 'paragraph':
    case 'heading':
    case 'statement':
      return piece.spans;
    case 'list':
      return piece.items.flatMap((item) => item.pieces.flatMap(spansOf));
    case 'table':
      return [...piece.head, ...piece.rows.flat()].flat();
    case 'sides':
      return piece.sides.flatMap((side) => [...side.title, ...side.pieces.flatMap(spansOf)]);
    case 'question':
      return [...piece.question, ...piece.pieces.flatMap(spansOf)];
    case 'phone':
      return [...piece.phone.says, ...piece.pieces.flatMap(spansOf)];
    case 'group':
    case 'key':
      return piece.pieces.flatMap(spansOf);
    default:
      return [];
  }
}
