import type { DeckBlock, SectionGroup } from '../../scripts/model/deck.js';
import { plainText } from '../../scripts/model/tree.js';

/** The sentences of printed text, each closed by a full stop (list items, headings and caveats too), as a reading-grade formula needs them. */
export function sentencesOf(groups: readonly SectionGroup[]): string {
  const texts = groups.flatMap((group) =>
    group.sections.flatMap((section) => [
      plainText(section.title),
      ...section.stretches.flatMap(({ blocks, caveats }) => [...blocks.flatMap(textsOf), ...caveats.map(({ spans }) => plainText(spans))]),
    ]),
  );
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (/[.!?:]["”’)]*$/.test(text) ? text : `${text}.`))
    .join(' ');
}

/** How many words a text has. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The words that the author wrote into some blocks, one text a paragraph: no captions, phone numbers or labels. */
export function textsOf(block: DeckBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'claim':
      return [plainText(block.inlines)];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(textsOf));
    case 'table':
      return [block.head, ...block.rows].flat().map(plainText);
    case 'sides':
      return block.sides.flatMap((side) => [plainText(side.title), ...side.blocks.flatMap(textsOf)]);
    case 'question':
      return [plainText(block.question), ...block.blocks.flatMap(textsOf)];
    case 'group':
    case 'key':
    case 'phone':
      return block.blocks.flatMap(textsOf);
    default:
      return [];
  }
}
