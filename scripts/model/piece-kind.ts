/** What can be added to an explainer. */
export type PieceKind = 'module' | 'deck' | 'brand' | 'claim';
