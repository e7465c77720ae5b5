import { resolve } from 'node:path';
import { reachOf } from '../compose/stopped-decks.js';
import type { Library, Review, ReviewKind } from '../model/content.js';
import { yearsAfter } from '../model/days.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { readingBrand } from '../model/readers.js';
import { MOST_YEARS } from '../model/review-state.js';
import { didYouMean } from '../model/suggest.js';
import { hashBytes } from '../publish/hash.js';
import { openDeckCache } from './deck-cache.js';
import { judgeProject } from './judge-project.js';
import { today } from './open-project.js';
import { type KeptWords, recordReviews } from './record-reviews.js';

export interface ApproveRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Ids of the modules that were read, as they stand now. */
  readonly modules: readonly string[];
  /** Who read them, and as what ("pharmacist"). */
  readonly by: string;
  readonly role: string;
  /** The day of the review, and the day by which the next one is due: ISO days. */
  readonly on: string;
  readonly due: string;
  /** The locale that was read; the project's first unless told. */
  readonly locale?: string;
  /** The regions whose lines and words were read; that of the first brand whose pieces are made in that locale unless told. */
  readonly regions?: readonly string[];
  /** What was judged: the words themselves (`clinical`, unless told), or that they say what another language says. */
  readonly kind?: ReviewKind;
  /** Today, as an ISO day: by the clock (UTC) unless told. */
  readonly asOf?: string;
}

