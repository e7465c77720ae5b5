import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entryIn } from '../model/entry-in.js';
import { EnvironmentError } from '../model/job.js';

/** Text that is sent bit by bit, as it comes to be known. */
type Telling = (write: (text: string) => void) => Promise<void>;

/** The answer to a request: bytes or text with its type and policy. */
export interface Reply {
  readonly type: string;
  readonly body: string | Uint8Array | Telling;
  /** Content-Security-Policy of this answer, `frame-ancestors` included. */
  readonly policy: string;
  readonly status?: number;
  /** The name of a file to save it as. */
  readonly saveAs?: string;
}

/** What is done with something that a page of this server sends. */
export interface Taker {
  /** What it must say that it is: a page elsewhere cannot say so without asking first, and is refused then. */
  readonly type: 'application/json' | 'application/zip';
  /** Bytes at most: no more are read. */
  readonly most: number;
  /** `match` is the version that the page knows (`If-Match`); `gone` aborts when nobody waits any more. */
  take(body: Uint8Array, about: { readonly match: string | undefined; readonly gone: AbortSignal }): Reply | Promise<Reply>;
}

export interface ServerWish {
  /** 0: any port that is free. */
  readonly port: number;
  /** The answer for each path that there is. Nothing else is answered, and no path leads to a file. `gone` aborts when nobody waits any more. */
  readonly pages: Readonly<Record<string, (gone: AbortSignal) => Reply | Promise<Reply>>>;
  /** What takes in what is sent to a path (POST), by nobody but its own pages. */
  readonly takers?: Readonly<Record<string, Taker>>;
  /** What a page is told when it begins to listen on `/events`: one line of JSON. Without it there is nothing to listen to. */
  readonly greeting?: () => string;
}

export interface LocalServer {
  /** `http://127.0.0.1:41234/`. */
  readonly url: string;
  /** Tells all pages that listen. */
  tell(text: string): void;
  close(): Promise<void>;
}

/**
 * Opens a server that only this computer reaches. It answers GET for the paths it has, and POST from its own pages alone, to requests
 * that name it by its own address (a page elsewhere that points its own name here, "DNS rebinding", does not) and come from no other
 * site. Throws an EnvironmentError when the port is taken.
 */
export async function openServer({ port, pages, takers = {}, greeting }: ServerWish): Promise<LocalServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const [pathname = ''] = (request.url ?? '').split('?');
    const taker = entryIn(takers, pathname);
    const refused = refusal(request, (server.address() as AddressInfo | null)?.port ?? 0, taker);
    if (refused !== undefined) return refuse(response, refused);
    if (greeting && pathname === '/events') return listen(response, listeners, greeting());
    const page = entryIn(pages, pathname);
    if (!page && !taker) return refuse(response, { status: 404, body: 'There is no such page.' });
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = async (): Promise<void> => send(response, await (taker ? takenIn(request, taker, gone.signal) : page?.(gone.signal)));
    answer().catch((error: unknown) => failed(response, error));
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

/** The policy of an answer that nothing is to be made of but to read or save it. */
export const CLOSED = "default-src 'none'; frame-ancestors 'none'";
/** What such a text is. */
export const CLOSED_TEXT = { type: 'text/plain; charset=utf-8', policy: CLOSED };

type Refusal = { readonly status: number; readonly body: string };

function refusal({ method = '', headers }: IncomingMessage, port: number, taker: Taker | undefined): Refusal | undefined {
  const host = headers.host ?? '';
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(host)) {
    return { status: 403, body: 'This server answers only to its own address.' };
  }
  if (!['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)) {
    return { status: 403, body: 'This server answers no other site.' };
  }
  if (!taker) return method === 'GET' ? undefined : { status: 405, body: 'This server answers GET only.' };
  if (method !== 'POST') return { status: 405, body: 'Only its own page sends something here.' };
  // A browser says of each POST where it comes from; what says nothing is no page.
  if (headers.origin !== `http://${host}`) return { status: 403, body: 'This server takes nothing from other sites.' };
  if (headers['content-type'] !== taker.type) return { status: 415, body: `Only ${taker.type} is taken here.` };
  return Number(headers['content-length'] ?? 0) > taker.most ? TOO_LARGE : undefined;
}

const TOO_LARGE: Refusal = { status: 413, body: 'This is too large.' };

/** What is still being sent is not waited for. */
function refuse(response: ServerResponse, refused: Refusal): void {
  const allow = refused.status === 405 ? { Allow: refused.body.includes('GET') ? 'GET' : 'POST' } : {};
  response.writeHead(refused.status, { ...headersOf(CLOSED_TEXT), ...allow, Connection: 'close' }).end(refused.body);
}

async function takenIn(request: IncomingMessage, taker: Taker, gone: AbortSignal): Promise<Reply> {
  const body = await bodyOf(request, taker.most);
  if (!body) return { ...CLOSED_TEXT, ...TOO_LARGE };
  const match = /^"([0-9a-f]+)"$/.exec(request.headers['if-match'] ?? '')?.[1];
  return taker.take(body, { match, gone });
}

/** Returns what is sent, or undefined where it is more than `most` bytes: the rest is not read. */
function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((done, fail) => {
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= most) return void parts.push(part);
      request.pause().removeAllListeners('data');
      done(undefined);
    });
    request.once('end', () => done(Buffer.concat(parts)));
    request.once('close', () => fail(new Error('It was not sent to its end.')));
  });
}

async function send(response: ServerResponse, reply: Reply | undefined): Promise<void> {
  if (!reply) return;
  const { status = 200, body } = reply;
  response.writeHead(status, { ...headersOf(reply), ...(status === TOO_LARGE.status && { Connection: 'close' }) });
  if (typeof body !== 'function') return void response.end(body);
  await body((text) => void response.write(text));
  response.end();
}

/** What goes wrong behind the first words cannot be told any more: the answer breaks off. */
function failed(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  refuse(response, { status: 500, body: error instanceof Error ? error.message : String(error) });
}

const headersOf = ({ type, policy, saveAs }: Omit<Reply, 'body'>): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  ...(saveAs !== undefined && { 'Content-Disposition': `attachment; filename="${saveAs.replace(/[^\w.-]+/g, '-')}"` }),
});

function listen(response: ServerResponse, listeners: Set<ServerResponse>, greeting: string): void {
  response.writeHead(200, headersOf({ ...CLOSED_TEXT, type: 'text/event-stream' }));
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
