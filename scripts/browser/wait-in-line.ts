/** Runs tasks at most so many at once, in the order they came. Who aborts while waiting leaves the line with the signal's reason. */
export type Line = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Returns a line with so many places. */
export function openLine(places: number): Line {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, places);
  return async (task, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await stand(waiting, signal);
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Resolves when it is this one's turn. */
function stand(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(signal?.reason);
    };
    const go = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting.push(go);
  });
}
