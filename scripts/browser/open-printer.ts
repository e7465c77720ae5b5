import { cpus } from 'node:os';
import type { Page as BrowserPage } from 'puppeteer-core';
import { seeIfFilesSuffice } from '../machine/open-files.js';
import { EnvironmentError } from '../model/job.js';
import type { Engine, EngineWish } from './engine.js';
import type { PageKind, Renew } from './use-page.js';
import { openLine } from './wait-in-line.js';

/** A page of the browser, as `puppeteer-core` has it. */
export type Page = BrowserPage;

export interface PrinterOptions {
  readonly browserPath?: string | undefined;
  /** Pages open at once; the rest waits in line. */
  readonly pages?: number | undefined;
  /** Milliseconds that starting the browser, and each use of a page, may take. */
  readonly deadline?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A browser that is there when it is needed: one that dies is started anew, and one that has done much makes room for another, so that
 * its memory does not grow. Whoever opens it closes it: `await using printer = await openPrinter()`.
 */
export interface Printer {
  /** "Chrome/147.0.7727.0": part of what decides the bytes of a PDF. */
  readonly version: string;
  /** False where the machine lets no sandbox start (root, no user namespaces). */
  readonly sandbox: boolean;
  /**
   * Lends a fresh page, and closes it when `use` ends, however it ends. Where the page or the browser dies in the middle, `use` is
   * called once more, with a page of another browser; where that dies too, this throws an EnvironmentError `page-crashed`. A use of many
   * steps calls `renew` with each: its time begins anew. An abort of
   * `signal` leaves the line or closes the page, and rejects with the signal's reason; other uses go on.
   */
  withPage<T>(use: (page: Page, renew: () => void) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * As withPage, with a blank page that an earlier use of this kind may have left: a new one costs as much as loading a document.
   * Only for what loads by `loadHtml`, which sets all that it needs. After a failure the page is closed.
   */
  withUsedPage<T>(use: (page: Page, renew: () => void) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Closes the browser; what is under way rejects. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Finds and starts the browser. Throws an EnvironmentError when there is none or it does not start.
 * An abort of `signal` closes the browser; what is under way rejects with the signal's reason.
 */
export async function openPrinter(options: PrinterOptions = {}): Promise<Printer> {
  const { browserPath, pages = Math.min(4, cpus().length || 1), deadline = 60_000, signal } = options;
  signal?.throwIfAborted();
  seeIfFilesSuffice();
  const [{ findBrowser }, { Crash }, { openEngine }] = await Promise.all([
    import('./find-browser.js'),
    import('./crash.js'),
    import('./engine.js'),
  ]);
  const engines = openEngines({ found: await findBrowser({ browserPath }), deadline, signal }, openEngine);
  const onAbort = (): void => void engines.close(signal?.reason).catch(() => {});
  signal?.addEventListener('abort', onAbort, { once: true });
  const { version, sandbox } = await engines.lend().catch((cause) => {
    signal?.removeEventListener('abort', onAbort);
    throw cause;
  });
  const inLine = openLine(pages);
  const lendPage = openLender(engines, Crash);
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', onAbort);
    await engines.close(new Error('The printer is closed.'));
  };
  return {
    ...{ version, sandbox, close, [Symbol.asyncDispose]: close },
    withPage: (use, stop) => inLine(() => lendPage('fresh', use, stop), stop),
    withUsedPage: (use, stop) => inLine(() => lendPage('used', use, stop), stop),
  };
}

/** So many jobs lost one after another, each in two browsers, may be no fault of the jobs. */
const MOST_LOST = 4;
const CRASH_MEND =
  'Run the command again; if it happens again, look for a very large figure, free some memory, or try --jobs 1 or another browser with --browser-path PATH.';

type Lender = <T>(kind: PageKind, use: (page: Page, renew: Renew) => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Returns what lends pages and lends once more where one dies (throws a `Fault`). Where many are lost it looks whether the browser can
 * show an empty page: if so they are lost each for itself, else it gives up, now and for all that comes.
 * @internal
 */
export function openLender({ lend, alone }: Pick<Engines, 'lend' | 'alone'>, Fault: new (message: string) => Error): Lender {
  // One after another: a page that takes the browser down with it takes no other one's second try.
  const again = openLine(1);
  const lost: { inSeries: number; forGood?: EnvironmentError } = { inSeries: 0 };
  const isAtFault = (): Promise<boolean> =>
    alone((engine) => engine.use('fresh', (page) => page.evaluate(() => 1), undefined)).then(
      () => false,
      () => true,
    );
  return async (kind, use, signal) => {
    if (lost.forGood) throw lost.forGood;
    try {
      const made = await (await lend()).use(kind, use, signal).catch((cause) => {
        if (!(cause instanceof Fault)) throw cause;
        signal?.throwIfAborted();
        return again(() => alone((engine) => engine.use('fresh', use, signal)), signal);
      });
      lost.inSeries = 0;
      return made;
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      if (++lost.inSeries >= MOST_LOST && (await isAtFault())) {
        const message = 'The browser stopped in the middle of its work, again and again.';
        lost.forGood = new EnvironmentError('browser-stopped', message, CRASH_MEND, { cause });
        throw lost.forGood;
      }
      throw new EnvironmentError('page-crashed', `Twice: ${cause.message}`, CRASH_MEND, { cause });
    }
  };
}

interface Engines {
  /** Returns the browser that is at work, started anew where the last one is not fit any more. */
  lend(): Promise<Engine>;
  /** Lends a browser of its own, and closes it. */
  alone<T>(use: (engine: Engine) => Promise<T>): Promise<T>;
  close(reason: unknown): Promise<void>;
}

/**
 * Returns what starts browsers, by `open`, and closes them.
 * @internal
 */
export function openEngines(wish: EngineWish, open: (wish: EngineWish) => Promise<Engine>): Engines {
  const running = new Set<Engine>();
  const starting = new Set<Promise<unknown>>();
  const end: { reason?: unknown } = {};
  let current: Promise<Engine> | undefined;
  let ready: Engine | undefined;
  const startOne = async (): Promise<Engine> => {
    if (end.reason !== undefined) throw end.reason;
    const engine = await open(wish);
    running.add(engine);
    if (end.reason === undefined) return engine;
    await engine.close(end.reason);
    throw end.reason;
  };
  const start = (): Promise<Engine> => {
    const started = startOne();
    starting.add(started);
    return started.finally(() => starting.delete(started));
  };
  const leave = async (engine: Engine): Promise<void> => {
    await engine.retire();
    running.delete(engine);
  };
  const begin = (): Promise<Engine> =>
    start().then(
      (engine) => {
        ready = engine;
        return engine;
      },
      (cause) => {
        current = undefined;
        throw cause;
      },
    );
  return {
    async lend() {
      if (ready && !ready.isFit()) {
        // The next one starts when the last use of this one has ended: two at once would take twice the memory.
        current = leave(ready)
          .catch(() => {})
          .then(begin);
        ready = undefined;
      }
      current ??= begin();
      return current;
    },
    async alone(use) {
      const engine = await start();
      try {
        return await use(engine);
      } finally {
        await leave(engine);
      }
    },
    async close(reason) {
      end.reason ??= reason;
      await Promise.all([...running].map((engine) => engine.close(reason)));
      await Promise.allSettled(starting);
    },
  };
}
