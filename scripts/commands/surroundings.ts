/** A story of the API as a command calls it: one request, one report. */
export type Story = (request: never) => Promise<unknown>;

/** Where text goes: `process.stdout` and `process.stderr`, or a test's own. */
export interface Writer {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in characters. */
  readonly columns?: number | undefined;
}

/** All that a command takes from the world around it. Results go to `stdout`, talk to `stderr`. */
export interface Surroundings {
  readonly stdout: Writer;
  readonly stderr: Writer;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Stories to call in place of the commands' own, by the command's name. */
  readonly stories?: Readonly<Record<string, Story>>;
}

/** What the command ends with. Stopped by a signal it ends with 128 and the signal's number. */
export const EXIT = { done: 0, content: 1, usage: 2, environment: 3, interrupted: 130, terminated: 143 } as const;

/** Why a running command was stopped: the reason of the abort signal. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor(readonly exitCode: number) {
    super('Stopped before the end.');
  }
}

/** A mistake in how the command was called: exit code 2. The message names the bad value and the allowed ones. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
