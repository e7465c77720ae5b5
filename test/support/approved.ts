import type { Library, Review } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { openApprovals } from '../../scripts/reviews/approvals.js';
import { judgeApprovals } from '../../scripts/reviews/judge-approvals.js';
import { wordsOf } from '../../scripts/reviews/read-words.js';
import { snapshotName, snapshotText } from '../../scripts/reviews/snapshot.js';

/** What a test says of an approval; the rest is a nurse's, in English, for the United States, of version 1.0.0. */
export type Said = Partial<Omit<Review, 'module' | 'snapshot'>>;

/** The text of a module's words as they stand now. */
export const wordsText = (library: Library, module: string, { locale = 'en', regions = ['us'] }: Said = {}): string =>
  snapshotText({ module, locale, regions }, wordsOf(library, { module, locale, regions }, hashBytes) ?? [], hashBytes);

/** An approval of a module as it stands in a library, and the text of its words by file name. */
export function approvalOf(library: Library, module: string, said: Said = {}): { review: Review; snapshots: Record<string, string> } {
  const review = {
    ...{ kind: 'clinical' as const, module, locale: 'en', regions: ['us'], by: 'A. Nurse', role: 'nurse', on: '2026-01-01' },
    ...{ due: '2027-06-01', version: '1.0.0' },
    ...said,
  };
  const text = wordsText(library, module, review);
  const snapshot = snapshotName(review, text, hashBytes);
  return { review: { ...review, snapshot }, snapshots: { [snapshot]: text } };
}

/** The library with approvals of its modules as they stand; `before` is what the words were when they were read. */
export function approved(
  library: Library,
  {
    said = {},
    before = library,
    modules = Object.keys(library.modules),
  }: { said?: Said; before?: Library; modules?: readonly string[] } = {},
): Library {
  const all = modules.map((id) => approvalOf(before, id, said));
  return {
    ...library,
    reviews: [...library.reviews, ...all.map(({ review }) => review)],
    snapshots: Object.assign({}, library.snapshots, ...all.map(({ snapshots }) => snapshots)),
  };
}

/** What is said of the approvals of a library. */
export const judged = (library: Library): Diagnostic[] => judgeApprovals(openApprovals(library, hashBytes));
