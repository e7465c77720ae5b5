import { PDFHexString, PDFString } from '@cantoo/pdf-lib';
import { markKey } from './page-streams.js';
import { type Kid, name, type Tag } from './tags.js';

/** What a reader hears for a tag: its alternative text, or the text of all its runs in order, in one line. */
export const wordsOf = (tag: Tag, texts: ReadonlyMap<string, string>): string => rawWords(tag, texts).replace(/\s+/g, ' ').trim();

function rawWords(tag: Tag, texts: ReadonlyMap<string, string>): string {
  const alt = tag.dict.lookup(name('Alt'));
  if (alt instanceof PDFString || alt instanceof PDFHexString) return alt.decodeText();
  return wordsOfKids(tag.kids, texts);
}

/** The text of some kids of a tag, as it stands in the file. */
export function wordsOfKids(kids: readonly Kid[], texts: ReadonlyMap<string, string>): string {
  const parts = kids.map((kid) => {
    if (kid.kind === 'tag') return rawWords(kid, texts);
    return kid.kind === 'marked' ? (texts.get(markKey(kid.page, kid.mcid)) ?? '') : '';
  });
  return parts.join('');
}
