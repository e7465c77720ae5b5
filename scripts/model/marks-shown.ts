import type { Verdict } from './content.js';
import type { DeckBlock, SectionGroup, Slide } from './deck.js';
import { VERDICTS } from './definitions.js';
import { allBlocks } from './tree.js';

/** Returns what the marks beside some blocks say: how sure each claim is. One that is well shown has none beside it, nor has a quotation. */
export const marksBeside = (blocks: readonly DeckBlock[]): Verdict[] =>
  allBlocks(blocks).flatMap((block): Verdict[] => {
    if (block.kind === 'known') return block.rows.flatMap(({ verdict }) => verdict ?? []);
    return block.kind === 'claim' && !block.quotation && block.verdict !== undefined && block.verdict !== 'supported'
      ? [block.verdict]
      : [];
  });

/** Returns the marks that slides show, in the order of the scale: what no reader meets is not explained. */
export const marksOnSlides = (slides: readonly Slide[]): Verdict[] =>
  inOrder(slides.flatMap(({ sure, blocks }) => [...(sure ? [sure] : []), ...marksBeside(blocks)]));

/** The same of a printed piece. */
export const marksInPrint = (groups: readonly SectionGroup[]): Verdict[] =>
  inOrder(groups.flatMap(({ sections }) => sections.flatMap(({ stretches }) => stretches.flatMap(({ blocks }) => marksBeside(blocks)))));

const inOrder = (marks: readonly Verdict[]): Verdict[] => VERDICTS.filter((verdict) => marks.includes(verdict));
