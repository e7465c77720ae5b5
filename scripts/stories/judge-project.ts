import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { PieceScore } from '../checks/pieces/score-piece.js';
import type { Recall } from '../checks/run-checks.js';
import { brandShape, isOfBrand } from '../compose/brand-shape.js';
import { addStopped, concernsAny, concernsUnread, decksOf, type Stopped, stoppedDecks, stopping } from '../compose/stopped-decks.js';
import type { LibraryRead } from '../content/read-library.js';
import type { Keeper } from '../content/read-text.js';
import type { Only } from '../formats/plan-jobs.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { ReviewDemands } from '../model/definitions.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { remember } from '../model/remember.js';
import { type DeckCache, variantOf } from './deck-cache.js';
import { judgeTopics } from './judge-topics.js';
import { readContent, templatesFolder, templatesOf, today } from './open-project.js';
import { type Memory, openMemory } from './recall.js';

/** What to load and judge. An absent or empty list asks for all. */
export interface JudgeScope extends Only, ReviewDemands {
  /** The project's folder, or its content as plain data. */
  readonly project: string | Library;
  readonly templates?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A language that is read even where it is a draft; `locales` are read so too. */
  readonly alsoIn?: string | undefined;
}

/** What is known of a project before anything is rendered. */
export interface Judged {
  readonly library?: Library;
  /** What reading the files found; it stands in `diagnostics` too. */
  readonly read: readonly Diagnostic[];
  /** All that was asked for, jobs of stopped decks too. */
  readonly jobs: readonly Job[];
  readonly diagnostics: readonly Diagnostic[];
  /** Decks of which nothing may be made for a brand in a language, by `deckKey`. */
  readonly stopped: ReadonlyMap<string, Stopped>;
}

/** A deck as one variant has it, and how hard it is to read. `job` is the first of the variant. */
export interface JudgedDeck {
  readonly job: Job;
  readonly deck: Deck;
  readonly scores: readonly PieceScore[];
}

/** What is wrong with a deck as one variant has it. */
interface FoundInDeck {
  readonly job: Job;
  readonly found: readonly Diagnostic[];
  /** None where a brand of the same shape was judged in its place. */
  readonly judged?: JudgedDeck;
}

export interface JudgeWish {
  /** Called with each deck as it is judged, of brands of one shape that of the first; nobody else holds them all. */
  readonly onDeck?: (judged: JudgedDeck) => void;
  /** For a reviewer: decks that the content as written stops are judged too, and there are no jobs while a file cannot be read. */
  readonly forReview?: boolean;
  /** What was made of the files before. */
  readonly kept?: Keeper | undefined;
}

/**
 * Loads, checks and composes: everything that needs no browser, each once. All mistakes are collected; a deck that the content as
 * written stops is not composed. The decks come from `decks`, which keeps the last ones for whoever makes jobs of them.
 */
export async function judgeProject(scope: JudgeScope, decks: DeckCache, wish: JudgeWish = {}): Promise<Judged> {
  const asOf = scope.asOf ?? today();
  const { library, diagnostics: read } = await loadContent(scope, wish.kept);
  const memory = openMemory(wish.kept);
  const faulty = await judgeTemplatesOf(scope, memory);
  const unread = { read, jobs: [], diagnostics: [...read, ...faulty], stopped: new Map() };
  if (!library) return unread;
  // Nothing can be made of what no template or style can show.
  if (hasErrors(faulty)) return { ...unread, library };
  const { planJobs } = await import('../formats/plan-jobs.js');
  const jobs = planJobs(library, { ...scope, asOf });
  const unreadable = stoppedDecks(library, read);
  if (wish.forReview && jobs.every((job) => stopping(job, unreadable).length > 0)) return { ...unread, library };
  const written = await judgeContent({ library, diagnostics: read }, { ...scope, asOf, decks, recall: memory.recall });
  const shown = jobs.flatMap(decksOf);
  const asked = { brands: scope.brands ?? [], decks: scope.decks ?? [] };
  const isAsked = (one: Diagnostic): boolean => concernsAny(library, one, shown) || concernsUnread(library, one, asked);
  const diagnostics = [...faulty, ...(isNarrow(scope) ? written.diagnostics.filter(isAsked) : written.diagnostics)];
  const stopped = new Map(written.stopped);
  const unfit = wish.forReview ? unreadable : written.stopped;
  const fit = jobs.filter((job) => stopping(job, unfit).length === 0);
  for await (const { job, found, judged } of judgeDecks(library, fit, { ...scope, decks, memory })) {
    if (judged) wish.onDeck?.(judged);
    diagnostics.push(...found);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) addStopped(stopped, job, errors);
  }
  return { library, read, jobs, diagnostics, stopped };
}

