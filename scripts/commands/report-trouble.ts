import { machineTrouble } from '../machine/machine-trouble.js';
import { type EnvironmentCode, EnvironmentError } from '../model/job.js';
import { paintFor, printJson, printLines } from './print.js';
import { EXIT, Interrupted, type Surroundings, UsageError } from './surroundings.js';

interface Trouble {
  readonly kind: 'usage' | 'environment' | 'interrupted' | 'fault';
  readonly code?: EnvironmentCode;
  readonly exitCode: number;
  readonly message: string;
  readonly mend?: string;
}

/** Tells on stderr (and with `json` on stdout) what stopped the command. Returns the exit code. A stack only with TEACHBACK_DEBUG=1. */
export function reportTrouble(error: unknown, around: Surroundings, json: boolean): number {
  const { stderr, env, signal } = around;
  const reason = signal?.aborted ? signal.reason : error;
  const { exitCode, ...trouble } = troubleOf(reason);
  printLines(stderr, [`${paintFor(stderr, env)('red', 'error:')} ${trouble.message}`, ...(trouble.mend ? [trouble.mend] : [])]);
  const shown = reason instanceof Interrupted ? error : reason;
  if (env.TEACHBACK_DEBUG === '1' && shown instanceof Error) printLines(stderr, [stackOf(shown)]);
  return json ? printJson(around, exitCode, { error: trouble }) : exitCode;
}

function troubleOf(thrown: unknown): Trouble {
  const error = machineTrouble(thrown) ?? thrown;
  if (error instanceof EnvironmentError) {
    return { kind: 'environment', exitCode: EXIT.environment, code: error.code, message: error.message, mend: error.mend };
  }
  if (error instanceof UsageError) return { kind: 'usage', exitCode: EXIT.usage, message: error.message };
  if (error instanceof Interrupted) {
    return { kind: 'interrupted', exitCode: error.exitCode, message: `${error.message} Files made earlier are as they were.` };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { kind: 'interrupted', exitCode: EXIT.interrupted, message: 'Stopped before the end. Files made earlier are as they were.' };
  }
  const message = `This is a fault of the tool, not of your content: ${error instanceof Error ? error.message : String(error)}`;
  return {
    kind: 'fault',
    exitCode: EXIT.environment,
    message,
    mend: 'Set TEACHBACK_DEBUG=1 and run the command again to see where it happened.',
  };
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
