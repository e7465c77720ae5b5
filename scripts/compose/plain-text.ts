import type { SvgNode } from '../model/content.js';
import type { DeckBlock, Fact, PhoneBox, Span } from '../model/deck.js';
import { spanText } from '../model/span-text.js';

/** Returns spans as a reader would say them: no mark numbers, blanks collapsed. */
export const spansText = (spans: readonly Span[]): string => collapse(spanText(spans));

/** Returns all text of some blocks, with a blank between one and the next. */
export const blocksText = (blocks: readonly DeckBlock[]): string => collapse(blocks.map(blockText).join(' '));

/** Returns the words that stand in the drawings among some blocks, at any depth. */
export const drawnText = (blocks: readonly DeckBlock[]): string =>
  blocks.map((block) => (block.kind === 'figure' ? svgText(block.figure.svg) : drawnText(innerBlocks(block)))).join(' ');

/** Returns a text with every run of blanks as one, and none at its ends. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

function blockText(block: DeckBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'claim':
      return spansText(block.inlines);
    case 'list':
      return join(block.items.map((item) => blocksText(item.blocks)));
    case 'table':
      return join([block.head, ...block.rows].flat().map(spansText));
    case 'known':
      return join(block.rows.map(({ label }) => label));
    case 'figure':
      return block.figure.caption;
    case 'group':
    case 'key':
      return blocksText(block.blocks);
    case 'sides':
      return join(block.sides.flatMap((side) => [spansText(side.title), blocksText(side.blocks)]));
    case 'question':
      return join([spansText(block.question), blocksText(block.blocks)]);
    case 'phone':
      return join([block.phone.title, blocksText(block.blocks), phoneText(block.phone)]);
    case 'facts':
      return join(block.facts.map(factText));
    case 'lines':
      return '';
  }
}

const join = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');
const factText = ({ label, value }: Fact): string => (value === undefined ? label : `${label}: ${value}`);
const phoneText = (phone: PhoneBox): string => join([spansText(phone.says), ...phone.more, ...phone.facts.map(factText)]);
const svgText = (node: SvgNode): string =>
  collapse(node.children.map((child) => (typeof child === 'string' ? child : svgText(child))).join(' '));

function innerBlocks(block: DeckBlock): readonly DeckBlock[] {
  if ('blocks' in block) return block.blocks;
  if (block.kind === 'list') return block.items.flatMap((item) => item.blocks);
  return block.kind === 'sides' ? block.sides.flatMap((side) => side.blocks) : [];
}
