import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { type Diagnostic, error } from '../model/diagnostic.js';

/**
 * Returns what `teachback check` says of the project, by running it beside this process: judging takes a second or more, and the
 * preview must not wait for it. Returns undefined when the signal stops it.
 */
export async function judgeWords(cli: string, project: string, signal: AbortSignal): Promise<readonly Diagnostic[] | undefined> {
  let printed = '';
  const child = spawn(process.execPath, [cli, 'check', '--json', '--project', project], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Where two processes share one core, what the author is looking at comes first.
  if (child.pid !== undefined) yieldTo(child.pid);
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop);
  try {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await new Promise<void>((done) => child.once('error', () => done()).once('close', () => done()));
    return signal.aborted ? undefined : diagnosticsIn(printed);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Returns what was found; where the check itself came to grief that is what is wrong: never nothing. */
function diagnosticsIn(printed: string): readonly Diagnostic[] {
  let said = '';
  try {
    const { diagnostics, error } = JSON.parse(printed) as { diagnostics?: readonly Diagnostic[]; error?: { message: string } };
    if (diagnostics) return diagnostics;
    said = error?.message ?? '';
  } catch {
    // It ended before it said anything.
  }
  const message = `The words could not be checked. ${said}`.trim();
  return [error({ code: 'not-checked', message, hint: 'Run "teachback check": it says what stops it.' })];
}

function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}
