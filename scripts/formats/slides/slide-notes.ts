import type { DeckBlock, DeckItem, Figure, Slide, Span } from '../../model/deck.js';
import { figuresIn, labelsOf } from '../../model/tree.js';

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
      return block.items.map((item, i) => `${itemSign(block, i)} ${itemText(item)}`).join('\n');
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
      return block.facts.map(({ label, value }) => `${label}: ${value ? spansText(value) : '______'}`).join('\n');
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

function itemSign({ look, start = 1, items }: Extract<DeckBlock, { kind: 'list' }>, index: number): string {
  if (look === 'numbers' || look === 'steps') return `${start + index}.`;
  return look === 'bullets' ? '•' : items[index]?.ticked ? '[x]' : '[ ]';
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

/**
 * Returns what to point at while each figure of a slide builds: for each figure of two steps or more one line a step, the
 * labels that come with it. They are the drawing's own words, so that no note can say what the drawing does not.
 */
export function figureCues({ blocks }: Pick<Slide, 'blocks'>): string[][] {
  return figuresIn(blocks).flatMap(({ svg }) => {
    const steps = stepsIn(svg).sort((a, b) => a.step - b.step);
    return steps.length > 1 ? [steps.map(({ labels }) => labels.join(' · '))] : [];
  });
}

function stepsIn(node: Figure['svg']): { step: number; labels: string[] }[] {
  const step = /^step-(\d+)$/.exec(node.attributes.id ?? '')?.[1];
  if (step) return [{ step: Number(step), labels: labelsOf(node) }];
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : stepsIn(child)));
}
