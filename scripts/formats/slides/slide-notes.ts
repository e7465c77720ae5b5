import type { Piece, PieceItem, Span } from '../../model/deck.js';

/** Returns speaker notes as plain text, a paragraph a line group. Nothing in it can end an HTML comment. */
export function notesText(notes: readonly Piece[]): string {
  return notes
    .map(pieceText)
    .filter((text) => text !== '')
    .join('\n\n')
    .replace(/--+/g, '–')
    .replace(/[<>]/g, (sign) => (sign === '<' ? '‹' : '›'));
}

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'paragraph':
    case 'heading':
    case 'statement':
      return spansText(piece.spans);
    case 'list':
      return piece.items
        .map((item, i) => `${piece.look === 'numbers' || piece.look === 'steps' ? `${i + 1}.` : '•'} ${itemText(item)}`)
        .join('\n');
    case 'group':
    case 'key':
      return piecesText(piece.pieces);
    case 'sides':
      return piece.sides.map(({ title, pieces }) => `${spansText(title)}\n${piecesText(pieces)}`).join('\n\n');
    case 'question':
      return `${spansText(piece.question)}\n${piecesText(piece.pieces)}`;
    case 'phone':
      return [piece.phone.title, spansText(piece.phone.says), ...piece.phone.more, piecesText(piece.pieces)].filter(Boolean).join('\n');
    case 'facts':
      return piece.facts.map(({ label, value }) => `${label}: ${value ?? '______'}`).join('\n');
    case 'table':
      return [piece.head, ...piece.rows].map((row) => row.map(spansText).join(' · ')).join('\n');
    case 'known':
      return piece.rows.map(({ label }) => label).join('\n');
    case 'figure':
      return piece.figure.alt;
    case 'lines':
      return '';
  }
}

const piecesText = (pieces: readonly Piece[]): string => pieces.map(pieceText).filter(Boolean).join('\n');
const itemText = (item: PieceItem): string => piecesText(item.pieces);

function spansText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text') return span.text;
      if (span.kind === 'mark') return span.numbers.length > 0 ? ` [${span.numbers.join(', ')}]` : '';
      return span.kind === 'break' ? '\n' : spansText(span.children);
    })
    .join('');
}
