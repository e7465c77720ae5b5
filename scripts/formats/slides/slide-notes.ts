import type { DeckBlock, DeckItem, Span } from '../../model/deck.js';

/** Returns speaker notes as plain text, a paragraph a line group. Nothing in it can end an HTML comment. */
export function notesText(notes: readonly DeckBlock[]): string {
  return notes
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n')
    .replace(/--+/g, '–')
    .replace(/[<>]/g, (sign) => (sign === '<' ? '‹' : '›'));
}

function blockText(block: DeckBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'claim':
      return spansText(block.inlines);
    case 'list':
      return block.items
        .map((item, i) => `${block.look === 'numbers' || block.look === 'steps' ? `${i + 1}.` : '•'} ${itemText(item)}`)
        .join('\n');
    case 'group':
    case 'key':
      return blocksText(block.blocks);
    case 'sides':
      return block.sides.map(({ title, blocks }) => `${spansText(title)}\n${blocksText(blocks)}`).join('\n\n');
    case 'question':
      return `${spansText(block.question)}\n${blocksText(block.blocks)}`;
    case 'phone':
      return [block.phone.title, spansText(block.phone.says), ...block.phone.more, blocksText(block.blocks)].filter(Boolean).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value ?? '______'}`).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(spansText).join(' · ')).join('\n');
    case 'known':
      return block.rows.map(({ label }) => label).join('\n');
    case 'figure':
      return block.figure.alt;
    case 'lines':
      return '';
  }
}

const blocksText = (blocks: readonly DeckBlock[]): string => blocks.map(blockText).filter(Boolean).join('\n');
const itemText = (item: DeckItem): string => blocksText(item.blocks);

function spansText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text') return span.text;
      if (span.kind === 'mark') return span.numbers.length > 0 ? ` [${span.numbers.join(', ')}]` : '';
      return span.kind === 'break' ? '\n' : spansText(span.children);
    })
    .join('');
}
