import type { CDPSession, KeyInput } from 'puppeteer-core';
import type { LivePage, WishedPage } from '../model/lent-page.js';
import { once } from '../model/remember.js';
import type { Page } from './open-printer.js';
import type { Renew } from './use-page.js';
import { withWishes } from './wish-page.js';

/** Where a file stands while it is tried: no such place exists, and nothing is asked of it but the file. */
const PLACE = 'https://file.invalid/';

/**
 * Opens `html` in a page as a file from a website that has nothing else, its scripts at work, and lends it. `script` is put into
 * it first. The page is closed afterwards: it may stand still.
 */
export async function withLivePage<T>(
  page: Page,
  { html, script }: { html: string; script: string },
  use: (live: LivePage) => Promise<T>,
  renew?: Renew,
): Promise<T> {
  let failure: string | undefined;
  page.on('pageerror', (error) => {
    failure ??= error instanceof Error ? error.message : String(error);
  });
  // Of a page that was loaded otherwise before.
  page.removeAllListeners('request');
  await Promise.all([page.setJavaScriptEnabled(true), page.setRequestInterception(true)]);
  page.on('request', (request) => {
    const answer =
      request.url().startsWith(PLACE) && request.isNavigationRequest()
        ? request.respond({ contentType: 'text/html; charset=utf-8', body: html })
        : /^(data|about|blob):/.test(request.url())
          ? request.continue()
          : request.abort('blockedbyclient');
    void answer.catch(() => {});
  });
  await page.setViewport({ width: 1280, height: 720 });
  // A page behind others has no focus that shows: several are open at once.
  await page.emulateFocusedPage(true);
  await page.evaluateOnNewDocument(noteClicks);
  await page.goto(PLACE, { waitUntil: 'load' });
  await page.evaluate(script);
  const judged = await withWishes(page, (wished, session) => use({ ...wished, failure: () => failure, ...handsOn(page, session) }), renew);
  await page.close();
  return judged;
}

/** Runs in the page before its scripts: notes the elements of which these hear that they are clicked. */
function noteClicks(): void {
  const heard = new Set<EventTarget>();
  /** Of each element the listeners that are left, as the browser tells them apart: by kind, function and phase. */
  const listeners = new WeakMap<EventTarget, { kind: string; listener: unknown; captures: boolean }[]>();
  const others = (target: EventTarget, kind: string, [listener, options]: unknown[]) => {
    const captures = options === true || (typeof options === 'object' && (options as { capture?: boolean } | null)?.capture === true);
    const left = (listeners.get(target) ?? []).filter((one) => one.kind !== kind || one.listener !== listener || one.captures !== captures);
    return { left, own: { kind, listener, captures } };
  };
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, kind: string, ...given: unknown[]) {
    if (this instanceof Element && /^(click|dblclick|mousedown|mouseup|contextmenu|drop)$/.test(kind)) {
      const { left, own } = others(this, kind, given);
      listeners.set(this, [...left, own]);
      heard.add(this);
    }
    return add.call(this, kind, ...(given as [EventListener]));
  };
  const remove = EventTarget.prototype.removeEventListener;
  EventTarget.prototype.removeEventListener = function (this: EventTarget, kind: string, ...given: unknown[]) {
    const { left } = others(this, kind, given);
    listeners.set(this, left);
    if (left.length === 0) heard.delete(this);
    return remove.call(this, kind, ...(given as [EventListener]));
  };
  Object.assign(globalThis, { teachbackClicked: heard });
}

function handsOn(page: Page, session: CDPSession): Omit<LivePage, keyof WishedPage | 'failure'> {
  // To be told of all styles of a page takes long: once.
  const styles = once(async () => {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
  });
  return {
    async press(key, held) {
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key as KeyInput);
      if (held) await page.keyboard.up(held);
    },
    async slip(by) {
      const { width = 0, height = 0 } = page.viewport() ?? {};
      const at = (x: number): { x: number; y: number }[] => [{ x: Math.round(width / 2 + x), y: Math.round(height / 2) }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(-by) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    point: async ({ x, y }) => {
      await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    },
    async wait(milliseconds) {
      const over = new Promise<void>((done) => session.once('Emulation.virtualTimeBudgetExpired', () => done()));
      await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: milliseconds });
      await over;
    },
    async hover(isOn) {
      await styles();
      const { root } = await session.send('DOM.getDocument', { depth: 0 });
      const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[data-below-mouse]' });
      for (const nodeId of nodeIds) await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: isOn ? ['hover'] : [] });
    },
  };
}
