import type { DeckBlock, Slide, Span } from '../../model/deck.js';

/** Tiles side by side: px between two, and what the edges of one take of its width and height. */
export const TILE = { between: 28, sides: 60, edges: 64 };
/** The same of the entries of a list, two in a row. */
export const ENTRY = { between: 16, sides: 48, edges: 30, tick: 1.5 };
/** The same of a panel that fills a slide, and what is between two of its rows. */
export const PANEL = { sides: 76, edges: 44, between: 18 };
/** Letters of the longest tile; a tile of less than so much of it would stand half empty. */
const LONGEST_TILE = { 2: 250, 3: 85 } as const;
const LEAST_TILE = 0.3;
const LONGEST_ENTRY = 95;

/**
 * Returns how many tiles side by side a slide's words make: two or three statements of about one length, and nothing else. None where
 * they read better one below the other.
 */
export function tilesOf({ layout, blocks }: Slide): 2 | 3 | undefined {
  const lengths = blocks.map((block) => (block.kind === 'paragraph' ? textLength(block.inlines) : Number.NaN));
  const count = lengths.length;
  if (layout !== 'statement' || (count !== 2 && count !== 3)) return undefined;
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  return most <= LONGEST_TILE[count] && least >= most * LEAST_TILE ? count : undefined;
}

/** True for a list whose entries are tiles, two in a row: four to six short ones, in no order. */
export function isTiled(block: DeckBlock): boolean {
  if (block.kind !== 'list' || (block.look !== 'bullets' && block.look !== 'checklist')) return false;
  const lengths = block.items.map(({ blocks: [first, ...others] }) =>
    first?.kind === 'paragraph' && others.length === 0 ? textLength(first.inlines) : Number.POSITIVE_INFINITY,
  );
  return lengths.length >= 4 && lengths.length <= 6 && Math.max(...lengths) <= LONGEST_ENTRY;
}

/** Returns the classes of a slide's look that say on what its words stand, each with a blank before it. */
export function tileLook(slide: Slide): string {
  if (slide.layout !== 'statement') return '';
  if (slide.blocks.some(isQuoted)) return ' quoted';
  if (tilesOf(slide)) return ' tiles';
  const lists = listsIn(slide.blocks);
  if (lists.length === 1 && lists.every(isTiled)) return ' entries';
  return slide.blocks.every(isRead) ? ' panel' : '';
}

/** What somebody said, by name: it has a slide's whole ground. */
const isQuoted = (block: DeckBlock): boolean => block.kind === 'claim' && block.speaker !== undefined;

/** Words to be read one after the other: they stand on one panel that fills the slide, with their caveat at its foot. */
const isRead = (block: DeckBlock): boolean =>
  block.kind === 'group' ? block.blocks.every(isRead) : ['paragraph', 'claim', 'list', 'facts'].includes(block.kind);

const listsIn = (blocks: readonly DeckBlock[]): DeckBlock[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? [block] : block.kind === 'group' ? listsIn(block.blocks) : []));

/** How many letters a run of text has, its marks small; a line that an author ends counts as a short one. */
export function textLength(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => {
    if (span.kind === 'text') return sum + span.text.length;
    if (span.kind === 'mark') return sum + span.numbers.length;
    return span.kind === 'break' ? sum + 30 : sum + textLength(span.children);
  }, 0);
}
