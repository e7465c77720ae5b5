import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { oneLine, plainText } from '../../model/tree.js';
import type { PartFacts } from '../facts.js';

/** Signs that people type before the entries of a list. */
const TYPED = /(?<=^|\s)[•‣▪●◦·∙■□►▶➢➤✓✔–—](?=\s+\p{L})/gu;
/** Dashes stand in sentences too, and a dot between two names: one list has more of them, and begins with one. */
const SOFT = /[·∙–—]/u;

/** Lists are written as lists, and each column of a table has a name. */
export function checkForms({ passages }: PartFacts): Diagnostic[] {
  return passages.flatMap(({ all }) =>
    all.flatMap((block): Diagnostic[] => {
      if (block.kind === 'paragraph') return typedList(plainText(block.inlines), block.at);
      return block.kind === 'table' ? poorHeads(block.head.map(plainText), block.at) : [];
    }),
  );
}

function typedList(text: string, at: Diagnostic['at']): Diagnostic[] {
  const signs = [...text.matchAll(TYPED)];
  const [first] = signs;
  const isList = first && signs.length >= (SOFT.test(first[0]) ? 3 : 2) && new Set(signs.map(([sign]) => sign)).size === 1;
  if (!isList || (SOFT.test(first[0]) && text.slice(0, first.index).trim() !== '')) return [];
  const message = `"${oneLine(text).slice(0, 60)}" is a list by its signs (${first[0]}) only: nobody hears how many entries it has, nor where each begins.`;
  return [
    warning({
      code: 'typed-list',
      message,
      ...(at && { at }),
      hint: 'Begin each entry on a line of its own with "- ", after an empty line.',
    }),
  ];
}

/** The heading of a column is read with each of its cells: one letter or sign tells nothing. The first column may have none. */
function poorHeads(head: readonly string[], at: Diagnostic['at']): Diagnostic[] {
  const poor = head.filter((text, index) => [...text.trim()].length <= 1 && !(index === 0 && text.trim() === ''));
  if (poor.length === 0 || head.every((text) => text.trim() === '')) return [];
  const message = `The heading "${poor[0]?.trim()}" of a column is no word: it is read aloud with each of its cells.`;
  return [warning({ code: 'poor-column', message, ...(at && { at }), hint: 'Write out in a word or two what stands in the column.' })];
}
