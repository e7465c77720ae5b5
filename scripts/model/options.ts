import type { Localised } from './definitions.js';
import type { At, Fields } from './diagnostic.js';

/** What is told of each option: a column of the table of options. */
export interface OptionRow {
  readonly id: string;
  readonly label: Localised;
  /** The same as something that may matter to a reader, to tick: "How fast it works". */
  readonly matters?: Localised;
}

/** Something that a reader may choose. */
export interface Option {
  readonly id: string;
  readonly name: Localised;
  /** `none`: it is told in words alone, such as waiting. */
  readonly numbers?: 'none';
  /** For each row the claims that are printed there, in their own words; none where no good source was found. */
  readonly cells: Readonly<Record<string, readonly string[]>>;
  readonly at: At;
  /** Where each cell stands. */
  readonly fields: Fields;
}

/** What people choose between, and what is told of each: the same rows for every option. */
export interface Options {
  readonly rows: readonly OptionRow[];
  readonly options: readonly Option[];
}

/** An option is told by this many cells with a source at least, or not at all. */
export const FEWEST_CELLS = 3;

/** How many cells of an option have a source. */
export const cellsTold = ({ cells }: Pick<Option, 'cells'>): number => Object.values(cells).filter((claims) => claims.length > 0).length;

/** What a block asks for: the table of some rows for some options (none: all), or what may matter. */
export type OptionsAsked =
  | { readonly kind: 'table'; readonly rows: readonly string[]; readonly options: readonly string[] }
  | { readonly kind: 'matters' };

/** A table that is filled from `options.yaml`: with what, until it is; then where each of its lines is written. */
export interface FilledTable {
  readonly asks?: OptionsAsked;
  readonly rowsAt?: readonly At[];
}
