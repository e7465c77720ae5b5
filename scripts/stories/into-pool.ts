import type { Job } from '../model/job.js';
import type { Sink } from '../model/sink.js';
import type { Pool } from '../publish/pool.js';
import { isKeptHere } from './contract-kind.js';
import { type KeptKinds, openKeptKinds } from './kept-kinds.js';
import type { Press } from './press.js';

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

/**
 * Returns which kinds of pages this user's builds found to keep the contract, those of this process too, and keeps what it finds at its end;
 * without `cache` those of this process alone.
 */
export async function openKinds(
  cache: string | undefined,
  press: Press,
): Promise<Pick<KeptKinds, 'keep'> & { readonly isKept: (name: string) => boolean }> {
  const known = cache === undefined ? undefined : await openKeptKinds(cache, press);
  return { isKept: (name) => isKeptHere(name) || known?.has(name) === true, keep: async () => known?.keep() };
}
