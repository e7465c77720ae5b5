import { groupedBy } from '../model/grouped-by.js';
import type { Job } from '../model/job.js';

/** One of `count` shares of a build, `index` from 1. */
export interface ShareNumber {
  readonly index: number;
  readonly count: number;
}

/** What a share gets as a whole: with many folders a folder, whose decks are then composed once; else one job. */
const FOLDERS_A_SHARE = 4;

/**
 * Returns the jobs of one share, in order. The same jobs are always shared in the same way, each in one share alone, and the shares are
 * alike in weight.
 */
export function shareOf(jobs: readonly Job[], { index, count }: ShareNumber): Job[] {
  const folders = groupedBy(jobs, ({ brand, locale }) => `${brand}/${locale}`);
  const parts = folders.size >= count * FOLDERS_A_SHARE ? [...folders.values()] : jobs.map((job) => [job]);
  const weighed = parts.map((part) => ({ part, name: part[0]?.path ?? '', weight: part.reduce((sum, job) => sum + job.weight, 0) }));
  weighed.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const loads = Array.from({ length: count }, () => 0);
  const mine = new Set<Job>();
  for (const { part, weight } of weighed) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + weight;
    if (lightest === index - 1) for (const job of part) mine.add(job);
  }
  return jobs.filter((job) => mine.has(job));
}
