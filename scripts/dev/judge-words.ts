import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Diagnostic } from '../model/diagnostic.js';

/**
 * Returns what `teachback check` says of the project, by running it beside this process: judging takes a second or more, and the
 * preview must not wait for it. Returns undefined when the signal stops it.
 */
export async function judgeWords(cli: string, project: string, signal: AbortSignal): Promise<readonly Diagnostic[] | undefined> {
  const child = spawn(process.execPath, [cli, 'check', '--json', '--project', project], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Where two processes share one core, what the author is looking at comes first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop);
  try {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await new Promise<void>((done, fail) => child.once('error', fail).once('close', () => done()));
    if (signal.aborted) return undefined;
    const { diagnostics } = JSON.parse(printed) as { diagnostics?: readonly Diagnostic[] };
    return diagnostics ?? [];
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
