import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FoundBrowser } from './browser/find-browser.js';
import type { Printer } from './browser/open-printer.js';
import { templatesFolder, templatesOf } from './find-templates.js';
import { takenIn } from './inspect/inspect-text.js';
import { describe, hashInputs, keptHtml, makeArtifact } from './make-artifact.js';
import type { Library } from './model/content.js';
import type { Deck } from './model/deck.js';
import type { Format, Paper, ReviewDemands } from './model/definitions.js';
import { type Diagnostic, hasErrors } from './model/diagnostic.js';
import type { Job, Outcome } from './model/job.js';
import type { GradeOf } from './reading-grades.js';
import type { Renderer } from './render-job.js';
import { stoppedDecks } from './stopped-decks.js';

/** What to build and how, whether into memory or into a folder. An absent or empty list asks for all. */
export interface BuildScope extends ReviewDemands {
  readonly decks?: readonly string[];
  readonly formats?: readonly Format[];
  readonly brands?: readonly string[];
  readonly locales?: readonly string[];
  readonly papers?: readonly Paper[];
  /** The day on which reviews are judged, as 2026-11-23; today (UTC) unless told. */
  readonly asOf?: string;
  /** A browser to use instead of the one that is found. */
  readonly browserPath?: string;
  /** Pages open in the browser at once. */
  readonly pages?: number;
  /** Also gives the HTML that each PDF was printed from, under `kept-html/`. */
  readonly keepHtml?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: BuildEvent) => void;
}

export interface BuildOptions extends BuildScope {
  /** The project's folder (which holds `decks/`), or its content as `loadLibrary()` gives it: that is not judged against the format again. */
  readonly project: string | Library;
  /** Folder of templates; unless told the project's own where it has some, else the tool's. */
  readonly templates?: string;
  /** A printer to share between builds, also at the same time; it stays open. Unless given, one is opened when needed and closed at the end. */
  readonly printer?: Printer;
  /** True when the caller already has the artifact at `path` made from the same `inputs`: it is not made again. */
  readonly isCurrent?: (path: string, inputs: string) => boolean;
}

export interface BuildEvent {
  readonly done: number;
  readonly total: number;
  readonly path: string;
  readonly kind: 'made' | 'unchanged' | 'failed';
}

export interface BuildResult {
  readonly outcomes: readonly Outcome[];
  /** What is wrong with the content, and warnings of every stage. An error stops the decks it concerns: their jobs are not started. */
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the decks that an error stopped. */
  readonly stopped: readonly string[];
  readonly library?: Library;
}

/**
 * Makes every artifact that was asked for: load, check, compose, then render, inline, measure, print, describe and inspect
 * each job. Gives bytes and diagnostics and writes nothing; calls at the same time do not touch each other. Throws an
 * EnvironmentError when the browser cannot be used, and on abort the signal's reason, within a second, when its pages (with no
 * shared printer its browser) are closed.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const { library, decks, jobs, planned, diagnostics, stopped } = await composeAll(options);
  const going = jobs.filter(({ deck }) => !stopped.has(deck));
  const result = { diagnostics, stopped: [...stopped.keys()], ...(library ? { library } : {}) };
  if (going.length === 0) return { outcomes: [], ...result };
  options.signal?.throwIfAborted();
  await using resources = await openResources(options, planned, library as Library);
  const tell = counter(going.length, options.onProgress);
  const outcomes = new Map<string, Outcome>();
  for (const { deck, path } of jobs) {
    const reasons = stopped.get(deck);
    if (reasons) outcomes.set(path, { kind: 'failed', job: path, diagnostics: reasons });
  }
  await inTurns([...going].sort(longestFirst), options.pages, async (job) => {
    const outcome = await runJob(job, decks.get(variantOf(job)) as Deck, resources, options);
    outcomes.set(job.path, outcome);
    tell(job.path, outcome.kind);
  });
  return { outcomes: jobs.flatMap(({ path }) => outcomes.get(path) ?? []), ...result };
}

/** Formats from the longest work to the shortest: the browser must not wait for one long job at the end. */
const BY_LENGTH: readonly Format[] = ['booklet', 'slides', 'notes', 'large-print', 'handout', 'reveal', 'marp', 'brochure', 'marp.md'];
const longestFirst = (a: Job, b: Job): number => BY_LENGTH.indexOf(a.format) - BY_LENGTH.indexOf(b.format);

/**
 * Runs `work` on each item, so many at once that the next is rendered while the browser is busy with those before it. The first
 * failure keeps the rest from starting and is thrown once nothing is under way any more.
 */
async function inTurns<T>(items: readonly T[], pages = Math.min(4, cpus().length), work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (failures.length > 0) return;
      await work(item).catch((cause) => failures.push(cause));
    }
  };
  await Promise.all(Array.from({ length: pages + 1 }, worker));
  if (failures.length > 0) throw failures[0];
}

/** Lets an abort, a timer or another call have its turn between two pieces of long work. Throws the signal's reason on abort. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

interface Composed {
  readonly library?: Library;
  readonly decks: ReadonlyMap<string, Deck>;
  /** All that was asked for, jobs of stopped decks too. */
  readonly jobs: readonly Job[];
  /** All jobs of the project, also those that are not wanted now. */
  readonly planned: readonly Job[];
  readonly diagnostics: readonly Diagnostic[];
  /** Decks of which nothing may be made, by id, each with the errors that stop it. */
  readonly stopped: ReadonlyMap<string, readonly Diagnostic[]>;
}

const pieceOf = ({ deck, brand, locale, format }: Job): string => [deck, brand, locale, format].join('/');
const variantOf = ({ deck, brand, locale }: Job): string => [deck, brand, locale].join('/');

