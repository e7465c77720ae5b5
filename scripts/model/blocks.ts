/** How a list looks: plain, numbered, with boxes to tick, or as steps. */
export type ListLook = 'bullets' | 'numbers' | 'checklist' | 'steps';

/** The kinds of block in which no other block stands and which each tree fills in its own way. */
export type LeafKind = 'figure' | 'claim' | 'people' | 'known' | 'facts' | 'lines';

/** What a tree puts where the two trees differ. */
export interface TreeParts {
  /** A run of inline text. */
  readonly run: unknown;
  /** What every block, every list item and every side has. */
  readonly block: object;
  readonly item: object;
  readonly side: object;
  /** What a table is filled from. */
  readonly table: object;
  /** What a phone box says by itself. */
  readonly phone: object;
  readonly leaf: { readonly kind: LeafKind };
}

/**
 * A block and all that stands in it. The content tree (`Block`) and the composed tree (`DeckBlock`) have this one shape, which
 * `tree.ts` walks: whoever adds a kind here is told by the compiler where it must be dealt with.
 */
export type Tree<T extends TreeParts> = T['block'] &
  (
    | { readonly kind: 'paragraph'; readonly inlines: T['run'] }
    | { readonly kind: 'heading'; readonly level: number; readonly inlines: T['run'] }
    | { readonly kind: 'list'; readonly look: ListLook; readonly start?: number; readonly items: readonly ListEntry<T>[] }
    | ({ readonly kind: 'table'; readonly head: readonly T['run'][]; readonly rows: readonly (readonly T['run'][])[] } & T['table'])
    | ({ readonly kind: 'group' } & WithBlocks<T>)
    | ({ readonly kind: 'key' } & WithBlocks<T>)
    | { readonly kind: 'sides'; readonly sides: readonly (T['side'] & { readonly title: T['run'] } & WithBlocks<T>)[] }
    | ({ readonly kind: 'question'; readonly question: T['run'] } & WithBlocks<T>)
    | ({ readonly kind: 'phone' } & T['phone'] & WithBlocks<T>)
    | T['leaf']
  );

/** An entry of a list. `start` of its list is the first number where that is not 1; in a checklist its box may be ticked. */
export type ListEntry<T extends TreeParts> = T['item'] & WithBlocks<T> & { readonly ticked?: true };

/** What holds other blocks. */
export interface WithBlocks<T extends TreeParts> {
  readonly blocks: readonly Tree<T>[];
}
