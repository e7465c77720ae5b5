import { languageOf } from '../languages/index.js';
import { TOOL_LANGUAGE } from '../languages/tags.js';
import { approveCommand } from '../model/approve-command.js';
import type { Review } from '../model/content.js';
import type { ReviewState } from '../model/deck.js';
import { modulesNamed, placeOwnModules } from '../model/deck-modules.js';
import type { ReviewDemands } from '../model/definitions.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Approvals, Approved } from './approvals.js';

/** A review is `due` from this many days before its day. */
const DUE_WITHIN_DAYS = 60;
const FROM_WEAKEST: readonly ReviewState['kind'][] = ['draft', 'expired', 'due', 'current'];

/** Whose reviews are judged, and for which day (ISO). */
export interface ReviewScope {
  readonly brand: string;
  readonly locale: string;
  readonly asOf: string;
}

/** The reviews of a deck's modules in one locale, and what they are worth on a day. */
export interface DeckReviews {
  readonly locale: string;
  readonly asOf: string;
  readonly state: ReviewState;
  readonly modules: readonly Approved[];
}

/** Returns the reviews of the modules that a deck has for a brand, its own among them. A deck is worth what its weakest module is. */
export function readReviews(approvals: Approvals, deck: string, { brand: id, locale, asOf }: ReviewScope): DeckReviews {
  const { library } = approvals;
  const [definition, brand] = [library.decks[deck], library.brands[id]];
  const named = definition && brand ? modulesNamed(placeOwnModules(definition, brand, library, locale)) : [];
  const modules = named.map((module) => approvals.of(module, locale, brand?.region ?? ''));
  return { locale, asOf, modules, state: weakestOf(modules, asOf) };
}

/** Returns what a deck's modules lack by the clinic's demands. */
export const judgeReviews = (reviews: DeckReviews, demands: ReviewDemands = {}): Diagnostic[] =>
  reviews.modules.flatMap((one) => ended(one, reviews, demands));

/** What decides the worth of a module's reviews: the last day of the one that holds, and whether there was any. */
export interface Held {
  readonly holding?: Pick<Review, 'due'> | undefined;
  readonly last?: unknown;
}

/** Returns what the reviews of some modules are worth: what the weakest is. */
export function weakestOf(modules: readonly Held[], asOf: string): ReviewState {
  const states = modules.map(
    ({ holding }): ReviewState => (holding ? { kind: kindOf(holding, asOf), due: holding.due } : { kind: 'draft' }),
  );
  const [weakest = { kind: 'draft' }] = states.sort(
    (a, b) => FROM_WEAKEST.indexOf(a.kind) - FROM_WEAKEST.indexOf(b.kind) || (a.due ?? '').localeCompare(b.due ?? ''),
  );
  return weakest.kind === 'draft' && modules.some(({ last }) => last !== undefined) ? { kind: 'draft', inPart: true } : weakest;
}

function kindOf({ due }: Pick<Review, 'due'>, asOf: string): ReviewState['kind'] {
  if (due < asOf) return 'expired';
  return daysBetween(asOf, due) <= DUE_WITHIN_DAYS ? 'due' : 'current';
}

/** The number of days from one ISO day to another. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The day of the review has passed: a warning, or an error where the clinic demands it; where it makes only what is approved, no review is one too. */
function ended(
  { id, module, holding, region }: Approved,
  { locale, asOf }: DeckReviews,
  { requireApproved, noExpired }: ReviewDemands,
): Diagnostic[] {
  if (holding && holding.due >= asOf) return [];
  const command = approveCommand({ modules: [id], locale, regions: [region] });
  if (requireApproved) {
    const why = holding ? `its review held until ${holding.due}` : `nobody has approved its words as they stand now in region "${region}"`;
    return [
      error({
        code: 'not-approved',
        message: `Module "${id}" is not approved: ${why}. --require-approved makes only what is.`,
        at: module?.at ?? { file: `decks/modules/${id}/${locale}.md`, line: 1, column: 1 },
        hint: `Let a clinician read it, then write that down: ${command}`,
      }),
    ];
  }
  if (!holding || !module) return [];
  const until = languageOf(TOOL_LANGUAGE).dayInWords(holding.due);
  const problem = {
    code: 'review-expired',
    message: `The review of module "${id}" by ${holding.by} held until ${until}: the pieces say that they are past it.`,
    at: module.at,
    hint: `Have it reviewed again, then write that down: ${command}`,
  } as const;
  return [noExpired ? error(problem) : warning(problem)];
}
