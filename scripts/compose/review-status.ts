import type { Review } from '../model/content.js';
import type { ReviewStatus } from '../model/deck.js';
import type { Composer } from './composer.js';
import { dayInWords, daysBetween } from './dates.js';
import { moduleFingerprint } from './module-fingerprint.js';

/** A review is `due` from this many days before its day. */
const DUE_WITHIN_DAYS = 60;
const FROM_WEAKEST: readonly ReviewStatus['kind'][] = ['draft', 'expired', 'due', 'current'];

/** Returns the weakest review status of the deck's modules. */
export function reviewStatus(composer: Composer): ReviewStatus {
  const reviews = modulesOf(composer).map((module) => latestReview(module, composer));
  const [weakest] = reviews
    .map((review) => ({ review, kind: kindOf(review, composer.asOf) }))
    .sort(
      (a, b) => FROM_WEAKEST.indexOf(a.kind) - FROM_WEAKEST.indexOf(b.kind) || (a.review?.due ?? '').localeCompare(b.review?.due ?? ''),
    );
  const kind = weakest?.kind ?? 'draft';
  return { kind, text: statusText(kind, weakest?.review, composer) };
}

/** A review that still holds is named with the day of the next one. */
function statusText(kind: ReviewStatus['kind'], review: Review | undefined, composer: Composer): string {
  const status = composer.word(`status-${kind}`);
  if (!review || kind === 'draft' || kind === 'expired') return status;
  return `${status}. ${composer.word('next-review', { due: dayInWords(review.due, composer.locale) })}`;
}

function modulesOf({ definition }: Composer): string[] {
  const fromParts = definition.parts.flatMap((part) => part.modules.map(({ module }) => module));
  const fromHandout = definition.handout.flatMap((part) => part.modules);
  const fromBrochure = Object.values(definition.brochure).flat();
  return [...new Set([...fromParts, ...fromHandout, ...fromBrochure, ...definition.teachBack])];
}

/** The latest review of the words as they stand now; a review of other words does not count. */
function latestReview(module: string, { library, locale, brand }: Composer): Review | undefined {
  const fingerprint = moduleFingerprint(library, { module, locale, region: brand.region });
  return library.reviews
    .filter((review) => review.scope === 'module' && review.id === module && review.locale === locale && review.fingerprint === fingerprint)
    .reduce<Review | undefined>((latest, review) => (latest && latest.on > review.on ? latest : review), undefined);
}

function kindOf(review: Review | undefined, asOf: string): ReviewStatus['kind'] {
  if (!review) return 'draft';
  if (review.due < asOf) return 'expired';
  return daysBetween(asOf, review.due) <= DUE_WITHIN_DAYS ? 'due' : 'current';
}
