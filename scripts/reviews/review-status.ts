import type { Composer } from '../compose/composer.js';
import type { Review } from '../model/content.js';
import type { ReviewStatus } from '../model/deck.js';
import { moduleFingerprint } from './module-fingerprint.js';

/** A review is `due` from this many days before its day. */
const DUE_WITHIN_DAYS = 60;
const FROM_WEAKEST: readonly ReviewStatus['kind'][] = ['draft', 'expired', 'due', 'current'];

/** Returns the weakest review status of the deck's modules, and for a reviewed deck the first day on which a review ends. */
export function reviewStatus(composer: Composer): ReviewStatus {
  const reviews = reviewedModules(composer).map((module) => latestReview(module, composer));
  const [weakest] = reviews
    .map((review) => ({ review, kind: kindOf(review, composer.asOf) }))
    .sort(
      (a, b) => FROM_WEAKEST.indexOf(a.kind) - FROM_WEAKEST.indexOf(b.kind) || (a.review?.due ?? '').localeCompare(b.review?.due ?? ''),
    );
  if (!weakest?.review) return { kind: 'draft', text: composer.word('status-draft') };
  const { kind, review } = weakest;
  return { kind, text: statusText(kind, review, composer), due: review.due };
}

/** Whoever holds a reviewed piece reads on it until when the review holds, or when it ran out. */
function statusText(kind: ReviewStatus['kind'], { due: day }: Review, composer: Composer): string {
  const due = composer.language.dayInWords(day);
  if (kind === 'expired') return composer.word('status-expired', { due });
  return `${composer.word(`status-${kind}`)}. ${composer.word('next-review', { due })}`;
}

/** Returns the ids of the modules that a deck takes words from. */
export function reviewedModules({ definition }: Composer): string[] {
  const fromParts = definition.parts.flatMap((part) => part.modules.map(({ module }) => module));
  const fromHandout = definition.handout.flatMap((part) => part.modules);
  const fromBrochure = Object.values(definition.brochure).flat();
  return [...new Set([...fromParts, ...fromHandout, ...fromBrochure, ...definition.teachBack])];
}

/** Returns the latest review of the words as they stand now; a review of other words does not count. */
export function latestReview(module: string, composer: Composer): Review | undefined {
  const reviews = reviewsOf(module, composer);
  if (reviews.length === 0) return undefined;
  const fingerprint = moduleFingerprint(composer.library, { module, locale: composer.locale, region: composer.brand.region });
  return lastOf(reviews.filter((review) => review.fingerprint === fingerprint));
}

/** Returns the reviews of a module in the composer's locale, whatever its words were. */
export const reviewsOf = (module: string, { library, locale }: Composer): Review[] =>
  library.reviews.filter(({ scope, id, locale: own }) => scope === 'module' && id === module && own === locale);

/** Returns the review of the latest day; of several on one day, the one that was written down last. */
export const lastOf = (reviews: readonly Review[]): Review | undefined =>
  reviews.reduce<Review | undefined>((latest, review) => (latest && latest.on > review.on ? latest : review), undefined);

function kindOf(review: Review | undefined, asOf: string): ReviewStatus['kind'] {
  if (!review) return 'draft';
  if (review.due < asOf) return 'expired';
  return daysBetween(asOf, review.due) <= DUE_WITHIN_DAYS ? 'due' : 'current';
}

/** The number of days from one ISO day to another. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
