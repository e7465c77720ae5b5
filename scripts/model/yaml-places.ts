/** Where everything in a YAML text stands, as plain data. */
export interface Places {
  /** Offsets of the beginnings of its lines. */
  readonly starts: readonly number[];
  /** Lines above the text in its file. */
  readonly above: number;
  readonly root: Spot | undefined;
}

/** Where a value stands, with what is in it. */
export interface Spot {
  /** Offset in the text; none where the text has no letter of it. */
  readonly offset?: number;
  /** True for a map or list that begins on a line below its key. */
  readonly below?: true;
  readonly keys?: ReadonlyMap<string, KeySpot>;
  readonly items?: readonly (Spot | undefined)[];
}

export interface KeySpot {
  readonly offset: number;
  readonly value: Spot | undefined;
}

/** What YAML files say, and where each value stands, by path. */
export type DataRead = Map<string, { readonly value: unknown; readonly places: Places }>;
