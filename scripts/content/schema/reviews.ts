import { z } from 'zod';
import type { Review } from '../../model/content.js';
import { day, id, type Keys, text } from './parts.js';

export const reviewsSchema = z
  .array(
    z.strictObject({
      scope: z.enum(['module']).describe('What was read.'),
      id: id.describe('Its id.'),
      locale: z.string().describe('In which language.'),
      fingerprint: z
        .string()
        .regex(/^[0-9a-f]{16}$/)
        .describe('The state in which it was read.'),
      by: text.describe('Who read it.'),
      role: text.describe('As what: pharmacist.'),
      on: day.describe('The day of the review.'),
      due: day.describe('The day by which the next one is due.'),
      version: text.exactOptional().describe('The version of the explainer that was read.'),
    } satisfies Keys<Review>),
  )
  .describe('decks/reviews.yaml: who read which module, and when. Written by `teachback approve`; lines are only ever added.');
