import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname } from 'node:path';
import type { FoundBrowser } from '../browser/find-browser.js';
import type { Printer } from '../browser/open-printer.js';
import { openBundler } from '../bundle/inline-html.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { ReviewDemands } from '../model/definitions.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import type { Format, Paper } from '../model/formats.js';
import { type Artifact, EnvironmentError, type Job, type Outcome } from '../model/job.js';
import type { Sink } from '../model/sink.js';
import { openDescriber } from '../pdf/describer.js';
import { takenIn } from '../publish/inspect-text.js';
import { type Composed, composeAll, pause, templatesIn, variantOf } from './judge-project.js';
import { describe, gradeOf, hashInputs, keptHtml, makeArtifact, type Workshop } from './make-job.js';
import type { Renderer } from './render-job.js';

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
  readonly isCurrent?: (path: string, inputs: string) => boolean | Promise<boolean>;
  /** Takes the files of each job as they are made; without one they come back with the outcomes. */
  readonly sink?: Sink;
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
  await using press = openPress(options);
  const { library, decks, scores, jobs, diagnostics, stopped } = await composeAll(options);
  const going = inOrder(jobs.filter(({ deck }) => !stopped.has(deck)));
  const result = { diagnostics, stopped: [...stopped.keys()], ...(library ? { library } : {}) };
  if (going.length === 0) return { outcomes: [], ...result };
  options.signal?.throwIfAborted();
  const resources = await openResources(options, { press, scores });
  const tell = counter(going.length, options.onProgress);
  const outcomes = new Map<string, Outcome>();
  for (const { deck, path } of jobs) {
    const reasons = stopped.get(deck);
    if (reasons) outcomes.set(path, { kind: 'failed', job: path, diagnostics: reasons });
  }
  const make = async (job: Job): Promise<void> => {
    const outcome = await runJob(job, decks.get(variantOf(job)) as Deck, resources, options);
    outcomes.set(job.path, outcome);
    await options.sink?.ended?.(job, outcome.kind);
    tell(job.path, outcome.kind);
  };
  if (library) await options.sink?.begin?.({ library, jobs: going, stopped: result.stopped });
  await inTurns(going, options.pages, make).catch((cause) => {
    options.signal?.throwIfAborted();
    throw cause;
  });
  return { outcomes: jobs.flatMap(({ path }) => outcomes.get(path) ?? []), ...result };
}

/** Returns the jobs brand by brand and locale by locale: what one folder holds is finished before much is begun for the next. The longest go first: the browser must not wait for one at the end. */
function inOrder(jobs: readonly Job[]): Job[] {
  const folderOf = ({ brand, locale }: Job): string => `${brand}/${locale}`;
  const places = new Map([...new Set(jobs.map(folderOf))].map((folder, index) => [folder, index]));
  const placeOf = (job: Job): number => places.get(folderOf(job)) ?? 0;
  return [...jobs].sort((a, b) => placeOf(a) - placeOf(b) || b.weight - a.weight);
}

/**
 * Runs `work` on each item, so many at once that one is rendered and one described while the browser is busy with others. The first
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
  await Promise.all(Array.from({ length: pages + 2 }, worker));
  if (failures.length > 0) throw failures[0];
}

/** The browser and the thread that describes its PDFs. */
interface Press extends Workshop, AsyncDisposable {}

/** Starts the browser while the content is still being read; what is wrong with it is told when it is needed. */
function openPress({ printer: given, browserPath, pages, signal }: BuildOptions): Press {
  const describer = openDescriber();
  const opened = given
    ? undefined
    : import('../browser/open-printer.js').then(({ openPrinter }) => openPrinter({ browserPath, pages, signal }));
  opened?.catch(() => {});
  const onAbort = (): void => void describer[Symbol.asyncDispose]();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    describer,
    bundler: openBundler(),
    printer: async () => given ?? (opened as Promise<Printer>),
    async [Symbol.asyncDispose]() {
      signal?.removeEventListener('abort', onAbort);
      const printer = await opened?.catch(() => undefined);
      await Promise.all([printer?.close(), describer[Symbol.asyncDispose]()]);
    },
  };
}

interface Resources {
  readonly press: Press;
  readonly renderer: Renderer;
  readonly browserId: string;
  readonly scores: Composed['scores'];
}

async function openResources(options: BuildOptions, { press, scores }: Pick<Resources, 'press' | 'scores'>): Promise<Resources> {
  const [{ openRenderer }, { readTemplates }, { findBrowser }] = await Promise.all([
    import('./render-job.js'),
    import('../content/read-templates.js'),
    import('../browser/find-browser.js'),
  ]);
  const { browserPath } = options;
  return {
    ...{ press, scores },
    browserId: options.printer?.version ?? identify(await findBrowser({ browserPath })),
    renderer: openRenderer(readTemplates(templatesIn(options)), press.bundler),
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
  const grade = gradeOf(job, resources.scores.get(deck) ?? []);
  // The day does not count: what it changes stands in the status.
  const about = [{ ...job, asOf: undefined }, browserId, describe(deck), deck.status, takenIn(deck, job), { grade }];
  const inputs = hashInputs([rendered.html, rendered.files ?? [], ...about]);
  if (await options.isCurrent?.(job.path, inputs)) return { kind: 'unchanged', job: job.path };
  const made = await makeArtifact(resources.press, { rendered, deck, job, inputs, signal, grade });
  if (hasErrors(made.diagnostics)) return { kind: 'failed', job: job.path, diagnostics: made.diagnostics };
  const kept = options.keepHtml && job.media === 'pdf' ? [keptHtml(deck, job, rendered.html, inputs)] : [];
  return handOn(job, [...made.artifacts, ...kept], options);
}

async function handOn(job: Job, artifacts: readonly Artifact[], { sink, signal }: BuildOptions): Promise<Outcome> {
  const entries = artifacts.map(({ entry }) => entry);
  if (!sink) return { kind: 'made', job: job.path, entries, artifacts };
  try {
    await sink.take(job, artifacts);
    return { kind: 'made', job: job.path, entries, artifacts: [] };
  } catch (cause) {
    signal?.throwIfAborted();
    return { kind: 'failed', job: job.path, diagnostics: [notTaken(job, cause)] };
  }
}

const notTaken = ({ path }: Job, cause: unknown): Diagnostic =>
  error({
    code: 'not-taken',
    message: `${path} was made and could not be handed on: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: cause instanceof EnvironmentError ? cause.mend : 'Mend that, then build again.',
  });

function counter(total: number, onProgress: BuildOptions['onProgress']): (path: string, kind: BuildEvent['kind']) => void {
  const count = { done: 0 };
  return (path, kind) => onProgress?.({ done: ++count.done, total, path, kind });
}
