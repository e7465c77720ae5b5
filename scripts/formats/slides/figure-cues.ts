import type { Figure, Piece, Slide } from '../../model/deck.js';
import { labelsOf } from '../../model/read-deck.js';

/** Returns the figures among `pieces`, those inside others too. */
export function figuresIn(pieces: readonly Piece[]): Figure[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'figure') return [piece.figure];
    if (piece.kind === 'sides') return piece.sides.flatMap((side) => figuresIn(side.pieces));
    if (piece.kind === 'list') return piece.items.flatMap((item) => figuresIn(item.pieces));
    return 'pieces' in piece ? figuresIn(piece.pieces) : [];
  });
}

/**
 * Returns what to point at while each figure of a slide builds: for each figure of two steps or more one line a step, the
 * labels that come with it. They are the drawing's own words, so that no note can say what the drawing does not.
 */
export function figureCues({ pieces }: Pick<Slide, 'pieces'>): string[][] {
  return figuresIn(pieces).flatMap(({ svg }) => {
    const steps = stepsIn(svg).sort((a, b) => a.step - b.step);
    return steps.length > 1 ? [steps.map(({ labels }) => labels.join(' · '))] : [];
  });
}

function stepsIn(node: Figure['svg']): { step: number; labels: string[] }[] {
  const step = /^step-(\d+)$/.exec(node.attributes.id ?? '')?.[1];
  if (step) return [{ step: Number(step), labels: labelsOf(node) }];
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : stepsIn(child)));
}
