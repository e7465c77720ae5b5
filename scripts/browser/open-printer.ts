import { cpus } from 'node:os';
import type { Browser, Page as BrowserPage } from 'puppeteer-core';
import { seeIfFilesSuffice } from '../machine/open-files.js';
import { EnvironmentError } from '../model/job.js';

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

/** One running browser. Whoever opens it closes it: `await using printer = await openPrinter()`. */
export interface Printer {
  /** "Chrome/147.0.7727.0": part of what decides the bytes of a PDF. */
  readonly version: string;
  /** False where the machine lets no sandbox start (root, no user namespaces). */
  readonly sandbox: boolean;
  /**
   * Lends a fresh page, and closes it when `use` ends, however it ends. An abort of `signal` leaves the line or closes the page, and
   * rejects with the signal's reason; other uses go on.
   */
  withPage<T>(use: (page: Page) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * As withPage, with a blank page that an earlier use of this kind may have left: a new one costs as much as loading a document.
   * Only for what loads by `loadHtml`, which sets all that it needs. After a failure the page is closed.
   */
  withUsedPage<T>(use: (page: Page) => Promise<T>, signal?: AbortSignal): Promise<T>;
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
  const [{ findBrowser }, { launchBrowser }] = await Promise.all([import('./find-browser.js'), import('./launch-browser.js')]);
  const found = await findBrowser({ browserPath });
  const { browser, sandbox, close: stop } = await launchBrowser({ found, deadline, signal });
  const watched = watch(browser, stop, signal);
  const inLine = makeLine(pages);
  const fresh: Source = { take: () => browser.newPage(), leave: closePage };
  const used = usedPages(fresh);
  const close = async (): Promise<void> => {
    watched.forget();
    await stop();
  };
  return {
    version: await browser.version(),
    sandbox,
    withPage: (use, stop) => inLine(() => watched.whileOpen(usePage(fresh, use, { deadline, signal: stop })), stop),
    withUsedPage: (use, stop) => inLine(() => watched.whileOpen(usePage(used, use, { deadline, signal: stop })), stop),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Watched {
  /** What `work` gives; rejects when the signal aborts (and closes the browser) or when the browser dies before that. */
  whileOpen<T>(work: Promise<T>): Promise<T>;
  forget(): void;
}

function watch(browser: Browser, stop: () => Promise<void>, signal: AbortSignal | undefined): Watched {
  // A promise that lives as long as the browser would keep all that was ever raced against it, each PDF of a long build.
  const underWay = new Set<(reason: unknown) => void>();
  const end: { reason?: unknown } = {};
  const endAll = (reason: unknown): void => {
    end.reason ??= reason;
    for (const reject of underWay) reject(reason);
  };
  const onAbort = (): void => {
    endAll(signal?.reason);
    stop().catch(() => {});
  };
  const onDeath = (): void =>
    endAll(
      new EnvironmentError(
        'browser-stopped',
        'The browser stopped in the middle of its work.',
        'Run the command again; if it happens again, try --jobs 1 or another browser with --browser-path PATH.',
      ),
    );
  signal?.addEventListener('abort', onAbort, { once: true });
  browser.once('disconnected', onDeath);
  if (signal?.aborted) onAbort();
  return {
    async whileOpen(work) {
      const { promise, reject } = withRejector();
      underWay.add(reject);
      if (end.reason !== undefined) reject(end.reason);
      try {
        return await Promise.race([work, promise]);
      } finally {
        underWay.delete(reject);
      }
    },
    forget() {
      signal?.removeEventListener('abort', onAbort);
      endAll(new Error('The printer is closed.'));
    },
  };
}

function withRejector(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  return { promise, reject };
}

/** Returns a function that runs at most `places` tasks at once, in the order they came. Who aborts while waiting leaves the line. */
function makeLine(places: number): <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
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

interface Limits {
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** Where pages come from, and where they go after a use that went well. */
interface Source {
  take(): Promise<Page>;
  leave(page: Page): Promise<void>;
}

function usedPages({ take }: Source): Source {
  const idle: Page[] = [];
  return {
    async take() {
      return idle.pop() ?? take();
    },
    async leave(page) {
      // A new document, so that nothing of the last one, such as its policy, holds for the next.
      await page.goto('about:blank');
      for (const event of ['request', 'console'] as const) page.removeAllListeners(event);
      idle.push(page);
    },
  };
}

async function closePage(page: Page): Promise<void> {
  await Promise.race([page.close(), new Promise((go) => setTimeout(go, 500).unref())]).catch(() => {});
}

async function usePage<T>(source: Source, use: (page: Page) => Promise<T>, { deadline, signal }: Limits): Promise<T> {
  const page = await source.take();
  page.setDefaultTimeout(deadline);
  const late = withRejector();
  const mend =
    'Run it again with fewer jobs at once (--jobs 1). If it happens again, the page itself does not end: look for a very large figure.';
  const timer = setTimeout(
    () => late.reject(new EnvironmentError('page-late', `A page was not ready after ${deadline / 1000} seconds.`, mend)),
    deadline,
  );
  const onAbort = (): void => late.reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    signal?.throwIfAborted();
    const result = await Promise.race([use(page), late.promise]);
    await source.leave(page);
    return result;
  } catch (cause) {
    await closePage(page);
    throw cause;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
