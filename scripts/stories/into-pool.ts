import type { Job } from '../model/job.js';
import type { Sink } from '../model/sink.js';
import type { Pool } from '../publish/pool.js';

/** How jobs are made into a pool: what is there of the same inputs is not made again. `made` holds the inputs of each job that is there, by path. */
export function intoPool(pool: Pool, force = false) {
  const made = new Map<string, string>();
  const sink: Sink = {
    async take(job: Job, artifacts) {
      await pool.put(job, artifacts);
      made.set(job.path, artifacts[0]?.inputs ?? '');
    },
  };
  const entryOf = (path: string) => pool.find(path, made.get(path) ?? '')?.entries[0];
  return {
    ...{ pool, made, sink },
    isCurrent(path: string, inputs: string): boolean {
      if (force || !pool.find(path, inputs)) return false;
      made.set(path, inputs);
      return true;
    },
    seenOn: (path: string) => entryOf(path)?.seen ?? [],
  };
}
