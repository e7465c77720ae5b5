import { moduleOf, startComposer, type Variant } from '../compose/composer.js';
import type { Library } from '../model/content.js';
import type { ReviewDemands } from '../model/definitions.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { latestReview, reviewedModules } from './review-status.js';

/**
 * Returns `found`, what composing the variant gave, as the demands judge it: `review-expired` becomes an error, or gives way to
 * `not-approved` where only what is approved may be made.
 */
export function demandReviews(
  found: readonly Diagnostic[],
  { library, variant, demands }: { library: Library; variant: Variant; demands: ReviewDemands },
): Diagnostic[] {
  const { requireApproved, noExpired } = demands;
  const isExpired = ({ code }: Diagnostic): boolean => code === 'review-expired';
  if (requireApproved) return [...found.filter((one) => !isExpired(one)), ...notApproved(library, variant)];
  return noExpired ? found.map((one) => (isExpired(one) ? { ...one, severity: 'error' } : one)) : [...found];
}

function notApproved(library: Library, variant: Variant): Diagnostic[] {
  const composer = startComposer(library, variant);
  return reviewedModules(composer).flatMap((id) => {
    const review = latestReview(id, composer);
    if (review && review.due >= variant.asOf) return [];
    const why = review ? `its review held until ${review.due}` : 'nobody has approved its words as they stand now';
    return [
      error({
        code: 'not-approved',
        message: `Module "${id}" is not approved: ${why}. --require-approved makes only what is.`,
        at: moduleOf(id, composer)?.at ?? { file: `decks/modules/${id}/${variant.locale}.md`, line: 1, column: 1 },
        hint: `Let a clinician read it, then write that down: teachback approve ${id} --by NAME --role ROLE --on DATE --due DATE.`,
      }),
    ];
  });
}
