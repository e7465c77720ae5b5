import { PDFDict, type PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import { runsFromRight } from '../languages/tags.js';
import { wordsOf } from './tag-words.js';
import { name, type Tag, walk } from './tags.js';

/**
 * Gives each bookmark the words of its heading: Chromium drops the space at a line's end ("What toknow") and writes words
 * twice where columns were balanced, and the parts of a line from right to left in the order in which they are painted. Bookmarks follow the headings in order; one whose letters are not its heading's stays.
 */
export function mendOutline(doc: PDFDocument, tags: readonly Tag[], texts: ReadonlyMap<string, string>): void {
  const headings = walk(tags)
    .filter(({ type }) => /^H[1-6]$/.test(type))
    .map((tag) => wordsOf(tag, texts));
  let next = 0;
  for (const item of bookmarks(doc)) {
    const letters = lettersOf(titleOf(item));
    const at = headings.findIndex((words, i) => i >= next && isSame(letters, lettersOf(words)));
    if (at < 0) continue;
    next = at + 1;
    item.set(name('Title'), PDFHexString.fromText(headings[at] ?? ''));
  }
}

const lettersOf = (text: string): string => text.replace(/\s+/g, '');
const sorted = (letters: string): string => [...letters].sort().join('');
/** The heading, with its parts in another order, said twice, or with its first lines said twice. */
function isSame(bookmark: string, heading: string): boolean {
  if (heading === '') return false;
  if (runsFromRight(heading) && sorted(bookmark) === sorted(heading)) return true;
  const before = bookmark.endsWith(heading) ? bookmark.slice(0, -heading.length) : undefined;
  return bookmark.replaceAll(heading, '') === '' || (before !== undefined && heading.startsWith(before));
}

/** Every bookmark, in the order in which a reader meets them. */
function bookmarks(doc: PDFDocument): PDFDict[] {
  const found: PDFDict[] = [];
  const visit = (first: PDFDict | undefined): void => {
    for (let item = first; item; item = item.lookupMaybe(name('Next'), PDFDict)) {
      found.push(item);
      visit(item.lookupMaybe(name('First'), PDFDict));
    }
  };
  visit(doc.catalog.lookupMaybe(name('Outlines'), PDFDict)?.lookupMaybe(name('First'), PDFDict));
  return found;
}

function titleOf(item: PDFDict): string {
  const title = item.lookup(name('Title'));
  return title && 'decodeText' in title ? (title as PDFHexString).decodeText() : '';
}