/**
 * Loads, checks and composes: everything that needs no browser. All mistakes are collected; a deck that the content as written
 * stops is not composed. With `wordsOnly` the references have no citations, which no check reads.
 */
export async function composeAll(options: BuildOptions, { wordsOnly = false } = {}): Promise<Composed> {
  const [{ readLibrary }, { runChecks, runDeckChecks }, { composeDeck }, { formatReferences }, { planJobs }, { demandReviews }] =
    await Promise.all([
      import('./content/read-library.js'),
      import('./checks/run-checks.js'),
      import('./compose/compose-deck.js'),
      import('./compose/format-references.js'),
      import('./compose/plan-jobs.js'),
      import('./demand-reviews.js'),
    ]);
  const { project, signal } = options;
  await pause(signal);
  const read = typeof project === 'string' ? readLibrary(resolve(project), templatesIn(options)) : { library: project, diagnostics: [] };
  const { library } = read;
  if (!library) return { decks: new Map(), jobs: [], planned: [], diagnostics: read.diagnostics, stopped: new Map() };
  await pause(signal);
  const asOf = options.asOf ?? today();
  const diagnostics: Diagnostic[] = [...read.diagnostics, ...runChecks(library, asOf)];
  const unfit = stoppedDecks(library, diagnostics);
  const stopped = new Map(unfit);
  const jobs = planJobs(library, options);
  const decks = new Map<string, Deck>();
  await pause(signal);
  const citations = wordsOnly ? new Map<string, string>() : await formatReferences(Object.values(library.references));
  for (const job of jobs) {
    if (decks.has(variantOf(job)) || unfit.has(job.deck)) continue;
    await pause(signal);
    const { deck, brand, locale } = job;
    const variant = { deck, brand, locale, asOf };
    const composed = await composeDeck(library, variant, citations);
    decks.set(variantOf(job), composed.deck);
    await pause(signal);
    const judged = [...composed.diagnostics, ...runDeckChecks(library, composed.deck)];
    const found = demandReviews(judged, { library, variant, demands: options });
    diagnostics.push(...found);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) stopped.set(deck, [...(stopped.get(deck) ?? []), ...errors]);
  }
  return { library, decks, jobs, planned: planJobs(library), diagnostics, stopped };
}

const templatesIn = ({ project, templates }: BuildOptions): string =>
  templates ?? (typeof project === 'string' ? templatesOf(resolve(project)) : templatesFolder());

/** The day by the clock, in UTC: read here once a build and nowhere else. */
export const today = (): string => new Date().toISOString().slice(0, 10);

interface Resources extends AsyncDisposable {
  readonly renderer: Renderer;
  readonly browserId: string;
  /** The printer, opened by the first job that needs one. */
  printer(): Promise<Printer>;
  readonly gradeOf: GradeOf;
  /** True for the one artifact of each deck and format whose first page stands for all of them. */
  isPictured(job: Job): boolean;
}

async function openResources(options: BuildOptions, planned: readonly Job[], library: Library): Promise<Resources> {
  const [{ openRenderer }, { findBrowser }, { openPrinter }, { openGrades }] = await Promise.all([
    import('./render-job.js'),
    import('./browser/find-browser.js'),
    import('./browser/open-printer.js'),
    import('./reading-grades.js'),
  ]);
  const { browserPath, pages, signal } = options;
  const browserId = options.printer?.version ?? identify(await findBrowser({ browserPath }));
  let opened: Promise<Printer> | undefined;
  const open = (): Promise<Printer> => {
    opened ??= openPrinter({ browserPath, pages, signal });
    return opened;
  };
  const given = options.printer;
  return {
    renderer: openRenderer(templatesIn(options), planned),
    browserId,
    printer: async () => given ?? open(),
    gradeOf: openGrades(library),
    isPictured: (job) => planned.find((one) => pieceOf(one) === pieceOf(job) && one.media !== 'md')?.path === job.path,
    async [Symbol.asyncDispose]() {
      const printer = await opened?.catch(() => undefined);
      await printer?.close();
    },
  };
}

/** What tells one browser from another without starting it: the bundled one's folder names its version. */
function identify({ from, path }: FoundBrowser): string {
  return from === 'bundled' ? basename(dirname(path)) : `${path} ${statSync(path).mtimeMs}`;
}

async function runJob(job: Job, deck: Deck, resources: Resources, options: BuildOptions): Promise<Outcome> {
  const { signal } = options;
  await pause(signal);
  const { renderer, browserId } = resources;
  const rendered = await renderer.render(deck, job);
  const shown = { grade: resources.gradeOf(deck, job), pictured: resources.isPictured(job) };
  const inputs = hashInputs([rendered.html, rendered.files ?? [], job, browserId, describe(deck), deck.status, takenIn(deck, job), shown]);
  if (options.isCurrent?.(job.path, inputs)) return { kind: 'unchanged', job: job.path };
  const printer = await resources.printer();
  const made = await printer.withPage((page) => makeArtifact(page, { rendered, deck, job, inputs, ...shown }), signal);
  if (hasErrors(made.diagnostics)) return { kind: 'failed', job: job.path, diagnostics: made.diagnostics };
  const kept = options.keepHtml && job.media === 'pdf' ? [keptHtml(deck, job, rendered.html, inputs)] : [];
  return { kind: 'made', job: job.path, artifacts: [...made.artifacts, ...kept] };
}

function counter(total: number, onProgress: BuildOptions['onProgress']): (path: string, kind: BuildEvent['kind']) => void {
  const count = { done: 0 };
  return (path, kind) => onProgress?.({ done: ++count.done, total, path, kind });
}
