import { resolve } from 'node:path';
import type { Printer } from '../browser/open-printer.js';
import { stopping } from '../compose/stopped-decks.js';
import type { Library } from '../model/content.js';
import type { ReviewDemands } from '../model/definitions.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { uniqueDiagnostics } from '../model/diagnostic-list.js';
import type { Format } from '../model/formats.js';
import { EnvironmentError, type Job, type Outcome, type Seen } from '../model/job.js';
import type { Paper } from '../model/paper.js';
import { once } from '../model/remember.js';
import type { Sink, StoppedDeck } from '../model/sink.js';
import { inOrder, inTurns } from './in-turns.js';
import { type Judged, type JudgeScope, type JudgeWish, judgeProject, templatesIn } from './judge-project.js';
import { type MakeWish, makeJob } from './make-job.js';
import { templatesOf } from './open-project.js';
import { openPress, type Press, type PressOptions } from './press.js';

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
  /** Folder of this user in which is kept what of many files is found once; nothing is kept unless told. */
  readonly cache?: string;
  /** Pages open in the browser at once. */
  readonly pages?: number;
  /** Also gives the HTML that each PDF was printed from, under `kept-html/`. */
  readonly keepHtml?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: BuildEvent) => void;
}

export interface BuildOptions extends BuildScope {
  /** The project's folder (which holds `decks/`), or its content as `loadLibrary()` gives it: what was wrong with its files is known there. */
  readonly project: string | Library;
  /** Folder of templates; unless told the project's own where it has some, else the tool's. */
  readonly templates?: string;
  /** A printer to share between builds, also at the same time; it stays open. Unless given, one is opened when needed and closed at the end. */
  readonly printer?: Printer;
  /** True when the caller already has the artifact at `path` made from the same `inputs`: it is not made again. */
  readonly isCurrent?: (path: string, inputs: string) => boolean | Promise<boolean>;
  /** Returns the warnings that the caller has with the artifact at `path` (`seen` of its entry): they are told again where it is not made again. */
  readonly seenOn?: (path: string) => readonly Seen[];
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
  /** What is wrong with the content, and warnings of every stage. An error stops what it concerns and nothing else: those jobs are not started. */
  readonly diagnostics: readonly Diagnostic[];
  /** The decks that an error stopped, each for the brand and the language that it concerns. */
  readonly stopped: readonly StoppedDeck[];
  readonly library?: Library;
}

/**
 * Makes every artifact that was asked for: load, check, compose, then render, inline, measure, print, describe and inspect
 * each job. Gives bytes and diagnostics and writes nothing; calls at the same time do not touch each other. Throws an
 * EnvironmentError when the browser cannot be used, and on abort the signal's reason, within a second, when its pages (with no
 * shared printer its browser) are closed.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  await using press = openPress({ ...options, templates: templatesIn(options) });
  // The browser starts while the content is still being read; what is wrong with it is told when it is needed.
  press.printer().catch(() => {});
  // Load, check, compose.
  const judged = await judgeProject(options, press.decks);
  return await buildJudged(judged, press, options);
}

/**
 * As build, of what is judged already: makes the jobs of the decks that nothing stops, but for those that others have made of the same
 * content (`madeOf`) or given up (`failedOf`).
 * @internal
 */
export async function buildJudged(judged: Judged, press: Press, options: MakingOptions): Promise<BuildResult> {
  const { library, jobs, diagnostics } = judged;
  const { sink, signal, pages, onProgress } = options;
  const stopped = [...judged.stopped.values()].map(({ brand, locale, deck }) => ({ brand, locale, deck }));
  const going = inOrder(jobs.filter((job) => stopping(job, judged.stopped).length === 0));
  const result = { diagnostics, stopped, ...(library ? { library } : {}) };
  if (!library || going.length === 0) return { outcomes: [], ...result };
  signal?.throwIfAborted();
  const outcomes = new Map(jobs.flatMap((job) => failedAlready(job, judged)));
  const count = { done: 0 };
  const make = async (job: Job): Promise<void> => {
    // Render, inline, measure, print, describe, inspect; publishing is the sink's.
    const outcome = (await madeAlready(job, options)) ?? (await handOn(job, await makeJob(library, job, press, options), options));
    outcomes.set(job.path, outcome);
    await sink?.ended?.(job, outcome.kind);
    onProgress?.({ done: ++count.done, total: going.length, path: job.path, kind: outcome.kind });
  };
  await press.keptKinds();
  await sink?.begin?.({ library, jobs: going, stopped });
  await inTurns(going, pages, make).catch((cause) => {
    signal?.throwIfAborted();
    throw cause;
  });
  const all = jobs.flatMap(({ path }) => outcomes.get(path) ?? []);
  const seen = all.flatMap((outcome) => (outcome.kind === 'failed' ? [] : (outcome.diagnostics ?? [])));
  // A logo stands on many pages: what is seen of it is told once.
  return { outcomes: all, ...result, diagnostics: [...diagnostics, ...uniqueDiagnostics(seen)] };
}

/**
 * What is made of the jobs, and how.
 * @internal
 */
interface MakingOptions extends Pick<BuildOptions, 'sink' | 'pages' | 'onProgress'>, MakeWish {
  /** Returns of what the job at `path` was made by others, who had the same content; undefined where nobody has. */
  readonly madeOf?: ((path: string) => string | undefined) | undefined;
  /** Returns why others gave the job at `path` up. */
  readonly failedOf?: ((path: string) => readonly Diagnostic[] | undefined) | undefined;
}

/** What others made of the same content is not composed again, but where something was seen on it that is to be told. */
async function madeAlready({ path }: Job, { madeOf, failedOf, isCurrent, seenOn }: MakingOptions): Promise<Outcome | undefined> {
  const failed = failedOf?.(path);
  if (failed) return { kind: 'failed', job: path, diagnostics: failed };
  const inputs = madeOf?.(path);
  if (inputs === undefined || !(await isCurrent?.(path, inputs)) || (seenOn?.(path) ?? []).length > 0) return undefined;
  return { kind: 'unchanged', job: path };
}

function failedAlready(job: Job, { stopped }: Judged): [string, Outcome][] {
  const errors = stopping(job, stopped);
  return errors.length > 0 ? [[job.path, { kind: 'failed', job: job.path, diagnostics: errors }]] : [];
}

/** Gives what was made to the sink, where there is one, and holds no bytes of it any more. */
async function handOn(job: Job, outcome: Outcome, { sink, signal }: MakingOptions): Promise<Outcome> {
  if (!sink || outcome.kind !== 'made') return outcome;
  try {
    await sink.take(job, outcome.artifacts);
    return { ...outcome, artifacts: [] };
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

/**
 * A project's content and a press, for a story that builds and goes on from there: each thing is done once.
 * @internal
 */
export interface PreparedBuild extends AsyncDisposable {
  readonly press: Press;
  /** Loads, checks and composes when it is first called. */
  judge(): Promise<Judged>;
}

/** @internal */
type PrepareWish = Omit<JudgeScope, 'project' | 'templates'> & Omit<PressOptions, 'templates'> & { readonly project: string };

/**
 * Returns what a build of a whole project begins with. Nothing is read or started before it is needed.
 * @internal
 */
export function prepareBuild(request: PrepareWish, wish: JudgeWish = {}): PreparedBuild {
  const project = resolve(request.project);
  const templates = templatesOf(project);
  const press = openPress({ ...request, templates });
  return {
    press,
    judge: once(() => judgeProject({ ...request, project, templates }, press.decks, wish)),
    [Symbol.asyncDispose]: () => press[Symbol.asyncDispose](),
  };
}
