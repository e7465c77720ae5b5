import type { SvgNode } from '../model/content.js';
import type { Fact, PhoneBox, Piece, Span } from '../model/deck.js';
import { spanText } from '../model/span-text.js';

/** Returns spans as a reader would say them: no mark numbers, blanks collapsed. */
export const spansText = (spans: readonly Span[]): string => collapse(spanText(spans));

/** Returns all text of some pieces, with a blank between one and the next. */
export const piecesText = (pieces: readonly Piece[]): string => collapse(pieces.map(pieceText).join(' '));

/** Returns the words that stand in the drawings among some pieces, at any depth. */
export const drawnText = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'figure' ? svgText(piece.figure.svg) : drawnText(innerPieces(piece)))).join(' ');

/** Returns a text with every run of blanks as one, and none at its ends. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'paragraph':
    case 'heading':
    case 'statement':
      return spansText(piece.spans);
    case 'list':
      return join(piece.items.map((item) => piecesText(item.pieces)));
    case 'table':
      return join([piece.head, ...piece.rows].flat().map(spansText));
    case 'known':
      return join(piece.rows.map(({ label }) => label));
    case 'figure':
      return piece.figure.caption;
    case 'group':
    case 'key':
      return piecesText(piece.pieces);
    case 'sides':
      return join(piece.sides.flatMap((side) => [spansText(side.title), piecesText(side.pieces)]));
    case 'question':
      return join([spansText(piece.question), piecesText(piece.pieces)]);
    case 'phone':
      return join([piece.phone.title, piecesText(piece.pieces), phoneText(piece.phone)]);
    case 'facts':
      return join(piece.facts.map(factText));
    case 'lines':
      return '';
  }
}

const join = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');
const factText = ({ label, value }: Fact): string => (value === undefined ? label : `${label}: ${value}`);
const phoneText = (phone: PhoneBox): string => join([spansText(phone.says), ...phone.more, ...phone.facts.map(factText)]);
const svgText = (node: SvgNode): string =>
  collapse(node.children.map((child) => (typeof child === 'string' ? child : svgText(child))).join(' '));

function innerPieces(piece: Piece): readonly Piece[] {
  if ('pieces' in piece) return piece.pieces;
  if (piece.kind === 'list') return piece.items.flatMap((item) => item.pieces);
  return piece.kind === 'sides' ? piece.sides.flatMap((side) => side.pieces) : [];
}
