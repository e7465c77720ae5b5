/** What ends a use before it is through. */
export interface Early {
  readonly promise: Promise<never>;
  reject(reason: unknown): void;
}

/** Returns a promise that is rejected from outside, and is no unhandled rejection where nobody waits for it. */
export function withRejector(): Early {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  return { promise, reject };
}
