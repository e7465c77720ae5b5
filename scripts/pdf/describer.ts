import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PdfDescription } from '../model/job.js';
import type { Described } from './describe-pdf.js';

/** What the thread is asked for: the file described, or (without a description) where its links lead. */
export interface DescriberWish {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly description?: PdfDescription | undefined;
}

export type DescriberAnswer = { readonly id: number } & (
  | { readonly described: Described }
  | { readonly destinations: Record<string, number> }
  | { readonly fault: unknown }
);

/** Describes PDFs beside the rest of a build. Whoever opens it closes it: `await using describer = openDescriber()`. */
export interface Describer extends AsyncDisposable {
  /** As describePdf. */
  describe(bytes: Uint8Array, description: PdfDescription): Promise<Described>;
  /** As readDestinations. */
  destinations(bytes: Uint8Array): Promise<Record<string, number>>;
}

/**
 * Returns a describer with a thread of its own, started by the first file: the work is long, and the browser waits for this
 * program's main thread. Run from its sources the tool has no compiled thread and does the work in place.
 */
export function openDescriber(): Describer {
  const thread = fileURLToPath(new URL('./describer-thread.js', import.meta.url));
  return existsSync(thread) ? threadDescriber(thread) : inPlace();
}

function inPlace(): Describer {
  return {
    describe: async (bytes, description) => (await import('./describe-pdf.js')).describePdf(bytes, description),
    destinations: async (bytes) => (await import('./read-destinations.js')).readDestinations(bytes),
    async [Symbol.asyncDispose]() {},
  };
}

interface Waiting {
  readonly take: (answer: DescriberAnswer) => void;
  readonly fail: (cause: unknown) => void;
}

function threadDescriber(thread: string): Describer {
  const waiting = new Map<number, Waiting>();
  const started: { worker?: Worker; count: number } = { count: 0 };
  const failAll = (cause: unknown): void => {
    for (const { fail } of waiting.values()) fail(cause);
    waiting.clear();
  };
  const start = (): Worker => {
    const worker = new Worker(thread);
    worker.on('message', (answer: DescriberAnswer) => {
      waiting.get(answer.id)?.take(answer);
      waiting.delete(answer.id);
    });
    worker.on('error', failAll);
    worker.on('exit', () => {
      // The next file gets a thread of its own.
      if (started.worker === worker) delete started.worker;
      failAll(new Error('The thread that describes PDFs ended too early.'));
    });
    return worker;
  };
  const ask = (bytes: Uint8Array, description?: PdfDescription): Promise<DescriberAnswer> =>
    new Promise((take, fail) => {
      started.worker ??= start();
      const id = ++started.count;
      waiting.set(id, { take, fail });
      started.worker.postMessage({ id, bytes, description } satisfies DescriberWish);
    });
  return {
    async describe(bytes, description) {
      const answer = await ask(bytes, description);
      if ('described' in answer) return answer.described;
      throw faultOf(answer);
    },
    async destinations(bytes) {
      const answer = await ask(bytes);
      if ('destinations' in answer) return answer.destinations;
      throw faultOf(answer);
    },
    async [Symbol.asyncDispose]() {
      await started.worker?.terminate();
    },
  };
}

const faultOf = (answer: DescriberAnswer): unknown => ('fault' in answer ? answer.fault : new Error('An answer to another question.'));
