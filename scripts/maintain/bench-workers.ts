import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { runMeasured, seconds } from './run-measured.js';

export const WORKERS_HEAD = [
  '| Workers on this machine | build | and merge | times faster | of load before |',
  '|---|---|---|---|---|',
] as const;

/** Builds the same project by one process, and by two with a half each that are merged; returns the rows of a table. */
export async function measureWorkers(ask: readonly string[], project: string): Promise<string[]> {
  const load = loadavg()[0] ?? 0;
  const out = join(project, 'dist');
  rmSync(out, { recursive: true, force: true });
  const one = await runMeasured(ask);
  rmSync(out, { recursive: true, force: true });
  const begun = performance.now();
  const halves = await Promise.all(['1/2', '2/2'].map((share) => runMeasured([...ask, '--shard', share])));
  const ms = performance.now() - begun;
  const [cli = ''] = ask;
  const shares = ['1-of-2', '2-of-2'].map((name) => join(out, 'shares', name));
  const merge = await runMeasured([cli, 'merge', ...shares, '--project', project]);
  const both = { ms, cpu: halves.reduce((sum, { cpu }) => sum + cpu, 0) };
  return [
    `| 1 | ${seconds(one)} | | | ${load.toFixed(1)} |`,
    `| 2 | ${seconds(both)} | ${seconds(merge)} | ${(one.ms / (ms + merge.ms)).toFixed(2)} | |`,
  ];
}

/** Clinics and languages of the group that is reckoned for, and how many machines it may have. */
const [SITES, LANGUAGES, MACHINES] = [1000, 2, [1, 4, 16, 64]] as const;

/** Returns a table that is reckoned, not measured, from the processor time that one brand in one language took. */
export function reckonGroup(cpu: number): string[] {
  const hours = (cpu * SITES * LANGUAGES) / 3600;
  return [
    `Reckoned, not measured: ${SITES} sites x ${LANGUAGES} languages at ${cpu.toFixed(2)} s of processor time each, on machines of two cores that nothing else uses, shared evenly; without merging, and without copying files.`,
    '| Machines | hours until all is there | machine hours |',
    '|---|---|---|',
    ...MACHINES.map((count) => `| ${count} | ${(hours / 2 / count).toFixed(2)} | ${(hours / 2).toFixed(1)} |`),
  ];
}
