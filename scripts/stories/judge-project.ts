import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Facts } from '../checks/facts.js';
import type { PieceScore } from '../checks/pieces/score-piece.js';
import { stoppedDecks } from '../compose/stopped-decks.js';
import type { Only } from '../formats/plan-jobs.js';
import { languageOf } from '../languages/index.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { ReviewDemands } from '../model/definitions.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { remember } from '../model/remember.js';
import { templatesFolder, templatesOf, today } from './open-project.js';

/** What to load and judge. An absent or empty list asks for all. */
export interface ComposeOptions extends Only, ReviewDemands {
  /** The project's folder, or its content as plain data. */
  readonly project: string | Library;
  readonly templates?: string | undefined;
  /** The day on which reviews are judged, as 2026-11-23; today (UTC) unless told. */
  readonly asOf?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** All that was loaded, judged and composed, before anything is rendered. */
export interface Composed {
  readonly library?: Library;
  readonly decks: ReadonlyMap<string, Deck>;
  /** How hard the pieces of each composed deck are to read. */
  readonly scores: ReadonlyMap<Deck, readonly PieceScore[]>;
  /** All that was asked for, jobs of stopped decks too. */
  readonly jobs: readonly Job[];
  readonly diagnostics: readonly Diagnostic[];
  /** Decks of which nothing may be made, by id, each with the errors that stop it. */
  readonly stopped: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Names the variant of a job's deck: all its formats share one composed deck. */
export const variantOf = ({ deck, brand, locale }: Job): string => [deck, brand, locale].join('/');

/**
 * Loads, checks and composes: everything that needs no browser. All mistakes are collected; a deck that the content as written
 * stops is not composed. With `wordsOnly` the references have no citations, which no check reads.
 */
export async function composeAll(options: ComposeOptions, { wordsOnly = false } = {}): Promise<Composed> {
  const [{ readLibrary }, { readFacts }, { runChecks }, { formatReferences }, { planJobs }] = await Promise.all([
    import('../content/read-library.js'),
    import('../checks/facts.js'),
    import('../checks/run-checks.js'),
    import('../compose/format-references.js'),
    import('../formats/plan-jobs.js'),
  ]);
  const { project, signal } = options;
  await pause(signal);
  const read = typeof project === 'string' ? readLibrary(resolve(project), templatesIn(options)) : { library: project, diagnostics: [] };
  const { library } = read;
  if (!library) return { decks: new Map(), scores: new Map(), jobs: [], diagnostics: read.diagnostics, stopped: new Map() };
  await pause(signal);
  const asOf = options.asOf ?? today();
  const facts = readFacts(library, asOf);
  const diagnostics: Diagnostic[] = [...read.diagnostics, ...runChecks(facts)];
  const unfit = stoppedDecks(library, diagnostics);
  const stopped = new Map(unfit);
  const jobs = planJobs(library, { ...options, asOf });
  const decks = new Map<string, Deck>();
  const scores = new Map<Deck, readonly PieceScore[]>();
  await pause(signal);
  const citations = remember(async (locale) =>
    wordsOnly ? new Map<string, string>() : formatReferences(Object.values(library.references), languageOf(locale)),
  );
  const fit = jobs.filter(({ deck }) => !unfit.has(deck));
  for await (const { job, deck, scores: scored, found } of judgeDecks(facts, fit, { ...options, asOf, citations })) {
    decks.set(variantOf(job), deck);
    scores.set(deck, scored);
    diagnostics.push(...found);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) stopped.set(job.deck, [...(stopped.get(job.deck) ?? []), ...errors]);
  }
  return { library, decks, scores, jobs, diagnostics, stopped };
}

/** A deck as one variant has it, how hard it is to read, and what is wrong with it. `job` is the first of the variant. */
export interface JudgedDeck {
  readonly job: Job;
  readonly deck: Deck;
  readonly scores: readonly PieceScore[];
  readonly found: readonly Diagnostic[];
}

export interface JudgeOptions extends ReviewDemands {
  readonly asOf: string;
  /** The references of the library by id, formatted for a locale; none where only words are judged. */
  readonly citations?: (locale: string) => Promise<ReadonlyMap<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Composes and judges the decks of some jobs, each variant once: one after another, so that whoever has seen enough can stop. */
export async function* judgeDecks(facts: Facts, jobs: readonly Job[], options: JudgeOptions): AsyncGenerator<JudgedDeck> {
  const [{ composeDeck }, { readDeckFacts }, { runDeckChecks }, { demandReviews }] = await Promise.all([
    import('../compose/compose-deck.js'),
    import('../checks/deck-facts.js'),
    import('../checks/run-checks.js'),
    import('../reviews/demand-reviews.js'),
  ]);
  const { asOf, citations, signal } = options;
  const { library } = facts;
  const seen = new Set<string>();
  for (const job of jobs) {
    if (seen.has(variantOf(job))) continue;
    seen.add(variantOf(job));
    await pause(signal);
    const { brand, locale } = job;
    const variant = { deck: job.deck, brand, locale, asOf };
    const { deck, diagnostics } = await composeDeck(library, variant, await citations?.(locale));
    await pause(signal);
    const judged = readDeckFacts(facts, deck);
    const { scores } = judged;
    yield { job, deck, scores, found: demandReviews([...diagnostics, ...runDeckChecks(judged)], { library, variant, demands: options }) };
  }
}

/** The templates that a call asks for: those it names, else the project's own, else the tool's. */
export const templatesIn = ({ project, templates }: ComposeOptions): string =>
  templates ?? (typeof project === 'string' ? templatesOf(resolve(project)) : templatesFolder());

/** Lets an abort, a timer or another call have its turn between two pieces of long work. Throws the signal's reason on abort. */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
