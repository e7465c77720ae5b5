import type { CDPSession } from 'puppeteer-core';
import type { WishedPage } from '../model/lent-page.js';
import type { Page } from './open-printer.js';
import type { Renew } from './use-page.js';

/**
 * Lends a page whose reader wishes this or that, and the session by which it is told so: the browser's protocol knows features that
 * `emulateMediaFeatures` does not. The wishes are gone afterwards; the window stays as it is. Each call renews the time that the page has.
 */
export async function withWishes<T>(
  page: Page,
  use: (wished: WishedPage, session: CDPSession) => Promise<T>,
  renew: Renew = () => {},
): Promise<T> {
  const session = await page.createCDPSession();
  const wished: WishedPage = {
    async evaluate(code) {
      renew();
      return page.evaluate(code);
    },
    setViewport: (size) => page.setViewport(size),
    wish: async (media, features) => session.send('Emulation.setEmulatedMedia', { media, features: [...features] }),
  };
  try {
    return await use(wished, session);
  } finally {
    await session.detach().catch(() => {});
  }
}
