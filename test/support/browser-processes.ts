import { readFileSync } from 'node:fs';

/** One process of a browser that this process has started: `browser` itself, or what it calls it ("renderer", "gpu-process"). */
export interface BrowserProcess {
  readonly pid: number;
  readonly kind: string;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const childrenOf = (pid: number): number[] => read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);

const below = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...below(child)]);

/** Returns the processes of all browsers that this process has started (Linux). */
export const browserProcesses = (): BrowserProcess[] =>
  below(process.pid).flatMap((pid) => {
    const line = read(`/proc/${pid}/cmdline`).split('\0').join(' ');
    if (!line.includes('teachback-browser-') && !line.includes('--type=')) return [];
    return [{ pid, kind: /--type=(\S+)/.exec(line)?.[1] ?? 'browser' }];
  });

/** Returns the processes of esbuild that this process has started (Linux). */
export const esbuildProcesses = (): number[] =>
  childrenOf(process.pid).filter((pid) => /esbuild\0--service/.test(read(`/proc/${pid}/cmdline`)));

/** Kills a process; one that has ended since it was listed is as dead. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

/** Kills all processes of a kind at once, as the system does when memory runs out. Returns how many there were. */
export function killBrowser(kind: string): number {
  const all = browserProcesses().filter((one) => one.kind === kind);
  for (const { pid } of all) kill(pid);
  return all.length;
}
