import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reachOf } from '../compose/stopped-decks.js';
import type { Library, Review } from '../model/content.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import { hashBytes } from '../publish/hash.js';
import { writeFile } from '../publish/write-files.js';
import { openDeckCache } from './deck-cache.js';
import { judgeProject } from './judge-project.js';
import { today } from './open-project.js';

/** Longest time between two reviews, in years: the maximum for health information of the PIF TICK criteria. */
const MOST_YEARS = 3;

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
 * Records that somebody has read and approved modules as they stand now: adds to `decks/reviews.yaml`, which is made when
 * missing, and changes nothing that stands there. Content with errors is not approved. Throws an EnvironmentError when the file
 * cannot be written.
 */
export async function approveModules(request: ApproveRequest): Promise<ApproveReport> {
  const root = resolve(request.project);
  const refused = (wrong: string): ApproveReport => ({ recorded: [], wrong, diagnostics: [] });
  const asOf = request.asOf ?? today();
  const wrong = wrongNames(request) ?? wrongDays(request, asOf);
  if (wrong) return refused(wrong);
  const { library, diagnostics } = await judgeProject({ project: root, asOf }, openDeckCache({ wordsOnly: true }));
  if (!library) return { recorded: [], diagnostics: errorsOf(diagnostics) };
  const unknown = unknownName(request, library);
  if (unknown) return refused(unknown);
  const errors = errorsOf(diagnostics).filter((one) => concernsRequest(library, one, request));
  if (errors.length > 0) return { recorded: [], diagnostics: errors };
  const reviews = await reviewsOf(request, library);
  const known = reviews.map((review) => alreadyRecorded(review, library)).find((one) => one !== undefined);
  return known ? refused(known) : record(root, reviews);
}

/** Shared words are read as the project's first brand has them, a brand's own as that brand has them. */
function concernsRequest(library: Library, error: Diagnostic, { modules, locale }: ApproveRequest): boolean {
  const reach = reachOf(library, error);
  const inLocale = locale ?? library.project.locales[0] ?? '';
  const concerned = modules.filter((id) => reach.modules === 'all' || reach.modules.includes(id));
  return reach.locales.includes(inLocale) && concerned.some((id) => reach.brands.includes(readerBrand(library, id, inLocale)));
}

const readerBrand = ({ modules, project }: Library, id: string, locale: string): string =>
  modules[id]?.[locale]?.owner ?? project.brands[0] ?? '';

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
  const latest = `${Number(on.slice(0, 4)) + MOST_YEARS}${on.slice(4)}`;
  if (due <= latest) return undefined;
  return `The next review is due on ${due}, more than ${MOST_YEARS} years after ${on}. Write a day up to ${latest} with --due.`;
}

function unknownName({ modules, locale }: ApproveRequest, { modules: known, project }: Library): string | undefined {
  const bad = modules.find((id) => !Object.hasOwn(known, id));
  if (bad !== undefined) {
    return [`"${bad}" is not a module.`, didYouMean(bad, Object.keys(known)), 'See "teachback list".'].filter(Boolean).join(' ');
  }
  if (locale === undefined || project.locales.includes(locale)) return undefined;
  return `"${locale}" is not a locale. Choose from: ${project.locales.join(', ')}.`;
}

async function reviewsOf({ modules, by, role, on, due, locale }: ApproveRequest, library: Library): Promise<Review[]> {
  const { moduleFingerprint } = await import('../reviews/module-fingerprint.js');
  const { project, brands } = library;
  const inLocale = locale ?? project.locales[0] ?? '';
  const regionOf = (id: string): string => brands[readerBrand(library, id, inLocale)]?.region ?? '';
  return [...new Set(modules)].map((id) => ({
    ...{ scope: 'module', id, locale: inLocale, by: by.trim(), role: role.trim(), on, due, version: project.version },
    fingerprint: moduleFingerprint(library, { module: id, locale: inLocale, region: regionOf(id) }, hashBytes) ?? '',
  }));
}

/** The same person approves the same words again only to put the next review off. */
function alreadyRecorded({ id, locale, fingerprint, by, on, due }: Review, { reviews }: Library): string | undefined {
  const earlier = reviews.find(
    (one) => one.id === id && one.locale === locale && one.fingerprint === fingerprint && one.by === by && (one.on >= on || one.due >= due),
  );
  if (!earlier) return undefined;
  return `${by} has approved "${id}" as it stands now already, on ${earlier.on}, due ${earlier.due}. To renew that, give a later --on and --due.`;
}

/** Adds the reviews to the file, once what would stand in it has been read back as the old reviews and these. */
async function record(root: string, reviews: readonly Review[]): Promise<ApproveReport> {
  const { withReviews } = await import('../content/new-content.js');
  const path = join(root, 'decks', 'reviews.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const added = withReviews(text, reviews);
  if (added === undefined) {
    const message = 'A review cannot be added at the end of decks/reviews.yaml: it is not a plain list of lines that begin with "- ".';
    const at = { file: 'decks/reviews.yaml', line: 1, column: 1 };
    return { recorded: [], diagnostics: [error({ code: 'reviews-not-a-list', message, at, hint: 'Write each review below the other.' })] };
  }
  await writeFile(path, added, 'See that you may write to decks/reviews.yaml, then run the command again.');
  return { recorded: reviews, diagnostics: [] };
}
