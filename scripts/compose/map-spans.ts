import type { Piece, Span } from '../model/deck.js';

/** What to make of one run of inline text. Headings, questions and titles of sides are headings. */
export type ChangeSpans = (spans: readonly Span[], isHeading: boolean) => Span[];

/** Returns pieces with `change` made to each run of inline text in them, in reading order. Words that are not spans stay as they are. */
export function mapSpans(pieces: readonly Piece[], change: ChangeSpans): Piece[] {
  return pieces.map((piece): Piece => mapPiece(piece, change));
}

function mapPiece(piece: Piece, change: ChangeSpans): Piece {
  const text = (spans: readonly Span[]): Span[] => change(spans, false);
  const heading = (spans: readonly Span[]): Span[] => change(spans, true);
  switch (piece.kind) {
    case 'paragraph':
    case 'statement':
      return { ...piece, spans: text(piece.spans) };
    case 'heading':
      return { ...piece, spans: heading(piece.spans) };
    case 'list':
      return { ...piece, items: piece.items.map((item) => ({ ...item, pieces: mapSpans(item.pieces, change) })) };
    case 'table':
      return { ...piece, head: piece.head.map(heading), rows: piece.rows.map((row) => row.map(text)) };
    case 'known':
      return { ...piece, rows: piece.rows.map((row) => ({ ...row, spans: text(row.spans) })) };
    case 'figure':
      return { ...piece, figure: { ...piece.figure, marks: text(piece.figure.marks) } };
    case 'sides':
      return { ...piece, sides: piece.sides.map(({ title, pieces }) => ({ title: heading(title), pieces: mapSpans(pieces, change) })) };
    case 'question':
      return { ...piece, question: heading(piece.question), pieces: mapSpans(piece.pieces, change) };
    case 'group':
    case 'key':
    case 'phone':
      return { ...piece, pieces: mapSpans(piece.pieces, change) };
    default:
      return piece;
  }
}
