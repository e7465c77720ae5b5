import type { HTTPRequest, Page } from 'puppeteer-core';
import { type BoxSize, SLIDE } from '../model/paper.js';

export interface LoadOptions {
  readonly media: 'screen' | 'print';
  /** That of a slide unless told. */
  readonly viewport?: BoxSize | undefined;
  /** Page scripts are off unless asked for. */
  readonly scripts?: boolean | undefined;
}

/** What the page asked for and did not get. An artifact that is whole in itself asks for nothing. */
export interface Loaded {
  readonly refused: readonly string[];
}

/**
 * Puts `html` into a fresh page that reaches neither network nor files, and waits for its fonts and pictures
 * (never for an idle network). Addresses that the page asks for are refused and listed, sorted.
 */
export async function loadHtml(page: Page, html: string, options: LoadOptions): Promise<Loaded> {
  const refused = new Set<string>();
  await Promise.all([
    page.setJavaScriptEnabled(options.scripts ?? false),
    page.setViewport(options.viewport ?? SLIDE),
    page.emulateMediaType(options.media),
    page.setRequestInterception(true),
  ]);
  page.on('request', (request) => refuse(request, refused));
  page.on('console', (message) => noteLocal(message.text(), refused));
  await replaceHtml(page, html);
  return { refused: [...refused].sort() };
}

/** Puts other `html` into a page that `loadHtml` has prepared, and waits for it in the same way. */
export async function replaceHtml(page: Page, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: 'load' });
  await page.evaluate(settle);
}

function refuse(request: HTTPRequest, refused: Set<string>): void {
  const url = request.url();
  if (/^(data|about):/.test(url)) void request.continue().catch(() => {});
  else {
    refused.add(url.slice(0, 200));
    // "No content" to a navigation leaves the page as it is; a refusal would put an error page in its place.
    const answer = request.isNavigationRequest() ? request.respond({ status: 204 }) : request.abort('blockedbyclient');
    void answer.catch(() => {});
  }
}

/** Chromium refuses files to such a page by itself, before any request, and says so on its console. */
function noteLocal(text: string, refused: Set<string>): void {
  const local = /Not allowed to load local resource: (\S+)/.exec(text)?.[1];
  if (local) refused.add(local.slice(0, 200));
}

/**
 * Runs in the page: resolves when all fonts are loaded and all pictures are decoded (or cannot be). Each font is asked
 * for by itself: `fonts.ready` alone is ready too early where the first layout has not asked for any yet.
 */
async function settle(): Promise<void> {
  await Promise.all([...document.fonts].map((font) => font.load().catch(() => {})));
  await document.fonts.ready;
  await Promise.all(
    [...document.images].map((image) => {
      // On paper nothing comes into view later.
      image.loading = 'eager';
      return image.decode().catch(() => {});
    }),
  );
}
