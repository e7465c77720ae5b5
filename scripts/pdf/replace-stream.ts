import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { name } from './tags.js';

/** Puts other content in the place of that of a stream. */
export function replaceStream(
  doc: PDFDocument,
  { stream, ref }: { readonly stream: PDFRawStream; readonly ref: PDFRef },
  content: string,
): void {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  stream.dict.set(name('Filter'), name('FlateDecode'));
  stream.dict.delete(name('DecodeParms'));
  doc.context.assign(ref, PDFRawStream.of(stream.dict, packed));
}
