import type { PDFDocument } from '@cantoo/pdf-lib';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { ParentTree } from './parent-tree.js';
import type { Tag } from './tags.js';

/** What each step that mends the structure tree is given. */
export interface StructureJob {
  readonly doc: PDFDocument;
  readonly tags: readonly Tag[];
  readonly owners: ParentTree;
  /** Text of each marked run, by markKey. */
  readonly texts: ReadonlyMap<string, string>;
  /** See PdfDescription. */
  readonly placeWords: Readonly<Record<string, string>>;
}

/** A diagnostic for a structure tree that this program does not understand. */
export const unknownStructure = (message: string): Diagnostic =>
  error({
    code: 'pdf-unknown-structure',
    message,
    hint: 'The browser writes something that scripts/pdf does not know yet. Use the bundled browser, or teach the step.',
  });
