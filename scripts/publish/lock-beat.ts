import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Owner } from '../machine/owner.js';
import { BEAT, lockText, tokenIn } from './lock-file.js';

/** How a lock is lost. */
export type Loss = 'taken' | 'gone';
export type OnLost = (loss: Loss) => void;

/** The lock that is kept alive. */
export interface BeatWish {
  readonly file: string;
  readonly token: string;
  readonly owner: Owner;
}

/**
 * Writes the lock anew each second until the returned function ends that, so that others see its holder live; from a thread of its own,
 * for a long check of the words holds up this one. Calls `onLost` when the lock is somebody else's or gone: this computer slept, and
 * others took it for dead, or somebody cleared it away. Run from its sources the tool has no compiled thread and does it in place.
 */
export function keepAlive(wish: BeatWish, onLost: OnLost): () => Promise<void> {
  const thread = fileURLToPath(new URL('./lock-thread.js', import.meta.url));
  if (!existsSync(thread)) {
    const stop = beat(wish, onLost);
    return async () => stop();
  }
  const worker = new Worker(thread, { workerData: wish });
  worker.unref();
  worker.on('message', onLost);
  // A thread that cannot be had costs nothing but the sign of life.
  worker.on('error', () => {});
  return async () => void (await worker.terminate());
}

/** As keepAlive, in this thread. */
export function beat({ file, token, owner }: BeatWish, onLost: OnLost): () => void {
  const state: { open?: number; count: number } = { count: 0 };
  const write = (): void => {
    try {
      // Kept open, for so no lock is written but the one that stands there now: in the end it may be another's.
      state.open ??= openSync(file, 'r+');
      writeSync(state.open, lockText(token, owner, state.count++), 0);
    } catch {
      // The disk is full, or far away for a moment: the next one may come through.
    }
  };
  write();
  const timer = setInterval(() => {
    const lost = lossOf(file, token);
    if (lost) onLost(lost);
    else write();
  }, BEAT);
  timer.unref?.();
  return () => {
    clearInterval(timer);
    if (state.open !== undefined) closeSync(state.open);
  };
}

/** Where the lock is gone, whoever came next may have been here and left again. */
function lossOf(file: string, token: string): Loss | undefined {
  try {
    const now = tokenIn(file);
    return now === undefined ? 'gone' : now === token ? undefined : 'taken';
  } catch {
    return undefined;
  }
}