export interface ApproveReport {
  /** The reviews that were added to `decks/reviews.yaml`: all that were asked for, or none. */
  readonly recorded: readonly Review[];
  /** What is wrong with the request itself, when that is why nothing was recorded. */
  readonly wrong?: string;
  /** The errors in the content of those modules, when they are why nothing was recorded. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Records that somebody has read and approved modules as they stand now: keeps their words in `decks/reviews/` and adds to
 * `decks/reviews.yaml`, all or nothing; what stands there stays as it is. Content with errors is not approved. Throws an EnvironmentError
 * when a file cannot be written.
 */
export async function approveModules(request: ApproveRequest): Promise<ApproveReport> {
  const root = resolve(request.project);
  const refused = (wrong: string): ApproveReport => ({ recorded: [], wrong, diagnostics: [] });
  const asOf = request.asOf ?? today();
  const wrong = wrongNames(request) ?? wrongDays(request, asOf);
  if (wrong) return refused(wrong);
  const { library, diagnostics } = await judgeProject({ project: root, asOf, alsoIn: request.locale }, openDeckCache({ wordsOnly: true }));
  if (!library) return { recorded: [], diagnostics: errorsOf(diagnostics) };
  const unknown = unknownName(request, library);
  if (unknown) return refused(unknown);
  const errors = errorsOf(diagnostics).filter((one) => concernsRequest(library, one, request));
  if (errors.length > 0) return { recorded: [], diagnostics: errors };
  const kept = await keptWords(request, library);
  const known = kept.map(({ review }) => alreadyRecorded(review, library)).find((one) => one !== undefined);
  if (known) return refused(known);
  const { keptSources } = await import('./kept-sources.js');
  const sources = request.kind === 'translation' ? await keptSources(root, library, localeOf(request, library), request.modules) : [];
  return recordReviews(root, kept, sources);
}

/** Words are read as the brands of the regions asked for have them, a brand's own as that brand has them. */
function concernsRequest(library: Library, error: Diagnostic, request: ApproveRequest): boolean {
  const reach = reachOf(library, error);
  const inLocale = localeOf(request, library);
  const concerned = request.modules.filter((id) => reach.modules === 'all' || reach.modules.includes(id));
  return (
    reach.locales.includes(inLocale) && concerned.some((id) => readers(library, id, request).some((brand) => reach.brands.includes(brand)))
  );
}

/** The brands that have a module's words in the regions that were read. */
function readers(library: Library, id: string, request: ApproveRequest): string[] {
  const { project, brands } = library;
  const regions = regionsOf(library, id, request);
  const owner = ownerOf(library, id, request);
  const reading = (owner === undefined ? project.brands : [owner]).filter((brand) => regions.includes(brands[brand]?.region ?? ''));
  return reading.length > 0 ? reading : project.brands.slice(0, 1);
}

const localeOf = ({ locale }: ApproveRequest, { project }: Library): string => locale ?? project.locales[0] ?? '';

const ownerOf = (library: Library, id: string, request: ApproveRequest): string | undefined =>
  library.modules[id]?.[localeOf(request, library)]?.owner;

/** A brand's own module is read in its region and nowhere else. */
function regionsOf(library: Library, id: string, request: ApproveRequest): readonly string[] {
  const owner = ownerOf(library, id, request);
  if (owner === undefined && request.regions && request.regions.length > 0) return [...new Set(request.regions)].sort();
  const brand = owner ?? readingBrand(library, localeOf(request, library));
  return [library.brands[brand ?? '']?.region ?? ''];
}

const errorsOf = (diagnostics: readonly Diagnostic[]): Diagnostic[] => diagnostics.filter(({ severity }) => severity === 'error');

function wrongNames({ modules, by, role }: ApproveRequest): string | undefined {
  if (modules.length === 0) return 'No module is named. Write the ids of the modules that were read.';
  if (by.trim() === '') return 'The name of the reviewer is empty. Write who read it with --by.';
  if (role.trim() === '') return 'The role of the reviewer is empty. Write what the reviewer is with --role, for example "pharmacist".';
  return /\p{Cc}/u.test(by + role)
    ? 'The name or the role holds a line break or another control character. Write it on one line.'
    : undefined;
}

function wrongDays({ on, due }: ApproveRequest, asOf: string): string | undefined {
  if (on > asOf) return `The review is dated ${on}, and today is ${asOf}. Write the day on which it was read with --on.`;
  if (due <= on) return `The next review is due on ${due}, and this one was on ${on}. Write a later day with --due.`;
  const latest = yearsAfter(on, MOST_YEARS);
  if (due <= latest) return undefined;
  return `The next review is due on ${due}, more than ${MOST_YEARS} years after ${on}. Write a day up to ${latest} with --due.`;
}

function unknownName(
  { modules, locale, regions = [] }: ApproveRequest,
  { modules: known, project, regions: countries }: Library,
): string | undefined {
  const bad = modules.find((id) => !Object.hasOwn(known, id));
  if (bad !== undefined) {
    return [`"${bad}" is not a module.`, didYouMean(bad, Object.keys(known)), 'See "teachback list".'].filter(Boolean).join(' ');
  }
  const away = regions.find((id) => !Object.hasOwn(countries, id));
  if (away !== undefined) return `"${away}" is not a region. Choose from: ${Object.keys(countries).join(', ')}.`;
  if (locale !== undefined && !project.locales.includes(locale)) {
    return `"${locale}" is not a locale. Choose from: ${project.locales.join(', ')}.`;
  }
  const unwritten = modules.find((id) => !known[id]?.[locale ?? project.locales[0] ?? '']);
  return unwritten === undefined ? undefined : `"${unwritten}" has no words in "${locale ?? project.locales[0]}".`;
}

async function keptWords(request: ApproveRequest, library: Library): Promise<KeptWords[]> {
  const [{ wordsOf }, { snapshotName, snapshotText }] = await Promise.all([
    import('../reviews/read-words.js'),
    import('../reviews/snapshot.js'),
  ]);
  const { modules, by, role, on, due, kind = 'clinical' } = request;
  const locale = localeOf(request, library);
  return [...new Set(modules)].map((module) => {
    const of = { module, locale, regions: regionsOf(library, module, request) };
    const text = snapshotText(of, wordsOf(library, of, hashBytes) ?? [], hashBytes);
    const who = { by: by.trim(), role: role.trim(), on, due, version: library.project.version };
    return { review: { kind, ...of, ...who, snapshot: snapshotName(of, text, hashBytes) }, text };
  });
}

/** The same person approves the same words again only to put the next review off. */
function alreadyRecorded({ kind, module, snapshot, by, on, due }: Review, { reviews }: Library): string | undefined {
  const earlier = reviews.find(
    (one) => one.kind === kind && one.snapshot === snapshot && one.by === by && (one.on >= on || one.due >= due),
  );
  if (!earlier) return undefined;
  return `${by} has approved "${module}" as it stands now already, on ${earlier.on}, due ${earlier.due}. To renew that, give a later --on and --due.`;
}
