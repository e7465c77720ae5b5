import { languageOf } from '../languages/index.js';
import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Library, Module, Review } from '../model/content.js';
import type { ReviewState } from '../model/deck.js';
import { moduleIn, modulesNamed, placeOwnModules } from '../model/deck-modules.js';
import type { ReviewDemands } from '../model/definitions.js';
import { type Diagnostic, error, fieldAt, warning } from '../model/diagnostic.js';
import { type HashText, moduleFingerprint } from './module-fingerprint.js';

/** A review is `due` from this many days before its day. */
const DUE_WITHIN_DAYS = 60;
const FROM_WEAKEST: readonly ReviewState['kind'][] = ['draft', 'expired', 'due', 'current'];

/** Whose reviews are judged, and for which day (ISO). */
export interface ReviewScope {
  readonly brand: string;
  readonly locale: string;
  readonly asOf: string;
  readonly hash: HashText;
}

/** The reviews of a deck's modules in one locale, and what they are worth on a day. */
export interface DeckReviews {
  readonly locale: string;
  readonly asOf: string;
  readonly state: ReviewState;
  readonly modules: readonly Reviewed[];
}

/** A module, and the reviews of it in one locale. */
interface Reviewed {
  readonly id: string;
  readonly module: Module | undefined;
  /** The latest review of the words as they stand now; a review of other words does not count. */
  readonly holding: Review | undefined;
  /** The latest review, whatever the words were. */
  readonly last: Review | undefined;
}

/** Returns the reviews of the modules that a deck has for a brand, its own among them. A deck is worth what its weakest module is. */
export function readReviews(library: Library, deck: string, scope: ReviewScope): DeckReviews {
  const { brand: id, locale, asOf } = scope;
  const [definition, brand] = [library.decks[deck], library.brands[id]];
  const named = definition && brand ? modulesNamed(placeOwnModules(definition, brand, library, locale)) : [];
  const modules = named.map((module) => reviewsOf(library, module, scope));
  return { locale, asOf, modules, state: weakestOf(modules, asOf) };
}

/** Returns what a deck's modules lack by the clinic's demands. */
export const judgeReviews = ({ project }: Library, reviews: DeckReviews, demands: ReviewDemands = {}): Diagnostic[] =>
  reviews.modules.flatMap((one) => [...changed(one, project), ...ended(one, reviews, demands)]);

/** Returns what the reviews of one module are worth. */
export const moduleState = (library: Library, module: string, scope: ReviewScope): ReviewState =>
  weakestOf([reviewsOf(library, module, scope)], scope.asOf);

function reviewsOf(library: Library, id: string, { brand, locale, hash }: ReviewScope): Reviewed {
  const reviews = library.reviews.filter((one) => one.scope === 'module' && one.id === id && one.locale === locale);
  const region = library.brands[brand]?.region ?? '';
  const fingerprint = reviews.length === 0 ? undefined : moduleFingerprint(library, { module: id, locale, region }, hash);
  const holding = lastOf(reviews.filter((review) => review.fingerprint === fingerprint));
  return { id, module: moduleIn(library, id, locale), holding, last: lastOf(reviews) };
}

/** Returns the review of the latest day; of several on one day, the one that was written down last. */
const lastOf = (reviews: readonly Review[]): Review | undefined =>
  reviews.reduce<Review | undefined>((latest, review) => (latest && latest.on > review.on ? latest : review), undefined);

function weakestOf(modules: readonly Reviewed[], asOf: string): ReviewState {
  const states = modules.map(
    ({ holding }): ReviewState => (holding ? { kind: kindOf(holding, asOf), due: holding.due } : { kind: 'draft' }),
  );
  const [weakest = { kind: 'draft' }] = states.sort(
    (a, b) => FROM_WEAKEST.indexOf(a.kind) - FROM_WEAKEST.indexOf(b.kind) || (a.due ?? '').localeCompare(b.due ?? ''),
  );
  return weakest;
}

function kindOf({ due }: Review, asOf: string): ReviewState['kind'] {
  if (due < asOf) return 'expired';
  return daysBetween(asOf, due) <= DUE_WITHIN_DAYS ? 'due' : 'current';
}

/** The number of days from one ISO day to another. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The words are no longer those that were reviewed under a version that has not been raised: two artifacts with one version, which nobody can tell apart. */
function changed({ id, module, holding, last }: Reviewed, project: Library['project']): Diagnostic[] {
  if (holding || !module || !last || last.version !== project.version) return [];
  return [
    warning({
      code: 'changed-without-version',
      message: `Module "${id}" has changed since ${last.by} reviewed it in version ${project.version}, and the version is still the same.`,
      at: fieldAt(project, 'version'),
      hint: 'Raise version: (and date:) in decks/project.yaml, and have the module reviewed again.',
    }),
  ];
}

/** The day of the review has passed: a warning, or an error where the clinic demands it; where it makes only what is approved, no review is one too. */
function ended(
  { id, module, holding }: Reviewed,
  { locale, asOf }: DeckReviews,
  { requireApproved, noExpired }: ReviewDemands,
): Diagnostic[] {
  if (holding && holding.due >= asOf) return [];
  if (requireApproved) {
    const why = holding ? `its review held until ${holding.due}` : 'nobody has approved its words as they stand now';
    return [
      error({
        code: 'not-approved',
        message: `Module "${id}" is not approved: ${why}. --require-approved makes only what is.`,
        at: module?.at ?? { file: `decks/modules/${id}/${locale}.md`, line: 1, column: 1 },
        hint: `Let a clinician read it, then write that down: teachback approve ${id} --by NAME --role ROLE --on DATE --due DATE.`,
      }),
    ];
  }
  if (!holding || !module) return [];
  const until = languageOf(TOOL_LANGUAGE).dayInWords(holding.due);
  const problem = {
    code: 'review-expired',
    message: `The review of module "${id}" by ${holding.by} held until ${until}: the pieces say that they are past it.`,
    at: module.at,
    hint: 'Have it reviewed again; "teachback approve" writes the review down.',
  } as const;
  return [noExpired ? error(problem) : warning(problem)];
}
