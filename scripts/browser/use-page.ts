import type { Browser, Page } from 'puppeteer-core';
import { EnvironmentError } from '../model/job.js';
import { Crash, isLate } from './crash.js';
import { type Early, withRejector } from './with-rejector.js';

/** Used: one that an earlier use may have left. */
export type PageKind = 'fresh' | 'used';

/** A page keeps something of each document that it has had (about 10 MB of a handout). */
const MOST_USES_OF_A_PAGE = 10;

/** Begins the time that a use of a page may take anew: its user gives it a sign of life. */
export type Renew = () => void;

/** Where pages come from, and where they go after a use that went well. */
export interface Pages {
  take(kind: PageKind): Promise<Page>;
  leave(kind: PageKind, page: Page): Promise<void>;
}

/** Opens a page. Throws a Crash when a page of the browser dies meanwhile: it may be this one. */
export type OpenPage = () => Promise<Page>;

/** puppeteer tells of a page's death once it knows the page; what dies before is heard from the browser, which does not say whose it was. */
export async function watchOpening(browser: Browser): Promise<OpenPage> {
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

export function openPages(openPage: OpenPage): Pages {
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
      if (page.isClosed()) return;
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

export interface Use<T> {
  readonly kind: PageKind;
  readonly use: (page: Page, renew: Renew) => Promise<T>;
  /** Milliseconds from the beginning, or from when the user last renewed it. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

export async function usePage<T>(pages: Pages, wish: Use<T>): Promise<T> {
  const { kind, signal } = wish;
  signal?.throwIfAborted();
  const early = withRejector();
  const onAbort = (): void => early.reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const opening = pages.take(kind);
  try {
    const page = await Promise.race([opening, early.promise]).catch((cause) => {
      // One that opens after all is nobody's.
      opening.then(closePage, () => {});
      throw cause;
    });
    return await useOpened(page, pages, wish, early);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function useOpened<T>(page: Page, pages: Pages, { kind, use, deadline }: Use<T>, early: Early): Promise<T> {
  page.setDefaultTimeout(deadline);
  const timer = setTimeout(() => early.reject(lateError(deadline)), deadline);
  const renew = (): void => void timer.refresh();
  const onCrash = (): void => early.reject(new Crash('The page of the browser crashed.'));
  // Not "once", which wraps it: what stays on the page keeps all that came of its uses.
  page.on('error', onCrash);
  try {
    const result = await Promise.race([use(page, renew), early.promise]);
    // What came of it holds, whatever becomes of the page now.
    await Promise.race([pages.leave(kind, page), early.promise]).catch(() => closePage(page));
    return result;
  } catch (cause) {
    await closePage(page);
    throw isLate(cause) ? lateError(deadline, cause) : cause;
  } finally {
    clearTimeout(timer);
    page.off('error', onCrash);
  }
}

const lateError = (deadline: number, cause?: unknown): EnvironmentError =>
  new EnvironmentError(
    'page-late',
    `A page was not ready after ${deadline / 1000} seconds.`,
    'Run it again with fewer jobs at once (--jobs 1). If it happens again, the page itself does not end: look for a very large figure.',
    { cause },
  );
