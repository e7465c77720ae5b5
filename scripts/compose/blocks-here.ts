import type { Block, Claim, Inline } from '../model/content.js';
import { warning } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { holdsIn, OTHERS } from '../model/regional.js';
import { runsOf } from '../model/tree.js';
import { rowHere } from './cells-here.js';
import { citesIn } from './compose-spans.js';
import { type Composer, isShown, type Place, reportOnce } from './composer.js';

type Here = Pick<Place, 'composer' | 'module'>;

/**
 * Returns the blocks that the brand shows: of what it offers, for its region, and resting on claims that hold there. A block goes as a
 * whole, a list item too, a row of a table cell by cell; words inside a sentence never do. A group that only names regions or conditions is no box,
 * and paragraphs about some conditions each, beside each other, are one.
 */
export function blocksHere(blocks: readonly Block[], here: Here): Block[] {
  const shown: Block[] = [];
  blocks.forEach((block, index) => {
    const own = blockHere(block, here);
    const [first, ...others] = own;
    const last = shown.at(-1);
    if (isPartOfParagraph(block) && isPartOfParagraph(blocks[index - 1]) && first?.kind === 'paragraph' && last?.kind === 'paragraph')
      shown.splice(-1, 1, { ...last, inlines: runOn(last.inlines, first.inlines) }, ...others);
    else shown.push(...own);
  });
  return shown;
}

/** One run of words after another; where both end with the same source, it stands behind the second. */
function runOn(before: readonly Inline[], after: readonly Inline[]): Inline[] {
  const [end, next] = [before.at(-1), after.at(-1)];
  const isSame = end?.kind === 'cite' && next?.kind === 'cite' && end.claim === next.claim;
  return [...(isSame ? before.slice(0, -1) : before), { kind: 'text', text: ' ' }, ...after];
}

function blockHere(block: Block, here: Here): Block[] {
  if (!isShown(block, here.composer)) return [];
  const away = foreignClaim(block, here);
  if (away) {
    reportHidden(block, away, here);
    return [];
  }
  if (isOpenGroup(block)) return blocksHere(block.blocks, here);
  if (block.kind === 'list') return listHere(block, here);
  return [block.kind === 'table' ? tableHere(block, here) : block];
}

/** True for a group about some conditions that holds a paragraph: those beside each other are the sentences of one. */
const isPartOfParagraph = (block: Block | undefined): boolean =>
  block !== undefined &&
  isOpenGroup(block) &&
  block.conditions !== undefined &&
  block.blocks.every(({ kind }) => kind === 'paragraph') &&
  block.blocks.length === 1;

/** Returns the blocks with what stands in a group for the brand's region, or for conditions, in its place, so that headings in it head what follows. */
export const withoutOpenGroups = (blocks: readonly Block[], composer: Composer): Block[] =>
  blocks.flatMap((block) => {
    if (!isOpenGroup(block) || !block.blocks.some(({ kind }) => kind === 'heading' || kind === 'group')) return [block];
    return isShown(block, composer) ? withoutOpenGroups(block.blocks, composer) : [];
  });

type Group = Extract<Block, { kind: 'group' }>;

const isOpenGroup = (block: Block): block is Group =>
  block.kind === 'group' && (block.regions ?? block.conditions) !== undefined && !block.takes && !block.only && !block.instruction;

function listHere(list: Extract<Block, { kind: 'list' }>, here: Here): Block[] {
  const items = list.items.filter(({ blocks }) => blocks.length === 0 || blocksHere(blocks, here).length > 0);
  return items.length === 0 && list.items.length > 0 ? [] : [{ ...list, items }];
}

/** The first claim that a block states itself and that does not hold in the brand's region. What stands in blocks inside it goes alone. */
function foreignClaim(block: Block, { composer, module }: Here): Claim | undefined {
  const cited = block.kind === 'table' ? [] : runsOf(block).flatMap(citesIn);
  const named =
    block.kind === 'claim' || block.kind === 'people'
      ? [block.claim]
      : block.kind === 'figure'
        ? (entryIn(module.figures, block.name)?.claims ?? [])
        : cited.map(({ claim }) => claim);
  return named.flatMap((id) => composer.claim(id) ?? []).find((claim) => !holdsIn(claim, composer.brand.region));
}

type Table = Extract<Block, { kind: 'table' }>;

function tableHere(table: Table, here: Here): Table {
  const rows = table.rows.flatMap((row) => {
    const { cells, away } = rowHere(row, table, here.composer);
    if (away) reportHidden(table, away, here);
    return cells.length > 0 ? [cells] : [];
  });
  return { ...table, rows };
}

/** Whoever hides text by a claim is told, since all that stands in the same block goes with it. */
function reportHidden({ at }: Block, claim: Claim, { composer }: Here): void {
  const { region } = composer.brand;
  const message = `This is not shown in region "${region}": it rests on "${claim.id}", which holds in "${claim.regions.join('", "')}" only.`;
  const hint = `Put it into a block regions="${claim.regions.join(' ')}", and what holds elsewhere beside it into one regions="${OTHERS}".`;
  reportOnce(composer, warning({ code: 'hidden-by-claim', message, at, hint }));
}
