import type { Library } from './content.js';
import type { Artifact, Job, Outcome } from './job.js';

/** A deck of one brand in one language. */
export interface StoppedDeck {
  readonly brand: string;
  readonly locale: string;
  readonly deck: string;
}

/** What a build is about to make, once everything is checked. */
export interface Plan {
  readonly library: Library;
  /** The jobs that will run, those of one brand and locale after one another; none of a stopped deck. */
  readonly jobs: readonly Job[];
  /** The decks that an error stopped, each for the brand and the language that it concerns: what was made of them earlier stays. */
  readonly stopped: readonly StoppedDeck[];
}

/** Takes what a build makes as it is made, so that no bytes wait for the end of the build. */
export interface Sink {
  /**
   * Takes the finished files of one job: its own first, then those that go beside it. The job has ended when this resolves; until then
   * it keeps its place among those under way, so that a slow sink slows the build and nothing piles up. When it rejects, the job fails
   * with that message, and the rest goes on.
   */
  take(job: Job, artifacts: readonly Artifact[]): Promise<void>;
  /** Told once, before the first job. */
  begin?(plan: Plan): void | Promise<void>;
  /** Told when a job has ended, however it did; the job keeps its place until this resolves. What it rejects with stops the build. */
  ended?(job: Job, kind: Outcome['kind']): void | Promise<void>;
}
