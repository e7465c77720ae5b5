import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact, Job } from '../model/job.js';
import { withPicture } from './change-folder.js';
import { hashBytes } from './hash.js';
import { type FinishedJobs, type Stored, storedAt, writeStored } from './store.js';
import { removeFolder, temporaryName } from './write-files.js';

/**
 * A folder of finished jobs by the hash of what they were made of: on a disk, or on one that many machines share. Any number of
 * processes put into it at the same time; the same job put twice is there once.
 */
export interface Pool extends FinishedJobs {
  /** Puts the files of a job in, whole or not at all. Throws an EnvironmentError when the disk refuses. */
  put(job: Job, artifacts: readonly Artifact[]): Promise<void>;
  /** Throws away all but the jobs that `made` names, with their inputs. */
  keepOnly(made: ReadonlyMap<string, string>): Promise<void>;
}

/** Returns the pool in `folder`, which is made when something is put into it. */
export function openPool(folder: string): Pool {
  const nameOf = (path: string, inputs: string): string => hashBytes(`${path}\n${inputs}`);
  const find = (path: string, inputs: string): Stored | undefined => storedAt(() => join(folder, nameOf(path, inputs)), path);
  return {
    find,
    async put(job, artifacts) {
      const inputs = artifacts[0]?.inputs ?? '';
      const place = join(folder, nameOf(job.path, inputs));
      const unfinished = join(folder, temporaryName());
      const isHere = (): boolean => find(job.path, inputs) !== undefined;
      if (!isHere()) await writeStored({ place, unfinished, isHere }, artifacts.flatMap(withPicture));
    },
    async keepOnly(made) {
      const kept = new Set([...made].map(([path, inputs]) => nameOf(path, inputs)));
      for (const name of existsSync(folder) ? readdirSync(folder) : []) if (!kept.has(name)) await removeFolder(join(folder, name));
    },
  };
}
