import type { CDPSession } from 'puppeteer-core';
import type { Page } from './open-printer.js';

/** A feature of the reader's system, as CSS names it: `forced-colors: active`. */
export interface WishedFeature {
  readonly name: string;
  readonly value: string;
}

/** A page as the system of a reader asks for it. */
export interface WishedPage {
  readonly session: CDPSession;
  evaluate(code: string): Promise<unknown>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  wish(media: 'print' | 'screen', features: readonly WishedFeature[]): Promise<void>;
}

/** Lends a page whose reader wishes this or that; what was wished is gone afterwards. The browser's protocol knows features that `emulateMediaFeatures` does not. */
export async function withWishes<T>(page: Page, use: (wished: WishedPage) => Promise<T>): Promise<T> {
  const session = await page.createCDPSession();
  try {
    return await use({
      session,
      evaluate: (code) => page.evaluate(code),
      setViewport: (size) => page.setViewport(size),
      wish: async (media, features) => session.send('Emulation.setEmulatedMedia', { media, features: [...features] }),
    });
  } finally {
    await session.detach().catch(() => {});
  }
}
