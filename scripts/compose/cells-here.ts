import type { Block, Claim, Inline } from '../model/content.js';
import { type At, error } from '../model/diagnostic.js';
import { holdsIn, OTHERS } from '../model/regional.js';
import { citesIn } from './compose-spans.js';
import { type Composer, reportOnce } from './composer.js';

type Table = Extract<Block, { kind: 'table' }>;
type Cell = Table['rows'][number][number];
type Cite = Extract<Inline, { kind: 'cite' }>;

/** A row as a region sees it. */
export interface RowHere {
  /** The cells left, in order; none where all that the row rests on is of other regions. */
  readonly cells: readonly Cell[];
  /** What took words away, first named first. */
  readonly away: Claim | undefined;
}

/**
 * Returns a row with the cells that hold in the brand's region. A cell that is filled from options keeps each claim that holds; one that
 * is typed goes as a whole. A row goes only where nothing with a source is left in it; a cell that has lost all its words in a row that
 * stays is an error, since an empty one would say that there is nothing to tell.
 */
export function rowHere(row: Table['rows'][number], table: Table, composer: Composer): RowHere {
  const isFilled = table.rowsAt !== undefined;
  const isAway = ({ claim }: Cite): boolean => awayOf(claim, composer) !== undefined;
  const away = row.flatMap(citesIn).find(isAway);
  if (!away) return { cells: row, away: undefined };
  const cells = row.map((cell) => (citesIn(cell).some(isAway) ? (isFilled ? joined(runsOf(cell), isAway) : []) : cell));
  const lost = row.flatMap((cell, index) => (cell.length > 0 && cells[index]?.length === 0 ? [cell] : []));
  if (!isFilled && !cells.some((cell) => citesIn(cell).length > 0)) return { cells: [], away: awayOf(away.claim, composer) };
  for (const cell of lost) reportLost(cell, { at: isFilled ? undefined : table.at, composer });
  return { cells, away: undefined };
}

function awayOf(id: string, composer: Composer): Claim | undefined {
  const claim = composer.claim(id);
  return claim && !holdsIn(claim, composer.brand.region) ? claim : undefined;
}

/** The words of each claim in a filled cell: they end with its mark. */
function runsOf(cell: Cell): { readonly words: readonly Inline[]; readonly cite: Cite }[] {
  const runs: { words: Inline[]; cite: Cite }[] = [];
  let words: Inline[] = [];
  for (const inline of cell) {
    if (inline.kind !== 'cite') {
      words.push(inline);
      continue;
    }
    runs.push({ words: withoutBlank(words), cite: inline });
    words = [];
  }
  return runs;
}

/** Without the blank between it and the run before. */
function withoutBlank([first, ...others]: readonly Inline[]): Inline[] {
  if (first?.kind !== 'text') return first ? [first, ...others] : [];
  const text = first.text.trimStart();
  return text === '' ? others : [{ ...first, text }, ...others];
}

const joined = (runs: ReturnType<typeof runsOf>, isAway: (cite: Cite) => boolean): Cell =>
  runs
    .filter(({ cite }) => !isAway(cite))
    .flatMap(({ words, cite }, index) => [...(index > 0 ? [{ kind: 'text', text: ' ' } as const] : []), ...words, cite]);

function reportLost(cell: Cell, { at, composer }: { readonly at: At | undefined; readonly composer: Composer }): void {
  const { region } = composer.brand;
  const cites = citesIn(cell);
  const claims = cites.flatMap(({ claim }) => awayOf(claim, composer) ?? []);
  const named = [...new Set(claims.map(({ id }) => id))];
  const regions = [...new Set(claims.flatMap((claim) => claim.regions))];
  const message = `This cell has no words left in region "${region}": it rests on "${named.join('", "')}", which holds in "${regions.join('", "')}" only.`;
  const place = at ?? cites[0]?.at;
  const hint = at
    ? `Write the table for each: in ::: group regions="${regions.join(' ')}" as it is, and in ::: group regions="${OTHERS}" with other words in this cell.`
    : `Name a claim there that holds in "${region}", too, such as [${named.join(', ')}, OTHER-CLAIM]: its words stand there alone.`;
  reportOnce(composer, error({ code: 'emptied-cell', message, ...(place ? { at: place } : {}), hint }));
}
