/** The word that stands for all regions that none of the blocks or passages beside it names. */
export const OTHERS = 'others';

/** In which regions a block or passage is shown. */
export interface Regional {
  /** Regions by id, `others` among them where it stands for the rest; none for everywhere. */
  readonly regions?: readonly string[];
  /** What the blocks or passages beside it name: where `others` does not hold. */
  readonly named?: readonly string[];
}

/** Which conditions something in print is about. */
export interface AboutSome {
  /** A piece about another one leaves it out. None: it is about all. */
  readonly conditions?: readonly string[];
}

/** True where a piece of content with these regions is shown in `region`. */
export const isShownIn = ({ regions = [], named = [] }: Regional, region: string): boolean =>
  regions.length === 0 || regions.includes(region) || (regions.includes(OTHERS) && !named.includes(region));

/** True where what an entry says of itself holds in `region`: it names it, or none. */
export const holdsIn = ({ regions = [] }: { readonly regions?: readonly string[] }, region: string): boolean =>
  regions.length === 0 || regions.includes(region);

/** Returns the entries of a glossary that hold in a region. */
export const termsFor = <T extends Regional>(terms: readonly T[] | undefined, region: string): T[] =>
  (terms ?? []).filter((term) => isShownIn(term, region));

/**
 * Returns some blocks, passages or entries that stand beside each other, each `others` knowing what it leaves out; only what has the
 * same `key` is beside it.
 */
export function nameOthers<T extends Regional>(all: readonly T[], key: (one: T) => string = () => ''): T[] {
  return all.map((one) => {
    if (!one.regions?.includes(OTHERS)) return one;
    const named = all.flatMap((other) => (key(other) === key(one) ? (other.regions ?? []) : []));
    return { ...one, named: [...new Set(named)].filter((region) => region !== OTHERS) };
  });
}
