import { setImmediate } from 'node:timers/promises';
import { type Browser, type Page, ProtocolError, TimeoutError } from 'puppeteer-core';
import { EnvironmentError } from '../model/job.js';
import type { FoundBrowser } from './find-browser.js';
import { launchBrowser } from './launch-browser.js';

/** The browser, or the part of it that had a page, died while that was used: another browser may do it. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** One running browser. */
export interface Engine {
  readonly version: string;
  readonly sandbox: boolean;
  /** False once it has died, is closed, or has done so much that another one should go on. */
  isFit(): boolean;
  /** As Printer.withPage and withUsedPage, once: throws a Crash when the page or the browser dies. */
  use<T>(kind: PageKind, use: (page: Page) => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
  /** Closes it once nothing is under way any more. */
  retire(): Promise<void>;
  /** Closes it at once; what is under way rejects with `reason`. */
  close(reason: unknown): Promise<void>;
}

export type PageKind = 'fresh' | 'used';

export interface EngineWish {
  readonly found: FoundBrowser;
  /** Milliseconds that its start, and each use of a page, may take. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

/** A page keeps something of each document that it has had (about 10 MB of a handout), a browser something of each page. */
const MOST_USES = 150;
const MOST_USES_OF_A_PAGE = 10;

/** Starts a browser. Throws an EnvironmentError when it does not start, and the signal's reason on abort. */
export async function openEngine({ found, deadline, signal }: EngineWish): Promise<Engine> {
  const { browser, sandbox, close: stop } = await launchBrowser({ found, deadline, signal });
  const end = watchEnd(browser);
  const pages = openPages(await watchOpening(browser));
  const count = { uses: 0, now: 0, retired: false };
  const gone = withResolver();
  const closeIfIdle = async (): Promise<void> => {
    // Whoever was lent it a moment ago begins first.
    await setImmediate();
    if (count.retired && count.now === 0) await stop().finally(gone.resolve);
  };
  return {
    version: await browser.version(),
    sandbox,
    isFit: () => end.reason === undefined && !count.retired && count.uses < MOST_USES,
    async use(kind, use, signal) {
      count.uses++;
      count.now++;
      try {
        return await end.unless(usePage(pages, { kind, use, deadline, signal }));
      } catch (cause) {
        throw isFault(cause) ? new Crash(cause.message, { cause }) : cause;
      } finally {
        count.now--;
        if (count.retired) closeIfIdle().catch(() => {});
      }
    },
    retire() {
      count.retired = true;
      closeIfIdle().catch(() => {});
      return gone.promise;
    },
    close(reason) {
      end.come(reason);
      return stop();
    },
  };
}

/** What puppeteer throws when the other side is gone or gives up. A page that is too slow is not among it. */
const isFault = (cause: unknown): cause is Error => cause instanceof ProtocolError && !isLate(cause);
const isLate = (cause: unknown): boolean =>
  cause instanceof TimeoutError || (cause instanceof ProtocolError && / timed out/.test(cause.message));

interface End {
  reason?: unknown;
  come(reason: unknown): void;
  /** What `work` gives; rejects with the end's reason when that comes first. */
  unless<T>(work: Promise<T>): Promise<T>;
}

function watchEnd(browser: Browser): End {
  // A promise that lives as long as the browser would keep all that was ever raced against it, each PDF of a long build.
  const underWay = new Set<(reason: unknown) => void>();
  const end: End = {
    come(reason) {
      end.reason ??= reason;
      for (const reject of underWay) reject(end.reason);
    },
    async unless(work) {
      const { promise, reject } = withRejector();
      underWay.add(reject);
      if (end.reason !== undefined) reject(end.reason);
      try {
        return await Promise.race([work, promise]);
      } finally {
        underWay.delete(reject);
      }
    },
  };
  browser.once('disconnected', () => end.come(new Crash('The browser stopped in the middle of its work.')));
  return end;
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function withRejector(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  return { promise, reject };
}

/** Where pages come from, and where they go after a use that went well. */
interface Pages {
  take(kind: PageKind): Promise<Page>;
  leave(kind: PageKind, page: Page): Promise<void>;
}

/** Opens a page. Throws a Crash when a page of the browser dies meanwhile: it may be this one. */
type OpenPage = () => Promise<Page>;

/** puppeteer tells of a page's death once it knows the page; what dies before is heard from the browser, which does not say whose it was. */
async function watchOpening(browser: Browser): Promise<OpenPage> {
  const opening = new Set<(reason: unknown) => void>();
  const session = await browser.target().createCDPSession();
  session.on('Target.targetCrashed', () => {
    for (const reject of opening) reject(new Crash('A page of the browser crashed while it opened.'));
  });
  await session.send('Target.setDiscoverTargets', { discover: true });
  return async () => {
    const { promise, reject } = withRejector();
    opening.add(reject);
    const page = browser.newPage();
    try {
      return await Promise.race([page, promise]);
    } catch (cause) {
      page.then(closePage, () => {});
      throw isLate(cause) ? new Crash('A page of the browser did not open.', { cause }) : cause;
    } finally {
      opening.delete(reject);
    }
  };
}

function openPages(openPage: OpenPage): Pages {
  const idle: Page[] = [];
  const uses = new WeakMap<Page, number>();
  const dead = new WeakSet<Page>();
  const open = async (): Promise<Page> => {
    const page = await openPage();
    return page.once('error', () => dead.add(page));
  };
  return {
    async take(kind) {
      const page = kind === 'used' ? idle.pop() : undefined;
      return page && !dead.has(page) && !page.isClosed() ? page : open();
    },
    async leave(kind, page) {
      const count = (uses.get(page) ?? 0) + 1;
      uses.set(page, count);
      if (kind === 'fresh' || count >= MOST_USES_OF_A_PAGE) return closePage(page);
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

interface Use<T> {
  readonly kind: PageKind;
  readonly use: (page: Page) => Promise<T>;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

async function usePage<T>(pages: Pages, { kind, use, deadline, signal }: Use<T>): Promise<T> {
  const page = await pages.take(kind);
  page.setDefaultTimeout(deadline);
  const early = withRejector();
  const timer = setTimeout(() => early.reject(lateError(deadline)), deadline);
  const onAbort = (): void => early.reject(signal?.reason);
  const onCrash = (): void => early.reject(new Crash('The page of the browser crashed.'));
  signal?.addEventListener('abort', onAbort, { once: true });
  // Not "once", which wraps it: what stays on the page keeps all that came of its uses.
  page.on('error', onCrash);
  try {
    signal?.throwIfAborted();
    const result = await Promise.race([use(page), early.promise]);
    // What came of it holds, whatever becomes of the page now.
    await Promise.race([pages.leave(kind, page), early.promise]).catch(() => closePage(page));
    return result;
  } catch (cause) {
    await closePage(page);
    throw isLate(cause) ? lateError(deadline, cause) : cause;
  } finally {
    clearTimeout(timer);
    page.off('error', onCrash);
    signal?.removeEventListener('abort', onAbort);
  }
}

const lateError = (deadline: number, cause?: unknown): EnvironmentError =>
  new EnvironmentError(
    'page-late',
    `A page was not ready after ${deadline / 1000} seconds.`,
    'Run it again with fewer jobs at once (--jobs 1). If it happens again, the page itself does not end: look for a very large figure.',
    { cause },
  );
