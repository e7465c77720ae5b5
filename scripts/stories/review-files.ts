import type { Diagnostic } from '../model/diagnostic.js';
import type { HtmlDocument } from '../model/html-document.js';
import { type Paper, pageSize } from '../model/paper.js';
import { printDocument } from './make-job.js';
import type { Press } from './press.js';

/** A file that a review writes. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** Files of one locale, and why one of them could not be made. */
export interface Made {
  readonly files: readonly NamedFile[];
  readonly failed: readonly Diagnostic[];
}

/** Makes a document to mark with a pen: as a page, and printed. */
export async function makeMarked(
  press: Press,
  document: HtmlDocument,
  about: { readonly name: string; readonly paper: Paper; readonly subject: string; readonly date: string },
): Promise<Made> {
  const { name, paper, subject, date } = about;
  const html = await press.bundler.inline(document);
  const { title, language } = document;
  const pdf = await printDocument(press, { html, page: pageSize('upright', paper), about: { title, language, author: '', subject, date } });
  const page = { name: `${name}.html`, bytes: html };
  return { files: pdf.diagnostics.length > 0 ? [page] : [page, { name: `${name}.pdf`, bytes: pdf.bytes }], failed: pdf.diagnostics };
}

/** Writes all files into a folder, or none, and returns their names. */
export async function writeReview(out: string, files: readonly NamedFile[], signal: AbortSignal | undefined): Promise<string[]> {
  const [{ withLock }, { placeOf }, { writeFiles }] = await Promise.all([
    import('../publish/lock.js'),
    import('../publish/place.js'),
    import('../publish/write-files.js'),
  ]);
  return withLock(out, async () => {
    const placed = files.map(({ name, bytes }) => ({ place: placeOf(out, name), bytes }));
    await writeFiles(placed, { signal });
    return files.map(({ name }) => name);
  });
}
