import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Run {
  readonly ms: number;
  /** Seconds of processor time of the process and all it started, as last seen (Linux only, else 0). */
  readonly cpu: number;
  /** Largest resident memory of the process and of all it started, in MB (Linux only, else 0). */
  readonly peak: { readonly node: number; readonly browser: number };
  readonly stdout: string;
}

/** Returns how long a run took, in brackets its processor time. */
export const seconds = ({ ms, cpu }: Pick<Run, 'ms' | 'cpu'>): string => `${(ms / 1000).toFixed(1)} s (${cpu.toFixed(1)})`;

/** Clock ticks in a second, as /proc counts processor time. */
const TICKS = 100;

/** Runs a command of Node and measures it from start to end, from outside. */
export async function runMeasured(args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  const seen = { peak: { node: 0, browser: 0 }, ticks: new Map<number, number>() };
  const sampler = setInterval(() => sample(child, seen), 40);
  await new Promise<void>((done, fail) => child.once('error', fail).once('close', () => done()));
  clearInterval(sampler);
  const cpu = [...seen.ticks.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS;
  return { ms: performance.now() - start, cpu, peak: seen.peak, stdout };
}

interface Seen {
  readonly peak: { node: number; browser: number };
  /** Processor time of each process, by its id. */
  readonly ticks: Map<number, number>;
}

function sample({ pid }: ChildProcess, { peak, ticks }: Seen): void {
  if (process.platform !== 'linux' || !pid) return;
  const stats = processes();
  for (const id of [pid, ...below(pid, stats)]) ticks.set(id, stats.get(id)?.ticks ?? 0);
  const { node, browser } = memoryOf(pid, stats);
  peak.node = Math.max(peak.node, node);
  peak.browser = Math.max(peak.browser, browser);
}

/** Returns the resident memory of a process, and of all that it started, in MB (Linux only). */
export const memoryOf = (pid: number, stats = processes()): Run['peak'] => ({
  node: residentMb(pid),
  browser: below(pid, stats).reduce((sum, id) => sum + residentMb(id), 0),
});

const processes = (): Map<number, Stat> =>
  new Map(
    readdirSync('/proc')
      .filter((one) => /^\d+$/.test(one))
      .map((name) => [Number(name), statOf(name)]),
  );

const below = (pid: number, stats: ReadonlyMap<number, Stat>): number[] =>
  [...stats].filter(([, { parent }]) => parent === pid).flatMap(([child]) => [child, ...below(child, stats)]);

interface Stat {
  readonly parent: number;
  readonly ticks: number;
}

/** See proc(5), `/proc/pid/stat`: after the name stand the state, the parent, and as 12th and 13th the time in user and system mode. */
function statOf(id: string): Stat {
  const fields = procText(`/proc/${id}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
    .map(Number);
  return { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
}

const residentMb = (id: number): number => Number(/VmRSS:\s+(\d+)/.exec(procText(`/proc/${id}/status`))?.[1] ?? 0) / 1024;

function procText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
