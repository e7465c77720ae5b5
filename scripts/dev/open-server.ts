import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entryIn } from '../model/entry-in.js';
import { EnvironmentError } from '../model/job.js';

/** The answer to a request: bytes or text with its type and policy. */
export interface Reply {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Content-Security-Policy of this answer, `frame-ancestors` included. */
  readonly policy: string;
  readonly status?: number;
}

export interface ServerWish {
  /** 0: any port that is free. */
  readonly port: number;
  /** The answer for each path that there is. Nothing else is answered, and no path leads to a file. `gone` aborts when nobody waits any more. */
  readonly pages: Readonly<Record<string, (gone: AbortSignal) => Reply | Promise<Reply>>>;
  /** What a page is told when it begins to listen on `/events`: one line of JSON. */
  readonly greeting: () => string;
}

export interface LocalServer {
  /** `http://127.0.0.1:41234/`. */
  readonly url: string;
  /** Tells all pages that listen. */
  tell(text: string): void;
  close(): Promise<void>;
}

/**
 * Opens a server that only this computer reaches. It answers GET for the paths it has, to requests that name it by its own address
 * (a page elsewhere that points its own name here, "DNS rebinding", does not) and come from no other site. Throws an
 * EnvironmentError when the port is taken.
 */
export async function openServer({ port, pages, greeting }: ServerWish): Promise<LocalServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const refused = refusal(request, (server.address() as AddressInfo | null)?.port ?? 0);
    if (refused !== undefined) return send(response, { ...TEXT, ...refused });
    const [pathname = ''] = (request.url ?? '').split('?');
    if (pathname === '/events') return listen(response, listeners, greeting());
    const page = entryIn(pages, pathname);
    if (!page) return send(response, { ...TEXT, status: 404, body: 'There is no such page.' });
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    Promise.resolve()
      .then(() => page(gone.signal))
      .then((reply) => send(response, reply))
      .catch((error: unknown) => send(response, { ...TEXT, status: 500, body: error instanceof Error ? error.message : String(error) }));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => fail(portTrouble(cause, port)));
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    tell: (text) => {
      for (const listener of listeners) listener.write(`data: ${text}\n\n`);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const TEXT = { type: 'text/plain; charset=utf-8', policy: "default-src 'none'; frame-ancestors 'none'", body: '' };

function refusal({ method, headers }: IncomingMessage, port: number): { status: number; body: string } | undefined {
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(headers.host ?? '')) {
    return { status: 403, body: 'This server answers only to its own address.' };
  }
  if (!['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)) {
    return { status: 403, body: 'This server answers no other site.' };
  }
  return method === 'GET' ? undefined : { status: 405, body: 'This server answers GET only.' };
}

function send(response: ServerResponse, { status = 200, type, body, policy }: Reply): void {
  response.writeHead(status, { ...headersOf(type, policy), ...(status === 405 && { Allow: 'GET' }) }).end(body);
}

const headersOf = (type: string, policy: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});

function listen(response: ServerResponse, listeners: Set<ServerResponse>, greeting: string): void {
  response.writeHead(200, headersOf('text/event-stream', TEXT.policy));
  response.write(`data: ${greeting}\n\n`);
  listeners.add(response);
  response.once('close', () => listeners.delete(response));
}

function portTrouble(cause: NodeJS.ErrnoException, port: number): Error {
  if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES') return cause;
  return new EnvironmentError('port', `Port ${port} is taken or not allowed.`, 'Choose another one with --port, or leave it out.', {
    cause,
  });
}
