import type { Artifact, Job } from './job.js';

/** Takes what a build makes as it is made, so that no bytes wait for the end of the build. */
export interface Sink {
  /**
   * Takes the finished files of one job: its own first, then those that go beside it. The job has ended when this resolves; until then
   * it keeps its place among those under way, so that a slow sink slows the build and nothing piles up. When it rejects, the job fails
   * with that message, and the rest goes on.
   */
  take(job: Job, artifacts: readonly Artifact[]): Promise<void>;
}
