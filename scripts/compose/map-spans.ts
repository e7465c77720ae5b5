import type { DeckBlock, Span } from '../model/deck.js';

/** What to make of one run of inline text. Headings, questions and titles of sides are headings. */
export type ChangeSpans = (spans: readonly Span[], isHeading: boolean) => Span[];

/** Returns blocks with `change` made to each run of inline text in them, in reading order. Words that are not spans stay as they are. */
export function mapSpans(blocks: readonly DeckBlock[], change: ChangeSpans): DeckBlock[] {
  return blocks.map((block): DeckBlock => mapBlock(block, change));
}

function mapBlock(block: DeckBlock, change: ChangeSpans): DeckBlock {
  const text = (spans: readonly Span[]): Span[] => change(spans, false);
  const heading = (spans: readonly Span[]): Span[] => change(spans, true);
  switch (block.kind) {
    case 'paragraph':
    case 'claim':
      return { ...block, inlines: text(block.inlines) };
    case 'heading':
      return { ...block, inlines: heading(block.inlines) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: mapSpans(item.blocks, change) })) };
    case 'table':
      return { ...block, head: block.head.map(heading), rows: block.rows.map((row) => row.map(text)) };
    case 'known':
      return { ...block, rows: block.rows.map((row) => ({ ...row, spans: text(row.spans) })) };
    case 'figure':
      return { ...block, figure: { ...block.figure, marks: text(block.figure.marks) } };
    case 'sides':
      return { ...block, sides: block.sides.map(({ title, blocks }) => ({ title: heading(title), blocks: mapSpans(blocks, change) })) };
    case 'question':
      return { ...block, question: heading(block.question), blocks: mapSpans(block.blocks, change) };
    case 'group':
    case 'key':
    case 'phone':
      return { ...block, blocks: mapSpans(block.blocks, change) };
    default:
      return block;
  }
}
