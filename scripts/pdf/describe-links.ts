import { PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { type StructureJob, unknownStructure } from './structure-job.js';
import { wordsOf } from './tag-words.js';
import { name, setType, type Tag, walk } from './tags.js';

/**
 * Each link annotation says the words of its link (7.18.5), not its address. A link with a role of its own
 * (`doc-noteref`) comes without the type Link and gets it back. A mark that shows a bare number says where it leads, to those who
 * read the tags too (WCAG technique PDF13: Alt). Where a paragraph goes on in the next column or page, Chromium loses the annotations of
 * its links: what cannot be followed is not announced as a link.
 */
export function describeLinks(job: StructureJob): Diagnostic[] {
  const { tags, texts } = job;
  const lost = walk(tags).filter((tag) => tag.type === 'Link' && annotationsOf(job, tag).length === 0);
  for (const tag of lost) setType(tag, 'Span');
  const links = walk(tags).flatMap((tag) =>
    annotationsOf(job, tag).map((annotation) => ({ tag, annotation, said: linkWords(tag, texts) })),
  );
  for (const { tag, annotation, said } of links) {
    if (tag.type === 'NonStruct') setType(tag, 'Link');
    const goal = placeWordsOf(job, annotation);
    if (goal) tag.dict.set(name('Alt'), PDFHexString.fromText(goal));
    annotation.set(name('Contents'), PDFHexString.fromText(goal ?? (said || addressOf(annotation))));
  }
  const odd = links.filter(({ tag }) => tag.type !== 'Link');
  return [
    ...lost.map((tag) => lostLink(wordsOf(tag, texts))),
    ...odd.map(({ tag }) => unknownStructure(`The PDF has a link in an element of the type "${tag.type}".`)),
  ];
}

const annotationsOf = ({ doc }: StructureJob, tag: Tag): PDFDict[] =>
  tag.kids
    .flatMap((kid) => (kid.kind === 'object' && kid.target ? [doc.context.lookup(kid.target, PDFDict)] : []))
    .filter((annotation) => annotation.lookup(name('Subtype')) === name('Link'));

const lostLink = (words: string): Diagnostic =>
  warning({
    code: 'pdf-lost-link',
    message: `The link "${words}" leads nowhere in the PDF: the browser loses links in text that goes on in the next column or page.`,
    hint: 'Shorten the text around it, or tell who looks after the templates: its paragraph must stay whole (break-inside: avoid), or the link be a box (display: inline-block).',
  });

/** What a link to a numbered place says, if the description knows such places. */
function placeWordsOf({ placeWords }: StructureJob, annotation: PDFDict): string | undefined {
  const [, start = '', number = ''] = /^(\D+)(\d+)$/.exec(addressOf(annotation)) ?? [];
  return Object.entries(placeWords)
    .find(([known]) => known === start)?.[1]
    .replace('{number}', number);
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