async function judgeTemplatesOf(scope: JudgeScope, { recallLater }: Memory): Promise<readonly Diagnostic[]> {
  const templates = (await import('../content/read-templates.js')).readTemplates(templatesIn(scope));
  return recallLater(['templates', templates], async () => (await import('../render/judge-templates.js')).judgeTemplates(templates));
}

/** True where not everything is asked for: what is wrong elsewhere is told by who asks for that. */
const isNarrow = ({ decks = [], brands = [], locales = [] }: Only): boolean => decks.length + brands.length + locales.length > 0;

/** Reads the content of a scope; what was read already is not judged against the format again. */
export async function loadContent(scope: JudgeScope, kept?: Keeper): Promise<LibraryRead> {
  const { project, signal, locales = [], alsoIn } = scope;
  const asked = [...locales, ...(alsoIn === undefined ? [] : [alsoIn])];
  if (typeof project !== 'string') return { library: project, diagnostics: project.found ?? [] };
  await pause(signal);
  return readContent(resolve(project), templatesIn(scope), { kept, asked });
}

/** Judges the content as it is written: returns all that is wrong with it, what reading found too, and the decks that this stops. */
export async function judgeContent(
  { library, diagnostics: read }: LibraryRead & { readonly library: Library },
  { asOf = today(), signal, decks, recall }: Pick<JudgeScope, 'asOf' | 'signal'> & { readonly decks: DeckCache; readonly recall?: Recall },
): Promise<Pick<Judged, 'diagnostics' | 'stopped'>> {
  const [{ runChecks }, { judgeApprovals }] = await Promise.all([
    import('../checks/run-checks.js'),
    import('../reviews/judge-approvals.js'),
  ]);
  await pause(signal);
  const approvals = await decks.approvalsOf(library);
  const diagnostics = [...read, ...runChecks(await decks.factsOf(library, asOf), recall), ...judgeApprovals(approvals)];
  await pause(signal);
  return { diagnostics, stopped: stoppedDecks(library, diagnostics) };
}

interface DeckJudging extends ReviewDemands {
  readonly decks: DeckCache;
  readonly memory: Memory;
  readonly signal?: AbortSignal | undefined;
}

const eachLanguage = (job: Job): Job[] => job.locales.map((locale) => ({ ...job, locale }));

/** Composes and judges the decks of some jobs, of brands of one shape that of the first: one after another. */
export async function* judgeDecks(library: Library, jobs: readonly Job[], judging: DeckJudging): AsyncGenerator<FoundInDeck> {
  const [{ judgeDeck }, { judgeReviews }] = await Promise.all([import('../checks/run-checks.js'), import('../reviews/judge-reviews.js')]);
  const { decks, signal, memory } = judging;
  const seen = new Set<string>();
  const alike = new Map<string, readonly Diagnostic[]>();
  const shapes = remember((brand) => brandShape(library, brand));
  for (const job of jobs.flatMap(eachLanguage)) {
    if (seen.has(variantOf(job))) continue;
    seen.add(variantOf(job));
    const shape = JSON.stringify([job.deck, job.locale, job.asOf, shapes(job.brand)]);
    const same = alike.get(shape);
    if (same) {
      yield { job, found: same };
      continue;
    }
    await pause(signal);
    const composed = await decks.deckOf(library, job);
    const { deck, diagnostics, reviews, facts } = composed;
    await pause(signal);
    const known = judgeDeck(facts, memory.recall);
    const topics = await judgeTopics(library, job, composed, await decks.factsOf(library, job.asOf ?? today()), memory);
    const found = [...judgeReviews(reviews, judging), ...diagnostics, ...known.found, ...topics];
    if (!found.some((one) => isOfBrand(one, job.brand))) alike.set(shape, found);
    yield { job, found, judged: { job, deck, scores: known.scores } };
  }
}

/** The templates that a call asks for: those it names, else the project's own, else the tool's. */
export const templatesIn = ({ project, templates }: Pick<JudgeScope, 'project' | 'templates'>): string =>
  templates ?? (typeof project === 'string' ? templatesOf(resolve(project)) : templatesFolder());

/** Lets an abort, a timer or another call have its turn between two pieces of long work. Throws the signal's reason on abort. */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
