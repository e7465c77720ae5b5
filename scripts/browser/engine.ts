import { setImmediate } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { Crash, isFault } from './crash.js';
import type { FoundBrowser } from './find-browser.js';
import { type Launched, launchBrowser, launchError } from './launch-browser.js';
import { openPages, type PageKind, type Pages, type Renew, usePage, watchOpening } from './use-page.js';
import { withRejector } from './with-rejector.js';

/** One running browser. */
export interface Engine {
  readonly version: string;
  readonly sandbox: boolean;
  /** False once it has died, is closed, or has done so much that another one should go on. */
  isFit(): boolean;
  /** As Printer.withPage and withUsedPage, once: throws a Crash when the page or the browser dies. */
  use<T>(kind: PageKind, use: (page: Page, renew: Renew) => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
  /** Closes it once nothing is under way any more. */
  retire(): Promise<void>;
  /** Closes it at once; what is under way rejects with `reason`. */
  close(reason: unknown): Promise<void>;
}

export interface EngineWish {
  readonly found: FoundBrowser;
  /** Milliseconds that its start, and each use of a page, may take. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** After how many uses another browser should go on; the usual number unless told. */
  readonly mostUses?: number;
}

/** A browser keeps something of each page. */
const MOST_USES = 150;

/** Starts a browser. Throws an EnvironmentError when it does not start, and the signal's reason on abort: then nothing of it runs. */
export async function openEngine(wish: EngineWish): Promise<Engine> {
  const launched = await launchBrowser(wish);
  try {
    const { browser } = launched;
    const end = watchEnd(browser);
    const [openPage, version] = await end.unless(Promise.all([watchOpening(browser), browser.version()]));
    const { deadline, mostUses = MOST_USES } = wish;
    return engineOf(launched, { version, end, pages: openPages(openPage), deadline, mostUses });
  } catch (cause) {
    await launched.close().catch(() => {});
    throw wish.signal?.aborted ? wish.signal.reason : launchError(cause, wish);
  }
}

interface Running {
  readonly version: string;
  readonly end: End;
  readonly pages: Pages;
  readonly deadline: number;
  readonly mostUses: number;
}

function engineOf({ sandbox, close: stop }: Launched, { version, end, pages, deadline, mostUses }: Running): Engine {
  const count = { uses: 0, now: 0, retired: false };
  const gone = withResolver();
  const closeIfIdle = async (): Promise<void> => {
    // Whoever was lent it a moment ago begins first.
    await setImmediate();
    if (count.retired && count.now === 0) await stop().finally(gone.resolve);
  };
  return {
    ...{ version, sandbox },
    isFit: () => end.reason === undefined && !count.retired && count.uses < mostUses,
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
