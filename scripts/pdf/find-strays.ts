import { PDFDict, type PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { Diagnostic } from '../model/diagnostic.js';
import { textOf } from './marked-lines.js';
import { markKey, type PageStream } from './page-streams.js';
import { unknownStructure } from './structure-job.js';
import { name, type Tag, walk } from './tags.js';

/** Text and pictures that are marked but belong to no element would not be read; elements whose runs are not there would be read as nothing. */
export function findStrayMarks(tags: readonly Tag[], streams: readonly PageStream[]): Diagnostic[] {
  const owned = new Set(
    walk(tags).flatMap((tag) => tag.kids.flatMap((kid) => (kid.kind === 'marked' ? [markKey(kid.page, kid.mcid)] : []))),
  );
  const painted = new Set<string>();
  const strays: Diagnostic[] = [];
  for (const { page, number, reading } of streams) {
    for (const run of reading.marked.values()) {
      const { mcid, speaks } = run;
      painted.add(markKey(page, mcid));
      if (speaks && !owned.has(markKey(page, mcid)))
        strays.push(unknownStructure(`Page ${number}: "${textOf(run).slice(0, 60)}" belongs to no structure element.`));
    }
  }
  const lost = [...owned].filter((key) => !painted.has(key));
  return lost.length > 0 ? [...strays, unknownStructure(`${lost.length} runs of the structure tree are on no page.`)] : strays;
}

/** Only links are understood, and each must belong to an element: another kind of annotation, or a loose one, is not read. */
export function findStrayAnnotations(doc: PDFDocument, tags: readonly Tag[]): Diagnostic[] {
  const owned = new Set(walk(tags).flatMap((tag) => tag.kids.flatMap((kid) => (kid.kind === 'object' && kid.target ? [kid.target] : []))));
  return doc.getPages().flatMap((page, i) =>
    (page.node.Annots()?.asArray() ?? []).flatMap((raw) => {
      const kind = doc.context.lookup(raw, PDFDict).lookup(name('Subtype'))?.toString().slice(1);
      if (kind !== 'Link') return [unknownStructure(`Page ${i + 1}: an annotation of the unknown kind "${kind ?? ''}".`)];
      const isOwned = raw instanceof PDFRef && owned.has(raw);
      return isOwned ? [] : [unknownStructure(`Page ${i + 1}: a link that belongs to no structure element.`)];
    }),
  );
}
