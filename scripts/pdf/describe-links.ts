import { PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Diagnostic } from '../model/diagnostic.js';
import type { StructureJob } from './structure-job.js';
import { unknownStructure } from './structure-job.js';
import { wordsOf } from './tag-words.js';
import { name, setType, type Tag, walk } from './tags.js';

/**
 * Each link annotation says the words of its link (7.18.5), not its address. A link with a role of its own
 * (`doc-noteref`) comes without the type Link and gets it back. Where a paragraph goes on in the next column, Chromium loses the
 * annotations of its links: what cannot be followed is not announced as a link.
 */
export function describeLinks({ doc, tags, texts }: StructureJob): Diagnostic[] {
  const wrong: Diagnostic[] = [];
  for (const tag of walk(tags)) {
    if (tag.type === 'Link' && !tag.kids.some((kid) => kid.kind === 'object')) setType(tag, 'Span');
    for (const kid of tag.kids) {
      const annotation = kid.kind === 'object' && kid.target ? doc.context.lookup(kid.target, PDFDict) : undefined;
      if (annotation?.lookup(name('Subtype')) !== name('Link')) continue;
      if (tag.type === 'NonStruct') setType(tag, 'Link');
      if (tag.type !== 'Link') wrong.push(unknownStructure(`The PDF has a link in an element of the type "${tag.type}".`));
      annotation.set(name('Contents'), PDFHexString.fromText(linkWords(tag, texts) || addressOf(annotation)));
    }
  }
  return wrong;
}

/** A link that shows only its address says what stands before it too: the source that it leads to. */
function linkWords(tag: Tag, texts: ReadonlyMap<string, string>): string {
  const words = wordsOf(tag, texts);
  if (!BARE_ADDRESS.test(words)) return words;
  for (let block = tag.parent; block; block = block.parent) if (BLOCKS.has(block.type)) return wordsOf(block, texts);
  return words;
}

const BARE_ADDRESS = /^(?:\w+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/;
const BLOCKS = new Set(['P', 'LBody', 'LI', 'TD', 'TH', 'Caption', 'Note']);

function addressOf(annotation: PDFDict): string {
  const uri = annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'));
  if (uri instanceof PDFString || uri instanceof PDFHexString) return uri.decodeText();
  const goal = annotation.lookup(name('Dest'));
  return goal instanceof PDFName ? goal.decodeText() : 'Link';
}
