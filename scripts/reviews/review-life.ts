import { type Composer, moduleOf } from '../compose/composer.js';
import { languageOf } from '../languages/index.js';
import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Review } from '../model/content.js';
import { type Diagnostic, fieldAt, warning } from '../model/diagnostic.js';
import { lastOf, latestReview, reviewedModules, reviewsOf } from './review-status.js';

/**
 * Says which modules of a deck have outlived their review: its day has passed, or the words are no longer those that were
 * reviewed under a version that has not been raised: two artifacts with one version, which nobody can tell apart.
 */
export function reviewLife(composer: Composer): Diagnostic[] {
  return reviewedModules(composer).flatMap((id) => {
    const holding = latestReview(id, composer);
    return holding ? expired(id, holding, composer) : changed(id, composer);
  });
}

function expired(id: string, review: Review, composer: Composer): Diagnostic[] {
  const module = moduleOf(id, composer);
  if (!module || review.due >= composer.asOf) return [];
  const until = languageOf(TOOL_LANGUAGE).dayInWords(review.due);
  return [
    warning({
      code: 'review-expired',
      message: `The review of module "${id}" by ${review.by} held until ${until}: the pieces say that they are past it.`,
      at: module.at,
      hint: 'Have it reviewed again; "teachback approve" writes the review down.',
    }),
  ];
}

function changed(id: string, composer: Composer): Diagnostic[] {
  const { project } = composer.library;
  const last = lastOf(reviewsOf(id, composer));
  if (!last || last.version !== project.version || !moduleOf(id, composer)) return [];
  return [
    warning({
      code: 'changed-without-version',
      message: `Module "${id}" has changed since ${last.by} reviewed it in version ${project.version}, and the version is still the same.`,
      at: fieldAt(project, 'version'),
      hint: 'Raise version: (and date:) in decks/project.yaml, and have the module reviewed again.',
    }),
  ];
}
