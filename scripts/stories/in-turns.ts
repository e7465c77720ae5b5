import { cpus } from 'node:os';
import type { Job } from '../model/job.js';

/**
 * Returns the jobs brand by brand and locale by locale: what one folder holds is finished before much is begun for the next. The
 * longest go first: the browser must not wait for one at the end.
 */
export function inOrder(jobs: readonly Job[]): Job[] {
  const folderOf = ({ brand, locale }: Job): string => `${brand}/${locale}`;
  const places = new Map([...new Set(jobs.map(folderOf))].map((folder, index) => [folder, index]));
  const placeOf = (job: Job): number => places.get(folderOf(job)) ?? 0;
  return [...jobs].sort((a, b) => placeOf(a) - placeOf(b) || b.weight - a.weight);
}

/**
 * Runs `work` on each item, so many at once that one is rendered and one described while the browser is busy with others. The first
 * failure keeps the rest from starting and is thrown once nothing is under way any more.
 */
export async function inTurns<T>(items: readonly T[], pages = Math.min(4, cpus().length), work: (item: T) => Promise<void>): Promise<void> {
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
