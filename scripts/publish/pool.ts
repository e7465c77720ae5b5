import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact, Job } from '../model/job.js';
import { withPicture } from './change-folder.js';
import { type FinishedJobs, jobName, type Stored, storedAt, writeStored } from './store.js';
import { isTemporaryName, removeFolder, temporaryName } from './write-files.js';

/**
 * A folder of finished jobs by the hash of what they were made of: on a disk, or on one that many machines share. Any number of
 * processes put into it at the same time; the same job put twice is there once.
 */
export interface Pool extends FinishedJobs {
  /** Puts the files of a job in, whole or not at all. Throws an EnvironmentError when the disk refuses. */
  put(job: Job, artifacts: readonly Artifact[]): Promise<void>;
  /** Throws away the jobs that `made` does not name with their inputs, and what puts that never ended have left. What is not the pool's stays. */
  keepOnly(made: ReadonlyMap<string, string>): Promise<void>;
}

/** Returns the pool in `folder`, which is made when something is put into it. */
export function openPool(folder: string): Pool {
  const find = (path: string, inputs: string): Stored | undefined => storedAt(() => join(folder, jobName(path, inputs)), path, inputs);
  return {
    find,
    async put(job, artifacts) {
      const inputs = artifacts[0]?.inputs ?? '';
      const place = join(folder, jobName(job.path, inputs));
      const unfinished = join(folder, temporaryName());
      const isHere = (): boolean => find(job.path, inputs) !== undefined;
      if (!isHere()) await writeStored({ place, unfinished, isHere }, artifacts.flatMap(withPicture));
    },
    async keepOnly(made) {
      const kept = new Set([...made].map(([path, inputs]) => jobName(path, inputs)));
      const names = existsSync(folder) ? readdirSync(folder) : [];
      for (const name of names) {
        const place = join(folder, name);
        if (isTemporaryName(name) ? isLeft(place) : JOB.test(name) && !kept.has(name)) await removeFolder(place);
      }
    },
  };
}

/** The name of a job's folder, which is a hash. */
const JOB = /^[0-9a-f]{64}$/;
const DAY = 86_400_000;

/** What has not changed for a day nobody writes any more. */
const isLeft = (place: string): boolean => Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > DAY;
