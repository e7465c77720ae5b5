import type { Deck } from '../../model/deck.js';
import { plainText } from '../../model/tree.js';
import { fixedWord } from '../../render/fixed-word.js';

export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
  readonly page?: number | undefined;
}

export interface ContentsPart {
  readonly title?: string | undefined;
  readonly entries: readonly ContentsEntry[];
}

/** Returns the booklet's parts with their sections, and last what stands behind them; pages where they are known. */
export function listContents(deck: Deck, pages: Readonly<Record<string, number>> = {}): ContentsPart[] {
  const parts = deck.booklet.map(({ title, sections }) => ({
    title,
    entries: sections.map((section) => ({ id: section.id, text: plainText(section.title), page: pages[section.id] })),
  }));
  const behind = ['how-sure', ...(deck.glossary.length ? ['glossary'] : []), ...(deck.references.length ? ['references'] : []), 'credits'];
  return [...parts, { entries: behind.map((id) => ({ id, text: fixedWord(deck.words, id), page: pages[id] })) }];
}
