import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { percentDecoded } from '../model/percent.js';
import { name } from './tags.js';

/** Returns the 1-based page of each place that links lead to. Chromium writes one for each id that a link of the page points to. */
export async function readDestinations(bytes: Uint8Array): Promise<Record<string, number>> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const numbers = pageNumbers(doc);
  const found: Record<string, number> = {};
  for (const [key, value] of doc.catalog.lookupMaybe(name('Dests'), PDFDict)?.entries() ?? []) {
    const page = pageOfDestination(doc, value, numbers);
    // Ids stand percent-encoded in the file.
    if (page) found[percentDecoded(key.decodeText())] = page;
  }
  return found;
}

/** 1-based page number by the page's reference. */
export const pageNumbers = (doc: PDFDocument): Map<PDFRef, number> => new Map(doc.getPages().map((page, i) => [page.ref, i + 1]));

/** Returns the 1-based page of a destination: an array, or a dictionary around one. */
export function pageOfDestination(doc: PDFDocument, value: unknown, numbers: ReadonlyMap<PDFRef, number>): number | undefined {
  const target = doc.context.lookup(value as never);
  const array = target instanceof PDFDict ? target.lookup(name('D')) : target;
  const page = array instanceof PDFArray ? array.get(0) : undefined;
  return page instanceof PDFRef ? numbers.get(page) : undefined;
}
