import { unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { diskTrouble, shown } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { EnvironmentError } from '../model/job.js';
import { keepAlive, type Loss } from './lock-beat.js';
import { createLock, type Holder, isDead, leaveLock, readHolder, tokenIn } from './lock-file.js';

type OwnLock = NonNullable<ReturnType<typeof createLock>>;

/**
 * Runs `use` while this process alone may write to `out` (which is made when missing), and returns what it returns. Throws an
 * EnvironmentError when another run is at work there, on this computer or on another one that shares the folder. A lock whose holder
 * died is cleared away: at once where that can be seen from here, else when it has not been refreshed for ten seconds. `lost` aborts
 * when others took this build for dead, because its computer slept, or the lock is gone: then nothing may be written any more.
 */
export async function withLock<T>(out: string, use: (lost: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
  makeFolder(out);
  const file = join(out, '.lock');
  const own = await takeLock(file, { out, signal }).catch((cause) => {
    signal?.throwIfAborted();
    throw cause;
  });
  const lost = new AbortController();
  const stop = keepAlive({ file, ...own }, (loss) => lost.abort(lossError(loss, out)));
  try {
    return await use(lost.signal);
  } finally {
    await stop();
    leaveLock(file, own.token);
  }
}

interface Wish {
  readonly out: string;
  readonly signal: AbortSignal | undefined;
}

/** Makes lock `file`. */
async function takeLock(file: string, wish: Wish): Promise<OwnLock> {
  for (;;) {
    const own = createLock(file);
    if (own) return own;
    const holder = await readHolder(file, wish.signal);
    if (holder) await clearDeadLock(file, holder, wish);
  }
}

/**
 * Clears away the lock of a process that died. Whoever holds the lock named after its token, and nobody else, may do so,
 * and only while that token still stands in `file`: of two takers one waits its turn and then finds a newer lock.
 */
async function clearDeadLock(file: string, holder: Holder, wish: Wish): Promise<void> {
  if (!(await isDead(file, holder, wish.signal))) throw busy(holder, wish.out);
  const right = `${file}.${holder.token}`;
  const { token } = await takeLock(right, wish);
  try {
    if (tokenIn(file) === holder.token) unlinkSync(file);
  } catch (error) {
    throw diskTrouble(error, file);
  } finally {
    leaveLock(right, token);
  }
}

function busy({ owner }: Holder, out: string): EnvironmentError {
  const where = owner ? `process ${owner.pid}${owner.host === hostname() ? '' : ` on computer ${owner.host}`}` : 'of an earlier version';
  return new EnvironmentError(
    'locked',
    `Another run of Teachback (${where}) is writing to "${shown(out)}".`,
    'Wait until it ends, then run the command again. The lock of a run that was killed is cleared away by itself.',
  );
}

const lossError = (loss: Loss, out: string): EnvironmentError =>
  loss === 'taken'
    ? new EnvironmentError(
        'locked',
        `Another build took over "${shown(out)}" while this computer slept.`,
        'Wait until that one ends, then run the command again.',
      )
    : new EnvironmentError(
        'locked',
        `The lock of this build is gone from "${shown(out)}": another build may have been at work there.`,
        'Run the command again, and leave the file ".lock" there while a build runs.',
      );
