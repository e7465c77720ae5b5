import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';

const CHANNEL = 'child_process';

/**
 * Follows which processes this one starts, until `stop`. A start that fails or is aborted gives nobody its process: puppeteer kills it and
 * does not wait, and what is not dead yet still writes files. Source: the channel `child_process` of Node's `node:diagnostics_channel`.
 */
export function watchStarts(): { stop(): void; end(folder: string): Promise<void> } {
  const started: ChildProcess[] = [];
  const note = (message: unknown): void => void started.push((message as { process: ChildProcess }).process);
  subscribe(CHANNEL, note);
  return {
    stop: () => void unsubscribe(CHANNEL, note),
    /** Kills each process that was given a path in `folder`, and returns when it has ended. */
    async end(folder) {
      const ours = started.filter(({ spawnargs }) => spawnargs?.some((arg) => arg.includes(folder)));
      await Promise.all(ours.map(end));
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  // Without a number it never ran.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  try {
    // Its group is named by the minus; Windows has no groups.
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is dead, and will say so.
  }
  await ended;
}
