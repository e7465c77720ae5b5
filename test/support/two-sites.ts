import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getuid } from 'node:process';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browser/find-browser.js';

/** One site on loopback. Its port makes it an origin of its own. */
export interface Site extends AsyncDisposable {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** Headers that came with each request, by path. */
  readonly headers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export interface Answer {
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a site that answers with what `answer` returns for a path, and 404 for undefined. */
export async function openSite(answer: (path: string) => Answer | undefined): Promise<Site> {
  const asked: string[] = [];
  const headers = new Map<string, Readonly<Record<string, unknown>>>();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    asked.push(path);
    headers.set(path, request.headers);
    const found = answer(path);
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain', ...found?.headers });
    response.end(found?.body ?? 'not here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    headers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', png: 'image/png', pdf: 'application/pdf' };

/** Answers with the files of a folder. */
export const filesOf =
  (folder: string, headers: Readonly<Record<string, string>> = {}) =>
  (path: string): Answer | undefined => {
    try {
      const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain';
      return { body: readFileSync(`${folder}${path}`), type, headers };
    } catch {
      return undefined;
    }
  };

/** The browser of the build, but free to reach loopback, which the build's own can not. */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser({ browserPath: undefined });
  return puppeteer.launch({
    executablePath: found.path,
    env: { ...process.env, ...found.env },
    headless: found.shell ? 'shell' : true,
    args: ['--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', ...(getuid?.() === 0 ? ['--no-sandbox'] : [])],
    pipe: true,
  });
}
