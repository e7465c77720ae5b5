import type { DeckBlock, Panel, Span } from '../model/deck.js';

/** Returns all inline text of a panel: titles, blocks and caveats. */
export function panelSpans({ sections, caveats }: Pick<Panel, 'sections' | 'caveats'>): readonly Span[] {
  const blocks = sections.flatMap(({ stretches }) => stretches.flatMap((stretch) => stretch.blocks));
  return [...sections.flatMap(({ title }) => title), ...blocks.flatMap(spansOf), ...caveats.flatMap(({ spans }) => spans)];
}

function spansOf(block: DeckBlock): readonly Span[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'claim':
      return block.inlines;
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(spansOf));
    case 'table':
      return [...block.head, ...block.rows.flat()].flat();
    case 'sides':
      return block.sides.flatMap((side) => [...side.title, ...side.blocks.flatMap(spansOf)]);
    case 'question':
      return [...block.question, ...block.blocks.flatMap(spansOf)];
    case 'phone':
      return [...block.phone.says, ...block.blocks.flatMap(spansOf)];
    case 'group':
    case 'key':
      return block.blocks.flatMap(spansOf);
    default:
      return [];
  }
}
