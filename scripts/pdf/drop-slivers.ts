import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import type { Diagnostic } from '../model/diagnostic.js';
import type { StructureJob } from './structure-job.js';
import { type Kid, name, setKids, walk } from './tags.js';

/** Points: no line of text is as low as this. */
const LOW = 1;

/**
 * Where a link stands in the first line of a page, Chromium's rounding leaves a sliver of its annotation, a third of a px high, at
 * the foot of the page before: nobody can hit it, and a keyboard would stop there. It goes when the link has another one.
 */
export function dropSlivers({ doc, tags }: StructureJob): Diagnostic[] {
  const dropped = new Set<PDFRef>();
  for (const tag of walk(tags)) {
    const slivers = tag.kids.flatMap((kid) => sliverOf(doc, kid) ?? []);
    const isOnly = tag.kids.filter((kid) => kid.kind === 'object').length === slivers.length;
    if (slivers.length === 0 || isOnly) continue;
    for (const sliver of slivers) dropped.add(sliver);
    setKids(
      tag,
      tag.kids.filter((kid) => sliverOf(doc, kid) === undefined),
    );
  }
  if (dropped.size > 0) for (const page of doc.getPages()) keepAnnotations(page.node.Annots(), dropped);
  return [];
}

function sliverOf(doc: PDFDocument, kid: Kid): PDFRef | undefined {
  const rect = kid.kind === 'object' && kid.target ? doc.context.lookup(kid.target, PDFDict).lookup(name('Rect'), PDFArray) : undefined;
  const [bottom, top] = [1, 3].map((i) => rect?.lookup(i, PDFNumber).asNumber() ?? 0);
  const isLow = rect !== undefined && Math.abs((top ?? 0) - (bottom ?? 0)) < LOW;
  return isLow && kid.kind === 'object' ? kid.target : undefined;
}

function keepAnnotations(annotations: PDFArray | undefined, dropped: ReadonlySet<PDFRef>): void {
  for (let i = (annotations?.size() ?? 0) - 1; i >= 0; i--) if (dropped.has(annotations?.get(i) as PDFRef)) annotations?.remove(i);
}
