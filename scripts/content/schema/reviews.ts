import { z } from 'zod';
import { REVIEW_KINDS, type Review, WORDS_UNKNOWN } from '../../model/content.js';
import { day, id, type Keys, locale, text } from './parts.js';

const review = z.strictObject({
  kind: z
    .enum(REVIEW_KINDS)
    .describe('What was judged: that the words are right for patients, or that they say the same in another language.'),
  module: id.describe('The module that was read.'),
  locale: locale.describe('In which language.'),
  regions: z.array(id).describe('The regions whose lines and words were read: it holds for no other.'),
  by: text.describe('Who read it.'),
  role: text.describe('As what: pharmacist.'),
  on: day.describe('The day of the review.'),
  due: day.describe('The day by which the next one is due.'),
  snapshot: text.describe('The file in decks/reviews/ that holds the words which were read.'),
  version: text.exactOptional().describe('The version of the explainer that was read.'),
} satisfies Keys<Review>);

const WHAT = 'decks/reviews.yaml: who read which module, and when. Written by `teachback approve`; lines are only ever added.';

export const reviewsSchema = z.array(review).describe(WHAT);

/** The same for reading: records of 0.1.0 (`scope`, `id`, `fingerprint`), which kept no words, are read as records of unknown words. */
export const readableReviews = z.array(z.preprocess(fromOld, review));

function fromOld(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('fingerprint' in entry) || !('scope' in entry) || !('id' in entry)) return entry;
  const { scope: _scope, id: module, fingerprint: _fingerprint, ...rest } = entry;
  return { kind: 'clinical', module, regions: [], snapshot: WORDS_UNKNOWN, ...rest };
}
